"""Finds words of an old text in a new one: where they went, else the same words elsewhere, else words much alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rapidfuzz import fuzz
from rapidfuzz.distance import Postfix, Prefix

from attribution.core.document import Span
from attribution.services.anchoring import Anchor, anchor
from attribution.services.position_map import PositionMap

Place = Callable[[Span], Span | None]
"""Where the words of a span of the old text are in the new one; None: they are gone."""

_TELLING = 16
"""Signs, of the words and around them, that must be the same for words found elsewhere to be the same words."""
_ALIKE = 75.0
"""How alike (0 to 100) words must be that were changed in place."""


def places(old: str, new: str, there: PositionMap) -> Place:
    """How to find what stood in one text in another; ``there`` leads from the one to the other."""
    if old == new:
        return lambda span: span

    def place(span: Span) -> Span | None:
        return relocate(anchor(old, span.start, span.end), there.span(span.start, span.end), new)

    return place


def relocate(words: Anchor, there: tuple[int, int] | None, text: str) -> Span | None:
    """Exact words first, then those whose surroundings are most alike, then what the words in place became."""
    if there and text[slice(*there)] == words.exact:
        return Span(*there)
    found = max(_elsewhere(words, text), default=None)
    if found and found[0] + len(words.exact) >= _TELLING:
        return Span(-found[1], len(words.exact) - found[1])
    if there and fuzz.ratio(words.exact, text[slice(*there)]) >= _ALIKE:
        return Span(*there)
    return None


def _elsewhere(words: Anchor, text: str) -> Iterator[tuple[int, int]]:
    """How many signs around the same words are the same, and where: negative, so that the first place is greatest."""
    at = text.find(words.exact)
    while at >= 0:
        behind = at + len(words.exact)
        prefix, suffix = text[max(0, at - len(words.prefix)) : at], text[behind : behind + len(words.suffix)]
        yield Postfix.similarity(words.prefix, prefix) + Prefix.similarity(words.suffix, suffix), -at
        at = text.find(words.exact, at + 1)
