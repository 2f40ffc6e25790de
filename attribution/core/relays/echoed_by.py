"""Whoever takes up the words of somebody: "répercutant la colère de X", "reprenant la formule de X".

Relayant la colère des éleveurs, qui parlent d'un « abandon », le syndicat a écrit.    matches: le syndicat
Recevant les éleveurs, qui parlent d'un « abandon », le syndicat a souri.              must not
"""

from __future__ import annotations

from attribution.core.phrases.cue import is_participle, verb_cue, verb_lemma
from attribution.core.phrases.subject import subject_of
from attribution.core.relays.case import Hop, RelayCase

_FARTHEST = 10
"""Words from the participle to the one whose words it takes up."""


def echoed_by(relay: RelayCase) -> list[Hop]:
    """The subject of a participle of passing on whose object the speaker belongs to."""
    reading, source = relay.case.reading, relay.found.source
    if source is None:
        return []
    for verb in relay.case.frame_words():
        passes = is_participle(verb) and verb_lemma(reading, verb) in reading.lexicon.relay_verbs
        near = verb.index < source.head <= verb.index + _FARTHEST
        if passes and near and source.span.end <= relay.case.quotation.outer.start:
            passing = subject_of(reading, verb)
            apart = passing is not None and not passing.span.overlaps(source.span)
            return [Hop(passing, verb_cue(reading, verb), verb.index)] if passing and apart else []
    return []
