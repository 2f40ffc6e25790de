"""Tells which quotation of an article's new text is which of its old text, so that its id lasts.

What is surest goes first: the same place, the same words, the same surroundings, and at last words that are alike.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from rapidfuzz import fuzz
from rapidfuzz.distance import Postfix, Prefix

from attribution.services.position_map import PositionMap

CONTEXT = 32
"""Code points before and behind a quotation that tell it from another with the same words."""
_MOST_PAIRS = 10_000
"""Pairs with the same words whose surroundings are compared."""
_ALIKE_IN_PLACE = 50.0
"""How alike (0 to 100) the words must be where the place or both surroundings say that it is the same quotation."""
_ALIKE = 75.0
"""How alike the words must be where nothing but they say so."""
_OVERLAP = 0.5
"""The share of both spans together that they must have in common where the place nearly says it."""
_COMMON = 30
"""A word in more quotations than this does not help to find the one."""
_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words of a quotation, what stands around them, and where; positions in code points, half-open."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


def anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of a span of a text."""
    return Anchor(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start, end)


Place = tuple[int, int] | None
Key = Callable[[Anchor, Place], Hashable]

_SAME: tuple[Key, ...] = (
    lambda one, place: place and (place, one.exact),
    lambda one, _: (one.exact, one.prefix, one.suffix),
)
_SAME_BUT_FOR_WORDS: tuple[Key, ...] = (
    lambda _, place: place,
    lambda one, _: (one.prefix, one.suffix),
)


def match_quotations(
    old: Sequence[Anchor], new: Sequence[Anchor], carried: PositionMap | None = None
) -> dict[int, int]:
    """The position in ``old`` of each quotation of ``new`` that was there before, by its position in ``new``.

    Each old one is at most one new one and the other way round; the same input gives the same answer.
    ``carried`` leads from the old text to the new one; without it only words and surroundings are compared.
    """
    matching = _Matching(old, new, carried)
    for key in _SAME:
        matching.pair(key)
    matching.pair_same_words()
    for key in _SAME_BUT_FOR_WORDS:
        matching.pair(key, _ALIKE_IN_PLACE)
    matching.pair_overlapping()
    matching.pair_alike()
    return matching.found


class _Matching:
    """What is still without a partner on both sides, and who has found one."""

    def __init__(self, old: Sequence[Anchor], new: Sequence[Anchor], carried: PositionMap | None) -> None:
        self.found: dict[int, int] = {}
        self._old, self._new = old, new
        self._place = [carried.place(one.start, one.end) if carried else None for one in old]
        self._there = [carried.span(one.start, one.end) if carried else None for one in old]
        self._old_left = dict.fromkeys(range(len(old)))
        self._new_left = dict.fromkeys(range(len(new)))

    def pair(self, key: Key, likeness: float = 0) -> None:
        """Pair, in text order, those with the same key; a key of None is nobody's."""
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for i in reversed(self._old_left):
            waiting[key(self._old[i], self._place[i])].append(i)
        for j in list(self._new_left):
            shared = key(self._new[j], (self._new[j].start, self._new[j].end))
            if shared is not None and waiting.get(shared) and self._likeness(waiting[shared][-1], j) >= likeness:
                self._keep(waiting[shared].pop(), j)

    def pair_same_words(self) -> None:
        """Pair those with the same words, first those with most of their surroundings in common."""
        same = [(i, j) for olds, news in self._by_words() for i, j in _tried(olds, news)]
        self._pair_best((-self._in_common(i, j), i, j) for i, j in same)

    def pair_overlapping(self) -> None:
        """Pair those that share most of their place: other rules may let a quotation start or end elsewhere."""
        self._pair_best((-share, i, j) for share, i, j in self._overlaps() if share >= _OVERLAP)

    def pair_alike(self) -> None:
        """Pair the rest by how alike their words are, the likest first."""
        likely = ((-self._likeness(i, j), i, j) for i, j in self._sharing_words())
        self._pair_best(scored for scored in likely if -scored[0] >= _ALIKE)

    def _pair_best(self, scored: Iterable[tuple[float, int, int]]) -> None:
        """Pair by rising score, and by place where scores are equal."""
        for _, i, j in sorted(scored):
            if i in self._old_left and j in self._new_left:
                self._keep(i, j)

    def _by_words(self) -> Iterable[tuple[list[int], list[int]]]:
        """Old and new ones with the same words."""
        groups: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for i in self._old_left:
            groups[self._old[i].exact][0].append(i)
        for j in self._new_left:
            groups[self._new[j].exact][1].append(j)
        return groups.values()

    def _in_common(self, i: int, j: int) -> int:
        old, new = self._old[i], self._new[j]
        return Postfix.similarity(old.prefix, new.prefix) + Prefix.similarity(old.suffix, new.suffix)

    def _overlaps(self) -> Iterator[tuple[float, int, int]]:
        left = sorted((self._new[j].start, self._new[j].end, j) for j in self._new_left)
        for i in self._old_left:
            start, end = self._there[i] or (0, 0)
            near = left[bisect_left(left, (2 * start - end,)) : bisect_left(left, (end,))]  # no other shares a half
            for new_start, new_end, j in near:
                shared = min(end, new_end) - max(start, new_start)
                yield shared / (max(end, new_end) - min(start, new_start)), i, j

    def _sharing_words(self) -> Iterator[tuple[int, int]]:
        """For each new one the old ones that share most words with it; words of many quotations do not count."""
        holding: dict[str, list[int]] = defaultdict(list)
        for i in self._old_left:
            for word in _words(self._old[i]):
                holding[word].append(i)
        for j in self._new_left:
            rare = (holding[word] for word in _words(self._new[j]) if 0 < len(holding.get(word, ())) <= _COMMON)
            shared = Counter(i for holders in rare for i in holders)
            best = sorted(shared, key=lambda i, shared=shared: (-shared[i], i))  # type: ignore[misc]
            yield from ((i, j) for i in best[:_CANDIDATES])

    def _likeness(self, i: int, j: int) -> float:
        return fuzz.ratio(self._old[i].exact, self._new[j].exact)

    def _keep(self, i: int, j: int) -> None:
        self.found[j] = i
        del self._old_left[i], self._new_left[j]


def _tried(old: list[int], new: list[int]) -> Iterable[tuple[int, int]]:
    """Every pair, unless they are so many that their order must do."""
    return product(old, new) if len(old) * len(new) <= _MOST_PAIRS else zip(old, new, strict=False)


def _words(one: Anchor) -> frozenset[str]:
    return frozenset(one.exact.casefold().split())
