"""Words given to one each, the source behind them: "« réussie » pour l'un, « trop salée » pour l'autre".

La soupe est « réussie » pour le chef, « trop salée » pour le commis.      matches, for both
La soupe est un « signal fort » pour les clients.                          must not: one quotation only
"""

from __future__ import annotations

from itertools import islice

from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.cue import word_cue
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.relations import Quotation
from attribution.core.sources.case import Found, SourceCase

_FAR = 120
"""Characters from one such pair to the next."""


def for_each(case: SourceCase, _settled: object) -> Found | None:
    """The phrase after "pour" right behind the closing mark, where a neighbour has one too."""
    found, able = _for(case, case.quotation)
    neighbours = case.quotations[max(0, case.position - 1) : case.position + 2]
    for other in neighbours:
        near = abs(other.outer.start - case.quotation.outer.start) < _FAR and other.parent == case.quotation.parent
        if found is not None and other is not case.quotation and near and Able.YES in {able, _for(case, other)[1]}:
            return found if _for(case, other)[0] is not None else None
    return None


def _for(case: SourceCase, quotation: Quotation) -> tuple[Found | None, Able]:
    words = list(islice(case.reading.after(quotation.outer.end, quotation.parent), 2))
    if len(words) < 2 or words[0].text.lower() != "pour":
        return None, Able.NO
    touches = not case.reading.document.text[quotation.outer.end : words[0].span.start].strip(" \u00a0\u202f")
    head = phrase_head(case.reading, words[1])
    source = noun_phrase(case.reading, head) if head and touches else None
    able = can_speak(case.reading, source) if source else Able.NO
    return (None if able is Able.NO else Found(source, word_cue(words[0]), words[0].index)), able
