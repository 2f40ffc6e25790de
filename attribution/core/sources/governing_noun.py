"""A noun of saying that governs the quoted words and whose owner is named.

les appels du maire à « tenir bon »                     matches
le mot « climat »                                       must not: nobody owns it
"""

from __future__ import annotations

from itertools import islice

from attribution.core.document import Token
from attribution.core.phrases.cue import word_cue
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.relations import Source
from attribution.core.sources.case import Found, SourceCase
from attribution.core.tree import ancestors


def governing_noun(case: SourceCase, _settled: object) -> Found | None:
    """The nearest cue noun above the content with a complement in "de"."""
    top = case.top()
    if top is None:
        return None
    for noun in islice(ancestors(case.reading.document, top), 2):
        known = noun.upos == "NOUN" and noun.lemma.lower() in case.reading.lexicon.cue_nouns
        if known and noun.span.end <= case.quotation.outer.start and case.reading.level(noun) == case.frame:
            owner = _owner(case, noun)
            return Found(owner, word_cue(noun), noun.index) if owner else None
    return None


def _owner(case: SourceCase, noun: Token) -> Source | None:
    for child in case.reading.document.children(noun.index):
        owns = child.relation == "nmod" and child.upos in {"NOUN", "PROPN"}
        if owns and case.reading.level(child) == case.frame and not child.span.overlaps(case.quotation.outer):
            return noun_phrase(case.reading, child)
    return None
