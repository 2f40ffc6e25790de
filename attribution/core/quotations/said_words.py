"""Words that a verb of saying takes, whether or not anybody is found who says them.

Qui affirme que la source est « tarie » ?         matches: said, by whom is the question
Elle a dit son envie de « grand large ».          must not: the words are no complement of the verb
"""

from __future__ import annotations

from attribution.core.quotations.case import MarkedCase
from attribution.core.quotations.cue_above import CueAbove, cues_above, judges, takes_clause
from attribution.core.relations import Kind

_CASES = frozenset({"de", "à", "comme", "par", "pour"})
_COMPLEMENTS = frozenset({"obj", "obl", "xcomp", "advcl"})


def said_words(case: MarkedCase, _settled: object) -> Kind | None:
    """Mixed, when the nearest verb of saying above takes the marked words or the clause that they stand in."""
    cue = next(cues_above(case), None)
    apart = case.text_before().endswith(",")
    return Kind.MIXED if cue is not None and not apart and _takes(case, cue) else None


def _takes(case: MarkedCase, cue: CueAbove) -> bool:
    lexicon = case.reading.lexicon
    if takes_clause(case, cue) and cue.lemma in lexicon.speech_verbs:
        return True
    if cue.weak or cue.lemma in lexicon.naming_verbs - lexicon.speech_verbs:
        return False
    touches = len(cue.path) == 1 and cue.link in _COMPLEMENTS and _prepositions(case) <= _CASES
    return touches or judges(case, cue)


def _prepositions(case: MarkedCase) -> set[str]:
    """That of the marked words, where it stands before the mark."""
    return {word.lemma.lower() for word in case.words_before(2) if word.upos == "ADP"}
