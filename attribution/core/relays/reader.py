"""Whoever reads out or hands on what is another's.

Le greffier a lu la lettre de l'accusé : « Je demande pardon. »      matches: le greffier
L'accusé a lu une lettre : « Je demande pardon. »                    must not: he is the speaker
"""

from __future__ import annotations

from attribution.core.phrases.cue import is_participle, light_verb_end, verb_cue, verb_lemma
from attribution.core.phrases.passive import is_passive
from attribution.core.phrases.subject import subject_of
from attribution.core.relays.case import Hop, RelayCase


def reader(relay: RelayCase) -> list[Hop]:
    """The subject of the speaker's own cue, where it is a verb of passing on and the subject somebody else."""
    reading, speaker, head = relay.case.reading, relay.found.source, relay.found.head
    if speaker is None or head is None:
        return []
    verb = reading.document.tokens[head]
    hands_on = verb_lemma(reading, verb) in reading.lexicon.relay_verbs or light_verb_end(reading, verb) is not None
    passes = verb.upos == "VERB" and hands_on
    if not passes or is_participle(verb) or is_passive(reading, verb):
        return []
    source = subject_of(reading, verb)
    other = source is not None and not source.span.overlaps(speaker.span)
    return [Hop(source, verb_cue(reading, verb), head)] if source and other else []
