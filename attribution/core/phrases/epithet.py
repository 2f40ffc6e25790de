"""The noun behind a marked epithet, which the parser may hang on the epithet: "le « grand » patron Rey"."""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.reading import Reading
from attribution.core.tree import children_by


def behind_epithet(reading: Reading, word: Token, level: int | None) -> Token:
    """The noun right behind the marks that a word stands in, where it hangs on the word; else the word itself."""
    tokens = reading.document.tokens
    if reading.level(word) == level:
        return word
    for noun in children_by(reading.document, word, "appos", "nmod", "flat"):
        between = tokens[word.index + 1 : noun.index]
        right_behind = noun.index > word.index and all(one.upos in {"PUNCT", "ADJ"} for one in between)
        if noun.upos in {"NOUN", "PROPN"} and right_behind and reading.level(noun) == level:
            return noun
    return word
