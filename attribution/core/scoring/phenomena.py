"""The figures phenomenon by phenomenon, for gold sets that say what their texts show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from attribution.core.scoring import Answer, Figures, figures_of


@dataclass(frozen=True, slots=True)
class Phenomenon:
    """Something that texts do and that is hard to read: its id, and its name where the gold set gives one."""

    id: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class PhenomenonFigures:
    """The figures of the quotations that show a phenomenon, and how many of its documents have no error at all."""

    phenomenon: Phenomenon
    figures: Figures
    faultless: int


def phenomenon_figures(figures: Figures, shown: Mapping[str, tuple[Phenomenon, ...]]) -> list[PhenomenonFigures]:
    """In the order of the ids, numbers as numbers. ``shown`` are the phenomena of whole documents, by document."""
    every = {one.id: one for ones in shown.values() for one in ones}
    for one in figures.comparisons:
        for name in one.gold.phenomena if one.gold else ():
            every.setdefault(name, Phenomenon(name))
    return [_figures(every[name], figures, shown) for name in sorted(every, key=_as_number)]


def _figures(
    phenomenon: Phenomenon, figures: Figures, shown: Mapping[str, tuple[Phenomenon, ...]]
) -> PhenomenonFigures:
    whole = {name for name, ones in shown.items() if any(one.id == phenomenon.id for one in ones)}
    comparisons = [one for one in figures.comparisons if one.document in whole or phenomenon.id in _phenomena(one.gold)]
    documents = whole | {one.document for one in comparisons}
    faulty = {one.document for one in comparisons if not one.all_right}
    return PhenomenonFigures(phenomenon, figures_of(comparisons, len(documents)), len(documents) - len(faulty))


def _phenomena(answer: Answer | None) -> tuple[str, ...]:
    return answer.phenomena if answer else ()


def _as_number(name: str) -> tuple[int, str]:
    return (int(name), "") if name.isdecimal() else (10**9, name)
