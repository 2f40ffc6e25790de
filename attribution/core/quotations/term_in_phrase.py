"""A noun between marks, deep in a phrase that a verb of saying only has as its object: a term, nobody's words.

Elle a exprimé son regret de quitter le « petit bassin ».     matches: "quitter" has the words, not "exprimer"
Elle dénonce un « gâchis ».                                   must not: it is what she denounces
"""

from __future__ import annotations

from dataclasses import replace

from attribution.core.quotations.case import MarkedCase
from attribution.core.quotations.cue_above import CueAbove, cues_above, judges, takes_clause
from attribution.core.relations import Kind
from attribution.core.tree import top_of

_DEEP = 3
"""Steps at which the object of any verb of saying is no longer what is said."""
_OPENERS = frozenset({"DET", "ADP", "PRON", "SCONJ", "ADV"})
_OTHER_CLAUSE = frozenset({"advcl", "conj", "acl", "nsubj", "obl", "nmod"})


def term_in_phrase(case: MarkedCase, _settled: object) -> Kind | None:
    """Other, when verbs of saying stand above the marked words and none of them has the words as its complement."""
    if not _is_bare_term(case):
        return None
    above = list(cues_above(case))
    if not above or any(takes_clause(case, cue) or _through_marks(case, cue) for cue in above):
        return None
    return Kind.OTHER if _only_touches(case, above[0]) and not _says_more(case, above[0]) else None


def _is_bare_term(case: MarkedCase) -> bool:
    """A nominal whose article or preposition, if any, stands before the marks."""
    top = top_of(case.reading.document, case.content)
    before_noun = top is not None and top.relation == "amod" and top.head > top.index
    if top is None or top.upos == "VERB" or before_noun or case.reading.has_finite_verb(case.position):
        return False
    words = (word for word in case.reading.document.tokens_in(case.content) if word.upos != "PUNCT")
    opener = next((word.upos in _OPENERS for word in words), True)
    return not opener and case.word_before() is not None and case.text_before()[-1:] not in {",", ":"}


def _through_marks(case: MarkedCase, cue: CueAbove) -> bool:
    """Other marked words stand between: what holds of them holds of these."""
    return any(case.reading.level(word) != case.reading.frame(case.position) for word in cue.path[1:])


def _says_more(case: MarkedCase, cue: CueAbove) -> bool:
    """Other marked words right before are what the same verb says: so are several words further down."""
    before = case.position - 1
    if before < 0 or case.reading.parents[before] != case.reading.parents[case.position] or _is_one_word(case):
        return False
    other = next(cues_above(replace(case, position=before)), None)
    return other is not None and other.verb.index == cue.verb.index and len(other.path) == 1


def _is_one_word(case: MarkedCase) -> bool:
    return " " not in case.reading.document.cut(case.content)


def _only_touches(case: MarkedCase, cue: CueAbove) -> bool:
    """The verb has the words somewhere below its complement, or has another sense than that of saying."""
    if judges(case, cue):
        return False
    if len(cue.path) == 1:
        taken = cue.lemma in case.reading.lexicon.noun_takers
        objects = cue.link in {"obj", "obl"} and cue.path[-1].deprel != "obl:arg"
        return cue.weak and not taken and objects and _has_article_outside(case)
    other_clause = cue.link in _OTHER_CLAUSE and any(word.upos in {"VERB", "AUX"} for word in cue.path[1:])
    circumstance = cue.link == "obl" and cue.path[-1].deprel != "obl:arg"
    return other_clause or circumstance or cue.weak or len(cue.path) >= _DEEP


def _has_article_outside(case: MarkedCase) -> bool:
    return any(word.upos in {"DET", "NUM"} for word in case.words_before(1))
