"""Words put beside a noun of saying between commas: its owner says them.

La devise du club, « jamais à genoux », orne le vestiaire.      matches: le club
La tenue du club, « un cauchemar », orne le vestiaire.          must not: a kit is no word
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.cue import word_cue
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.sources.case import Found, SourceCase

_REACH = 10
"""Words from the mark back to the noun."""
_NO_WORDS = frozenset({"voix", "avis", "verdict", "souhait", "colère", "inquiétude", "texte", "lettre"})
"""Nouns of saying that things are put beside more often than words."""


def noun_beside(case: SourceCase, _settled: object) -> Found | None:
    """The owner of the noun of saying whose phrase ends at the comma before the mark."""
    words = case.words_before()[-_REACH:]
    if len(words) < 3 or words[-1].text != ",":
        return None
    for noun in reversed(words[:-1]):
        lemma = noun.lemma.lower()
        if noun.upos == "NOUN" and lemma in case.reading.lexicon.cue_nouns and lemma not in _NO_WORDS:
            return _owner(case, noun, words[-2].span.end)
    return None


def _owner(case: SourceCase, noun: Token, end: int) -> Found | None:
    for child in case.reading.document.children(noun.index):
        source = noun_phrase(case.reading, child) if child.relation == "nmod" and child.upos != "ADJ" else None
        if source is not None and source.span.end == end and can_speak(case.reading, source) is Able.YES:
            return Found(source, word_cue(noun), noun.index)
    return None
