"""The words of a verb group, and the verbs of its own clause and of those above."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.core.document import Token
from attribution.core.phrases.reading import Reading
from attribution.core.tree import ancestors


def group(reading: Reading, verb: Token) -> list[Token]:
    """A verb with its auxiliaries, clitics and adverbs: its dependents of those kinds on its own level."""
    kinds = {"AUX", "ADV", "PRON", "SCONJ", "CCONJ"}
    around = reading.document.children(verb.index)
    return [verb, *(one for one in around if one.upos in kinds and reading.level(one) == reading.level(verb))]


def governors(reading: Reading, verb: Token) -> Iterator[Token]:
    """The verb and the verbs above it on the same level, nearest first."""
    yield verb
    for above in ancestors(reading.document, verb):
        if above.upos in {"VERB", "AUX"} and reading.level(above) == reading.level(verb):
            yield above


def finite(reading: Reading, verb: Token) -> Token:
    """The word of a verb group that carries mood and tense."""
    return next((one for one in group(reading, verb) if "VerbForm=Fin" in one.feats), verb)
