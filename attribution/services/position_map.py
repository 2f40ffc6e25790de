"""Carries places in a text over to a later version of it: paragraphs first, then sentences, then words.

Each step looks only into what the one before found changed, so a long text with few changes costs little.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_SENTENCES = re.compile(r".*?[.!?…]\s+|.+", re.DOTALL)
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
_STEPS = (_LINES, _SENTENCES, _WORDS)
_MOST_COMPARISONS = 400_000_000
"""Pairs of parts in one stretch, about a tenth of a second; a longer stretch that changed counts as rewritten."""
_LEAST_KEPT = 0.5
"""The share of a span's signs that must have stayed for it to be the same span."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What became of a stretch of the old text: it stayed as it was (``same``), or was rewritten, cut or put in."""

    old: int
    old_end: int
    new: int
    new_end: int
    same: bool


class PositionMap:
    """Where the places of an old text are in a new one. Positions are code points, half-open."""

    def __init__(self, old: str, new: str) -> None:
        self._old = old
        self._stretches = [one for one in _compare(old, new, 0, 0, 0) if one.old < one.old_end]
        self._starts = [one.old for one in self._stretches]
        self._ends = [one.old_end for one in self._stretches]
        self._moved = _moved_lines(old, new)

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the words of a span are now; None when fewer than half of their signs stayed.

        What was put in right before or behind the span is left out of it.
        """
        moved = self._within_moved_line(start, end)
        if moved is None and self._kept(start, end) < _LEAST_KEPT * _signs(self._old[start:end]):
            return None
        return moved or self._in_order(start, end)

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a span was, in the new text, whatever stands there now; None when nothing does."""
        return self._within_moved_line(start, end) or self._in_order(start, end)

    def _kept(self, start: int, end: int) -> int:
        met = self._met(start, end)
        return sum(_signs(self._old[max(start, one.old) : min(end, one.old_end)]) for one in met if one.same)

    def _met(self, start: int, end: int) -> list[_Stretch]:
        return self._stretches[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def _in_order(self, start: int, end: int) -> tuple[int, int] | None:
        met = self._met(start, end)
        if not met:
            return None
        there = (_carried_start(met[0], start), _carried_end(met[-1], end))
        return there if there[0] < there[1] else None

    def _within_moved_line(self, start: int, end: int) -> tuple[int, int] | None:
        at = bisect_right(self._moved, (start, len(self._old), 0)) - 1
        if at < 0 or start >= end:
            return None
        line, line_end, new = self._moved[at]
        return (new + start - line, new + end - line) if end <= line_end else None


def _carried_start(stretch: _Stretch, start: int) -> int:
    if stretch.same:
        return stretch.new + start - stretch.old
    return stretch.new if start == stretch.old else stretch.new_end


def _carried_end(stretch: _Stretch, end: int) -> int:
    if stretch.same:
        return stretch.new + end - stretch.old
    return stretch.new_end if end == stretch.old_end else stretch.new


def _signs(text: str) -> int:
    return sum(not sign.isspace() for sign in text)


def _compare(old: str, new: str, old_at: int, new_at: int, step: int) -> Iterator[_Stretch]:
    """The stretches of two texts in order, with ``old_at`` and ``new_at`` added to their places."""
    if not (old and new) or step == len(_STEPS):
        yield _Stretch(old_at, old_at + len(old), new_at, new_at + len(new), same=False)
        return
    parts, new_parts = _STEPS[step].findall(old), _STEPS[step].findall(new)
    for same, i, j in _runs(parts, new_parts):
        old_run, new_run = "".join(parts[i]), "".join(new_parts[j])
        if same:
            yield _Stretch(old_at, old_at + len(old_run), new_at, new_at + len(new_run), same=True)
        else:
            yield from _compare(old_run, new_run, old_at, new_at, step + 1)
        old_at, new_at = old_at + len(old_run), new_at + len(new_run)


def _runs(old: list[str], new: list[str]) -> Iterator[tuple[bool, slice, slice]]:
    """Runs of parts that stayed, and between them runs that did not."""
    if len(old) * len(new) > _MOST_COMPARISONS:
        yield False, slice(len(old)), slice(len(new))
        return
    i = j = 0
    for block in Levenshtein.opcodes(old, new):
        if block.tag == "equal":
            if i < block.src_start or j < block.dest_start:
                yield False, slice(i, block.src_start), slice(j, block.dest_start)
            yield True, slice(block.src_start, block.src_end), slice(block.dest_start, block.dest_end)
            i, j = block.src_end, block.dest_end
    if i < len(old) or j < len(new):
        yield False, slice(i, len(old)), slice(j, len(new))


def _moved_lines(old: str, new: str) -> list[tuple[int, int, int]]:
    """Start and end of each line that stands once in both texts, and where it starts in the new one; in old order.

    A line is told apart from its end, for the last one of a text has none.
    """
    places, new_places = _lines_once(old), _lines_once(new)
    return sorted((at, at + len(line), new_places[line]) for line, at in places.items() if line in new_places)


def _lines_once(text: str) -> dict[str, int]:
    lines: list[tuple[str, int]] = []
    at = 0
    for line in text.split("\n"):
        lines.append((line, at))
        at += len(line) + 1
    counts = Counter(line for line, _ in lines)
    return {line: at for line, at in lines if line.strip() and counts[line] == 1}
