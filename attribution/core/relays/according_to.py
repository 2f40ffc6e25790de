"""A preposition that names who reports what another said.

Selon Radio Lagune, le brasseur a promis « une tournée ».      matches: Radio Lagune
Selon le brasseur, le malt est « seul responsable ».           must not: he is the speaker
"""

from __future__ import annotations

from attribution.core.phrases.according_to import according_to_phrases
from attribution.core.relays.case import Hop, RelayCase


def according_to(relay: RelayCase) -> list[Hop]:
    """Every "selon X" of the quotation's sentence that does not name the source."""
    phrases = according_to_phrases(relay.case.reading, relay.case.frame_words())
    source = relay.found.source
    return [
        Hop(phrase.source, phrase.cue)
        for phrase in phrases
        if phrase.sure and (source is None or not phrase.source.span.overlaps(source.span))
    ]
