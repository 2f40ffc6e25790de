"""The nearest bare noun phrase before a verb, for the subjects that the parser lost."""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.clitics import OBJECT_CLITICS, bare_clitic
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.reading import Reading
from attribution.core.phrases.small_words import QUE
from attribution.core.phrases.time_words import is_time
from attribution.core.relations import Source

RELATIVES = frozenset({"qui", "lequel", "laquelle", "lesquels", "lesquelles"})
_NOT_SOURCES = frozenset("que qu' qu’ dont où se s' s’ y en ce c' c’ cela ça rien citant reprenant".split())
_PARTS = frozenset({"obj", "obl", "iobj", "nmod", "amod"})
_DEEPEST = 6
_FARTHEST = 60
"""Words; a lost subject stands no further before its verb."""


def bare_phrase_before(reading: Reading, verb: Token) -> Source | None:
    """The nearest bare noun phrase before a finite verb group, where the parser lost the subject."""
    for token in reversed(reading.document.tokens[max(0, verb.index - _FARTHEST) : verb.index]):
        if token.sentence != verb.sentence:
            return None
        if reading.level(token) != reading.level(verb) or not _can_be_lost(token) or _stands_apart(reading, token):
            continue
        source = noun_phrase(reading, _whole_of(reading, token))
        if not after_preposition(reading, source) and can_speak(reading, source) is not Able.NO:
            return source
    return None


def _stands_apart(reading: Reading, token: Token) -> bool:
    """A pronoun between commas is put to the subject: "le brasseur, lui, jubile"."""
    around = reading.document.tokens[max(0, token.index - 1) : token.index + 2]
    return token.upos == "PRON" and len(around) == 3 and around[0].text == around[2].text == ","


def _can_be_lost(token: Token) -> bool:
    """A noun, name or pronoun that the parser did not make an object, complement or epithet of something else."""
    nominal = token.upos in {"NOUN", "PROPN", "PRON"} and can_be_subject(token) and not bare_clitic(token)
    return nominal and token.relation not in _PARTS and token.text.lower() not in RELATIVES


def _whole_of(reading: Reading, token: Token) -> Token:
    """The first of several joined names, the noun that a name is put to: "MM. Kerry et Lavrov" from "Lavrov"."""
    for _ in range(_DEEPEST):
        head = reading.document.head(token)
        if head is None or token.relation not in {"conj", "appos", "flat"} or head.upos not in {"NOUN", "PROPN"}:
            break
        token = head
    return token


def after_preposition(reading: Reading, source: Source) -> bool:
    """A preposition or conjunction stands right before the phrase; "que" opens the clause that it is subject of."""
    index = reading.document.index_from(source.span.start)
    before = reading.document.tokens[index - 1] if index > 0 else None
    return before is not None and before.upos in {"ADP", "SCONJ", "CCONJ"} and before.text.lower() not in QUE


def can_be_subject(token: Token) -> bool:
    """No clitic object, no "que", no noun of time."""
    low = token.text.lower()
    is_object = token.upos == "PRON" and low in OBJECT_CLITICS and low != "lui"
    return low not in _NOT_SOURCES and not is_object and not is_time(token)
