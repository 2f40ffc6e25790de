"""A second one of whom the same is said, the verb left out.

La presse a parlé de « miracle » et les élus de « hasard ».      matches, for the second: les élus
La presse a parlé de « miracle » et de « hasard ».               must not: the press said both
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from attribution.core.document import Token
from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.sieve import Decided
from attribution.core.sources.case import Found, SourceCase
from attribution.core.sources.government import governed_by

_JOINS = frozenset({",", ";", "et", "mais", "quand", "ou"})
_LONGEST = 12
"""Words between two such quotations."""


def gapped(case: SourceCase, _settled: Mapping[int, Decided[Found]]) -> Found | None:
    """The phrase, and at most a preposition, that is all that stands between two quotations beside a comma or "et"."""
    whole = case.is_direct or case.reading.has_finite_verb(case.position)
    if whole or case.position == 0 or case.quotations[case.position - 1].parent != case.quotation.parent:
        return None
    end, start = case.quotations[case.position - 1].outer.end, case.quotation.outer.start
    words = [word for word in case.words_before() if word.span.start >= end]
    joined = bool(words) and words[0].text.lower() in _JOINS and not case.ended_between(end - 2, start)
    if not joined or len(words) > _LONGEST or any(word.upos in {"VERB", "AUX"} for word in words):
        return None
    if governed_by(replace(case, position=case.position - 1)) is None:
        return None  # "le port est « vide » et la ville « éteinte »"
    rest = [word for word in words if word.text.lower() not in _JOINS]
    return _phrase(case, rest) if rest else None


def _phrase(case: SourceCase, words: list[Token]) -> Found | None:
    head = phrase_head(case.reading, words[0])
    source = noun_phrase(case.reading, head) if head else None
    if source is None or source.span.start != words[0].span.start or can_speak(case.reading, source) is not Able.YES:
        return None
    behind = [word for word in words if word.span.start >= source.span.end]
    return Found(source, None) if all(word.upos in {"ADP", "DET"} for word in behind) else None
