"""Where the locutions that name a source begin, read once for a whole document: "selon", "aux dires de"."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.core.document import Document, Token
from attribution.core.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Locution:
    """``words`` as the list has them; ``end`` is the index of the first word behind."""

    words: tuple[str, ...]
    end: int


def locutions_of(document: Document, lexicon: Lexicon) -> dict[int, Locution]:
    """Each of them by the index of its first word."""
    by_first, found = lexicon.according_to_by_first, {}
    for word in document.tokens:
        known = by_first.get(_printed(document, word))
        if known and not _is_second_half(document, word):
            ends = ((locution, _end(document, word.index, locution)) for locution in known)
            first = next(((locution, end) for locution, end in ends if end is not None), None)
            if first is not None:
                found[word.index] = Locution(*first)
    return found


def _is_second_half(document: Document, word: Token) -> bool:
    """The "les" of "aux"."""
    return word.index > 0 and document.tokens[word.index - 1].span == word.span


def _end(document: Document, index: int, locution: tuple[str, ...]) -> int | None:
    tokens = document.tokens
    for part in locution:
        if index >= len(tokens) or _printed(document, tokens[index]) != part:
            return None
        span = tokens[index].span
        while index < len(tokens) and tokens[index].span == span:
            index += 1
    return index


def _printed(document: Document, word: Token) -> str:
    """The word as print has it: "aux", which the parser splits."""
    return document.cut(word.span).lower().replace("’", "'")
