"""Words given to one each, the source behind them: "« historique » pour le premier, « au rabais » pour le second".

L'accord est « historique » pour la ministre, « honteux » pour les syndicats.      matches, for both
L'accord est un « signal fort » pour les banques.                                  must not: one quotation only
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
    found = _for(case, case.quotation)
    neighbours = case.quotations[max(0, case.position - 1) : case.position + 2]
    for other in neighbours:
        near = abs(other.outer.start - case.quotation.outer.start) < _FAR and other.parent == case.quotation.parent
        if found is not None and other is not case.quotation and near and _for(case, other) is not None:
            return found
    return None


def _for(case: SourceCase, quotation: Quotation) -> Found | None:
    words = list(islice(case.reading.after(quotation.outer.end, quotation.parent), 2))
    if len(words) < 2 or words[0].text.lower() != "pour":
        return None
    touches = not case.reading.document.text[quotation.outer.end : words[0].span.start].strip(" \u00a0\u202f")
    head = phrase_head(case.reading, words[1])
    source = noun_phrase(case.reading, head) if head and touches else None
    speaks = source is not None and can_speak(case.reading, source) is Able.YES
    return Found(source, word_cue(words[0]), words[0].index) if source and speaks else None
