"""The noun that a relative pronoun stands for."""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.agreement import number_of
from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.reading import Reading
from attribution.core.relations import Source

_DEEPEST = 6


def antecedent(reading: Reading, relative: Token, verb: Token) -> Source | None:
    """The noun that a relative pronoun stands for."""
    head = reading.document.head(verb)
    if head is None or head.index > relative.index or head.upos not in {"NOUN", "PROPN", "PRON"}:
        head = _noun_before(reading, relative)
    if head is None:
        return None
    return noun_phrase(reading, _able_above(reading, _named(reading, head), number_of(reading, verb)))


def _named(reading: Reading, noun: Token) -> Token:
    """As in "Jef Claes, le patron, qui": the name that the noun is put to, where commas stand on both its sides."""
    name = reading.document.head(noun) if noun.relation == "appos" else None
    text, phrase = reading.document.text, noun_phrase(reading, noun).span
    apart = text[: phrase.start].rstrip().endswith(",") and text[phrase.end :].lstrip().startswith(",")
    return name if apart and name is not None and name.upos == "PROPN" and noun.upos == "NOUN" else noun


def _able_above(reading: Reading, noun: Token, number: str | None) -> Token:
    """The noun that can speak, and agrees, among a noun and those it belongs to.

    As in "deux cortèges de défense du cirque qui chantaient": the processions.
    """
    agreeing: list[Token] = []
    above: Token | None = noun
    for _ in range(_DEEPEST):
        if above is None or above.upos not in {"NOUN", "PROPN", "PRON"}:
            break
        if number is None or above.feat("Number") in {number, None}:
            agreeing.append(above)
        above = reading.document.head(above) if above.relation in {"nmod", "conj", "obl"} else None
    able = (one for one in agreeing if can_speak(reading, noun_phrase(reading, one)) is Able.YES)
    return next(able, agreeing[0] if agreeing else noun)


def _noun_before(reading: Reading, token: Token) -> Token | None:
    for before in reversed(reading.document.tokens[max(0, token.index - 12) : token.index]):
        if before.sentence == token.sentence and before.upos in {"NOUN", "PROPN", "PRON"}:
            head = reading.document.head(before)
            return head if head and before.relation in {"flat", "nmod"} and head.upos in {"NOUN", "PROPN"} else before
    return None
