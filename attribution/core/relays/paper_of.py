"""Whoever reads or publishes a paper of the speaker's, in a clause of its own.

Le greffier a lu un mot de Jef Claes, qui se dit « navré ».      matches: le greffier
Le greffier a vu le frère de Jef Claes, qui se dit « navré ».    must not: he reads nothing
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.cue import is_participle, verb_cue, verb_lemma
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.passive import is_passive
from attribution.core.phrases.subject import subject_of
from attribution.core.relays.case import Hop, RelayCase
from attribution.core.tree import children_by


def paper_of(relay: RelayCase) -> list[Hop]:
    """The subject of a verb of passing on whose object is a paper or saying that the source owns."""
    reading, source = relay.case.reading, relay.found.source
    if source is None:
        return []
    for verb in relay.case.words_before():
        passes = verb.upos == "VERB" and verb_lemma(reading, verb) in reading.lexicon.relay_verbs
        active = not is_participle(verb) and not is_passive(reading, verb)
        if passes and active and verb.index != relay.found.head and _reads_its(relay, verb):
            passing = subject_of(reading, verb)
            apart = passing is not None and not passing.span.overlaps(source.span)
            return [Hop(passing, verb_cue(reading, verb), verb.index)] if passing and apart else []
    return []


def _reads_its(relay: RelayCase, verb: Token) -> bool:
    """The paper is the verb's object, and its owner is the source."""
    reading, source = relay.case.reading, relay.found.source
    papers = reading.lexicon.document_nouns | reading.lexicon.cue_nouns
    for paper in children_by(reading.document, verb, "obj"):
        if paper.lemma.lower() in papers and paper.index > verb.index:
            owners = (noun_phrase(reading, one) for one in children_by(reading.document, paper, "nmod"))
            return any(source is not None and owner.span.overlaps(source.span) for owner in owners)
    return False
