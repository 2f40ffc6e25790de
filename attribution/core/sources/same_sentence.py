"""A further part in a sentence whose other quotations have a source.

Le port est « vide » et la maire se dit « inquiète ».     matches, for the first
Le « vacarme » reprend. Le maire dénonce un « gâchis ».   must not: another sentence
"""

from __future__ import annotations

from collections.abc import Mapping

from attribution.core.relations import Kind
from attribution.core.sieve import Decided
from attribution.core.sources.case import Found, SourceCase

_LAST, _FIRST = 4, 3
"""Characters of a quotation's end and start that show whether a sentence ends with it: a stop, spaces, its marks."""


def same_sentence(case: SourceCase, settled: Mapping[int, Decided[Found]]) -> Found | None:
    """The answer for the nearest quotation of the sentence, before it or else after it, at the same level.

    Direct speech is left alone: it has its own reporting clause or none.
    """
    if case.is_direct:
        return None
    sentences = case.sentences()
    for position in (*range(case.position - 1, -1, -1), *range(case.position + 1, len(case.quotations))):
        other = case.quotations[position]
        if other.parent != case.quotation.parent or other.kind is Kind.OTHER or position not in settled:
            continue
        words = case.reading.document.tokens_in(other.outer)
        first, second = sorted((case.quotation.outer, other.outer))
        together = not case.ended_between(first.end - _LAST, second.start + _FIRST)
        if together and sentences & {word.sentence for word in words}:
            return settled[position].answer
    return None
