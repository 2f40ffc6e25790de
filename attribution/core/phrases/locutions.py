"""Where the locutions that name a source begin, read once for a whole document: "selon", "aux dires de"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from attribution.core.document import Document
from attribution.core.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Locution:
    """``words`` as the list has them; ``end`` is the index of the first word behind."""

    words: tuple[str, ...]
    end: int


def locutions_of(document: Document, lexicon: Lexicon) -> dict[int, Locution]:
    """Each of them by the index of its first word."""
    firsts, words = _printed(document)
    found = {}
    for place, word in enumerate(words):
        for locution in lexicon.according_to_by_first.get(word, ()):
            behind = place + len(locution)
            if tuple(words[place:behind]) == locution:
                found[firsts[place]] = Locution(locution, firsts[behind])
                break
    return found


def _printed(document: Document) -> tuple[list[int], list[str]]:
    """The index of each printed word's first word, and of the end; the words as print has them: "aux" is one."""
    groups = [list(group) for _, group in groupby(document.tokens, key=lambda token: token.span.start)]
    words = [document.cut(group[0].span).lower().replace("’", "'") for group in groups]
    return [*(group[0].index for group in groups), len(document.tokens)], words
