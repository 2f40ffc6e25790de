"""Where "on" speaks: "À l'ambassade, on raconte que …" is the embassy that tells."""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.phrases.reading import Reading
from attribution.core.relations import Source

_IN = frozenset({"à", "au", "aux", "dans", "chez", "côté", "auprès"})
_REACH = 15
"""Words; the phrase stands right before "on" and is short."""


def seat_of(reading: Reading, pronoun: Token) -> Source | None:
    """The body or people named by the phrase of place that ends right before "on", a comma between."""
    tokens = reading.document.tokens
    if pronoun.text.lower() not in {"on", "l'on"} or pronoun.index < 3:
        return None
    end = pronoun.index - 1
    if tokens[end].text != ",":
        return None
    for index in range(end - 1, max(-1, end - _REACH), -1):
        if tokens[index].sentence != pronoun.sentence:
            return None
        if tokens[index].text.lower() in _IN and index + 1 < end:
            head = phrase_head(reading, tokens[index + 1])
            source = noun_phrase(reading, head) if head else None
            ends = source is not None and source.span.end == tokens[end - 1].span.end
            return source if source and ends and can_speak(reading, source) is Able.YES else None
    return None
