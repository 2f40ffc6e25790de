"""A name that tells which thing is judged, where the judgement follows the marks.

Elle juge l'option « nuit » utile.               matches: "utile" is what she says of it
Elle juge le texte « trop » laxiste.             must not: the marks hold a word of the judgement
Elle juge la mesure « injuste ».                 must not: that is her judgement
"""

from __future__ import annotations

from itertools import dropwhile

from attribution.core.phrases.cue import verb_lemma
from attribution.core.phrases.verb_form import is_verb
from attribution.core.quotations.case import MarkedCase
from attribution.core.relations import Kind

_JUDGING = frozenset({"juger", "estimer", "trouver", "considérer", "croire", "dire"})
_MOST = 2
"""Words; more are seldom a name."""
_NEAR = 6
"""Words from the noun back to the verb that judges."""


def judged_thing(case: MarkedCase, _settled: object) -> Kind | None:
    """Other, for a word or two between the noun that a verb of judging has as its object and an adjective."""
    before = case.word_before()
    short = len(case.reading.document.cut(case.content).split()) <= _MOST
    if before is None or before.upos != "NOUN" or not short or not _follows(case):
        return None
    judged = any(
        is_verb(case.reading, word) and verb_lemma(case.reading, word) in _JUDGING
        for word in case.words_before(_NEAR)
        if word.index == before.head
    )
    return Kind.OTHER if judged and before.relation == "obj" and not _holds_adverb(case) else None


def _follows(case: MarkedCase) -> bool:
    """An adjective stands right behind the marks, adverbs before it at most."""
    words = case.reading.document.tokens[case.reading.document.index_from(case.outer.end) :][:_NEAR]
    first = next(dropwhile(lambda word: word.upos == "ADV", words), None)
    return first is not None and first.upos == "ADJ" and case.reading.level(first) == case.reading.frame(case.position)


def _holds_adverb(case: MarkedCase) -> bool:
    return any(word.upos == "ADV" for word in case.reading.document.tokens_in(case.content))
