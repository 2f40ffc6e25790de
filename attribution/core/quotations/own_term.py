"""A term of the author's own.

Nous y avons décrit un « jardin-tiroir » de dix mètres.     matches
« Je parle d'un "gâchis" », dit-elle.                       must not: the author is quoted there
"""

from __future__ import annotations

from attribution.core.quotations.case import MarkedCase
from attribution.core.quotations.cue_above import CueAbove, cues_above
from attribution.core.relations import Kind

_OWN = frozenset({"je", "j'", "j’", "nous"})
_MOST = 3
"""Words; more are a quotation of what the author said."""


def own_term(case: MarkedCase, _settled: object) -> Kind | None:
    """Other, for a few words behind an article or preposition under a verb whose subject is "je" or "nous"."""
    short = len(case.reading.document.cut(case.content).split()) <= _MOST
    if not short or case.reading.frame(case.position) is not None or case.reading.has_finite_verb(case.position):
        return None
    outside = any(word.upos in {"DET", "ADP"} for word in case.words_before(1))
    cue = next(cues_above(case), None)
    return Kind.OTHER if outside and cue is not None and _is_own(case, cue) else None


def _is_own(case: MarkedCase, cue: CueAbove) -> bool:
    children = case.reading.document.children(cue.verb.index)
    return any(child.relation == "nsubj" and child.text.lower() in _OWN for child in children)
