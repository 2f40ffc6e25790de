"""What a webhook can hear of. Whoever tells of something new adds its type here, with what it means."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

EVENT_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "article.processed": "An article was kept, new or again, or newer rules found something else in it: read it.",
        "article.deleted": "An article was removed with everything that was found in it.",
        "quotation.corrected": "Somebody corrected, confirmed or rejected a quotation.",
        "speaker.merged": "Two speakers became one, or such a merge was undone.",
        "job.finished": "A job came to its end: it succeeded, failed or was cancelled.",
    }
)
"""The types that an endpoint can choose from."""

TEST_EVENT = "webhook.test"
"""Sent on request only, whatever the endpoint chose."""

LARGEST_DATA = 19_000
"""Bytes of an event's data as JSON: its message has less than 20 kB, and whoever wants to know more asks for it."""
