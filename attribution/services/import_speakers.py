"""Taking in a list of speakers of any length, a part at a time, so that others can write in between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attribution.services.ports import ImportedSpeaker, SpeakerIn, Store
from attribution.services.speaker_list import MOST_ROWS


def import_speakers(speakers: Sequence[SpeakerIn], *, store: Store, by: str) -> Iterator[ImportedSpeaker]:
    """What became of each. A part is taken in whole or not at all; to start again after a failure doubles nothing.

    Raises StoreError.
    """
    for start in range(0, len(speakers), MOST_ROWS):
        yield from store.registry.take_in(speakers[start : start + MOST_ROWS], by=by)
