"""The words of a verb group, and the verbs of its own clause and of those above."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.core.document import Token
from attribution.core.phrases.cue import verb_lemma
from attribution.core.phrases.incise import incise_at
from attribution.core.phrases.reading import Reading
from attribution.core.tree import ancestors


def group(reading: Reading, verb: Token) -> list[Token]:
    """A verb with its auxiliaries, clitics and adverbs: its dependents of those kinds on its own level."""
    kinds = {"AUX", "ADV", "PRON", "SCONJ", "CCONJ"}
    around = reading.document.children(verb.index)
    return [verb, *(one for one in around if one.upos in kinds and reading.level(one) == reading.level(verb))]


def governors(reading: Reading, verb: Token) -> Iterator[Token]:
    """The verb and the verbs above it on the same level, nearest first; an incise has none: it reports them."""
    yield verb
    if incise_at(reading, verb) is not None:
        return
    for above in ancestors(reading.document, verb):
        if above.upos in {"VERB", "AUX"} and reading.level(above) == reading.level(verb):
            yield above


_STEMS = {
    "avoir": "aur",
    "être": "ser",
    "faire": "fer",
    "aller": "ir",
    "pouvoir": "pourr",
    "vouloir": "voudr",
    "savoir": "saur",
    "devoir": "devr",
    "voir": "verr",
    "enir": "iendr",
}
"""What the future and the conditional are made of where the infinitive does not say it, by its ending."""


def is_conditional(reading: Reading, verb: Token) -> bool:
    """The form says so, whatever the tagger made of it: an infinitive and an ending of the imperfect."""
    return "Mood=Cnd" in verb.feats or verb.text.lower() in _forms(reading, verb, "ait", "aient", "ais")


def is_future(reading: Reading, verb: Token) -> bool:
    """The form says so, whatever the tagger made of it."""
    return "Tense=Fut" in verb.feats or verb.text.lower() in _forms(reading, verb, "a", "ont", "ai", "ons", "ez")


def _forms(reading: Reading, verb: Token, *endings: str) -> set[str]:
    lemma = verb_lemma(reading, verb)
    irregular = max((ending for ending in _STEMS if lemma.endswith(ending)), key=len, default=None)
    stem = lemma.removesuffix(irregular) + _STEMS[irregular] if irregular else lemma.removesuffix("e")
    return {stem + ending for ending in endings}


def finite(reading: Reading, verb: Token) -> Token:
    """The word of a verb group that carries mood and tense."""
    return next((one for one in group(reading, verb) if "VerbForm=Fin" in one.feats), verb)
