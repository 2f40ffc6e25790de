"""Participles that cite somebody: "La lettre, citant trois grutiers, dit …"."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.core.document import Token
from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.cue import verb_cue
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.phrases.reading import Reading
from attribution.core.relations import Cue, Form, Source

_OUTLETS = frozenset({"source", "membre"})
CITING = frozenset({"citant", "reprenant", "paraphrasant", "empruntant", "détournant"})
"""The last ones take up words: "reprenant la formule de X"."""
CITES = frozenset({"cite", "citent", "citait", "citaient"})
"""Behind "qui": "Le Cap, qui cite un proche"."""

_PAPERS = frozenset({"étude", "rapport", "enquête", "sondage", "loi", "article", "règlement", "arrêté", "décret"})


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
        low = verb.text.lower()
        if low in CITING or (low in CITES and reading.document.tokens[verb.index - 1].text.lower() == "qui"):
            cited = _cited(reading, verb) if low == "citant" or low in CITES else _quoted(reading, verb)
            if cited is not None:
                found.append(Citing(verb.index, verb_cue(reading, verb), cited))
    return found


def _quoted(reading: Reading, verb: Token) -> Source | None:
    """Whose words they are: "empruntant la formule de son parrain"."""
    after = reading.document.tokens[verb.index + 1 : verb.index + 2]
    words = phrase_head(reading, after[0]) if after else None
    if words is None or words.lemma.lower() not in reading.lexicon.wording_nouns:
        return None
    for child in reading.document.children(words.index):
        owner = noun_phrase(reading, child) if child.relation == "nmod" and child.upos in {"NOUN", "PROPN"} else None
        if owner is not None and reading.level(child) == reading.level(verb):
            return owner if can_speak(reading, owner) is not Able.NO else None
    return None


def _cited(reading: Reading, verb: Token) -> Source | None:
    after = reading.document.tokens[verb.index + 1 : verb.index + 2]
    head = phrase_head(reading, after[0]) if after else None
    if head is None or reading.level(head) != reading.level(verb):
        return None
    speaks = {head.lemma.lower(), head.text.lower()} & (reading.lexicon.bearers | _OUTLETS)
    source = noun_phrase(reading, head, behind=verb)
    if head.upos == "NOUN" and head.lemma.lower() in _PAPERS:
        return None  # what somebody refers to, not somebody whose words these are
    return source if speaks or (source.form is Form.NAME and head.upos == "PROPN") else None
