"""A main verb behind a relative clause between commas: "Un juge, qui exige le silence, décrit …"."""

from __future__ import annotations

from itertools import pairwise

from attribution.core.document import Token
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.reading import Reading
from attribution.core.phrases.small_words import QUE
from attribution.core.relations import Source

_RELATIVES = QUE | {"qui", "dont", "où"}


def subject_before_relative(reading: Reading, first: Token) -> Source | None:
    """The phrase that opens the sentence, where a relative clause and its two commas stand between it and a verb group.

    ``first`` is the first word of the group. A verb before the relative clause makes it another sentence.
    """
    sentence, level = reading.document.sentence_of(first), reading.level(first)
    words = [word for word in reading.document.tokens[sentence.first : first.index] if reading.level(word) == level]
    if len(words) != first.index - sentence.first or len(words) < 5 or words[-1].text != ",":
        return None
    for comma, relative in pairwise(words):
        if comma.text == "," and relative.text.lower() in _RELATIVES:
            return _opening(reading, words[0], comma)
        if comma.upos in {"VERB", "AUX"} or comma.text in {",", ";", ":"}:
            return None
    return None


def is_main(reading: Reading, first: Token, end: int) -> bool:
    """The verb group that begins at a word, and ends with what follows it, is the sentence's own: no incise.

    No comma follows: "Un juge, qui exige le silence, décrit un homme « las »".
    """
    comma = reading.document.text[end:].lstrip().startswith(",")
    return not comma and subject_before_relative(reading, first) is not None


def _opening(reading: Reading, first: Token, comma: Token) -> Source | None:
    """The phrase from the first word to the comma."""
    for token in reading.document.tokens[first.index : comma.index]:
        if token.upos in {"NOUN", "PROPN"}:
            source = noun_phrase(reading, token)
            whole = source.span.start == first.span.start and source.span.end == comma.span.start
            return source if whole else None
    return None
