"""Cuts a text where its marks open and close, so that a template can print it piece by piece. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from attribution.core.document import Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text, ``start <= offset < end``, and the marks (positions in ``spans``) around it.

    ``opens`` lists the marks to open before the piece, outermost first; ``closes`` those to close after
    it, innermost first.
    """

    start: int
    end: int
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()


def cut_segments(length: int, spans: Sequence[Span]) -> tuple[Segment, ...]:
    """Segments that join to the whole text, without gap or overlap, and whose marks nest properly.

    Where two spans cross, the inner mark is closed and opened again, as HTML needs it. Spans that reach
    beyond the text are cut at its end.
    """
    edges = sorted({0, length} | {min(edge, length) for span in spans for edge in (span.start, span.end)})
    stacks = [(), *_covering(edges, spans), ()]
    segments = []
    for place, (start, end) in enumerate(pairwise(edges), start=1):
        before, here, after = stacks[place - 1 : place + 2]
        opens = here[_shared(before, here) :]
        closes = here[_shared(here, after) :][::-1]
        segments.append(Segment(start, end, opens, closes))
    return tuple(segments)


def _covering(edges: Sequence[int], spans: Sequence[Span]) -> list[tuple[int, ...]]:
    """For each stretch between two edges, the spans over it, outermost first."""
    waiting = sorted(range(len(spans)), key=lambda index: (-spans[index].start, spans[index].end, -index))
    stacks: list[tuple[int, ...]] = []
    active: list[int] = []
    for start, _ in pairwise(edges):
        active = [index for index in active if spans[index].end > start]
        while waiting and spans[waiting[-1]].start <= start:
            active.append(waiting.pop())
        stacks.append(tuple(active))
    return stacks


def _shared(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    """The number of marks that two stacks share from the outside."""
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared
