"""Participles that cite somebody: "La revue, citant deux internes, écrit …"."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.core.document import Token
from attribution.core.phrases.cue import verb_cue, verb_lemma
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.phrases.reading import Reading
from attribution.core.relations import Cue, Form, Source

_OUTLETS = frozenset({"source", "membre"})


@dataclass(frozen=True, slots=True)
class Citing:
    """``verb`` is the index of "citant", ``cited`` the person or named body that is its object."""

    verb: int
    cue: Cue
    cited: Source


def citings(reading: Reading, words: list[Token]) -> list[Citing]:
    """Every "citant X" among some words whose X can speak: not "citant l'exemple du Portugal"."""
    found = []
    for verb in words:
        if verb.text.lower() == "citant" and verb_lemma(reading, verb) == "citer":
            cited = _cited(reading, verb)
            if cited is not None:
                found.append(Citing(verb.index, verb_cue(reading, verb), cited))
    return found


def _cited(reading: Reading, verb: Token) -> Source | None:
    after = reading.document.tokens[verb.index + 1 : verb.index + 2]
    head = phrase_head(reading, after[0]) if after else None
    if head is None or reading.level(head) != reading.level(verb):
        return None
    speaks = {head.lemma.lower(), head.text.lower()} & (reading.lexicon.bearers | _OUTLETS)
    source = noun_phrase(reading, head)
    return source if speaks or (source.form is Form.NAME and head.upos == "PROPN") else None
