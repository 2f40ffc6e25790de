"""Does a confidence of 0.8 mean right in 8 of 10 cases? Bins of stated and true shares, and the gap between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from attribution.core.confidence import PARTS
from attribution.core.scoring.comparison import Answer
from attribution.core.scoring.judgement import judge

BINS = 10

Case = tuple[float, bool]
"""A stated probability, and whether it came true."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The cases of one tenth of the scale: how many, the mean of what was stated, the share that is right."""

    count: int
    stated: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """The bins that hold cases, lowest first."""

    bins: tuple[Bin, ...]

    @property
    def count(self) -> int:
        """All cases."""
        return sum(one.count for one in self.bins)

    @property
    def stated(self) -> float:
        """The mean of what was stated."""
        return sum(one.count * one.stated for one in self.bins) / self.count if self.bins else 0.0

    @property
    def right(self) -> float:
        """The share that is right."""
        return sum(one.count * one.right for one in self.bins) / self.count if self.bins else 0.0

    @property
    def error(self) -> float:
        """The expected calibration error: the mean gap between what a bin states and what is right in it."""
        gaps = sum(one.count * abs(one.stated - one.right) for one in self.bins)
        return gaps / self.count if self.bins else 0.0


def calibration_of(cases: Iterable[Case]) -> Calibration:
    """Cases, put into bins of equal width."""
    held: list[list[Case]] = [[] for _ in range(BINS)]
    for stated, right in cases:
        held[min(BINS - 1, int(stated * BINS))].append((stated, right))
    return Calibration(tuple(_bin(cases) for cases in held if cases))


def _bin(cases: Sequence[Case]) -> Bin:
    count = len(cases)
    return Bin(count, sum(stated for stated, _ in cases) / count, sum(right for _, right in cases) / count)


def calibrations(gold: Mapping[str, Sequence[Answer]], found: Mapping[str, Sequence[Answer]]) -> dict[str, Calibration]:
    """The calibration of each part that the answers state a confidence in."""
    cases: dict[str, list[Case]] = {part: [] for part in PARTS}
    for part, stated, right in _stated(gold, found):
        cases[part].append((stated, right))
    return {part: calibration_of(of_part) for part, of_part in cases.items() if of_part}


def _stated(
    gold: Mapping[str, Sequence[Answer]], found: Mapping[str, Sequence[Answer]]
) -> Iterator[tuple[str, float, bool]]:
    for name, answers in found.items():
        for one in judge(gold.get(name, ()), answers):
            stated = answers[one.place].confidence.get(one.part)
            if stated is not None:
                yield one.part, stated, one.right
