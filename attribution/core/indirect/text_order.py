"""Attributions in text order: those with marks and those without come in two lists, and may lie in each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from attribution.core.relations import Attribution, Kind


def in_text_order(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The attributions by where they begin, each with the position of the one around it as its ``parent``."""
    given = tuple(attributions)
    if all(one.quotation.kind is not Kind.INDIRECT for one in given):
        return given
    ordered: list[Attribution] = []
    around: list[int] = []
    for one in sorted(given, key=lambda one: (one.quotation.outer.start, -one.quotation.outer.end)):
        while around and one.quotation.outer not in ordered[around[-1]].quotation.outer:
            around.pop()
        parent = around[-1] if around else None
        around.append(len(ordered))
        ordered.append(replace(one, quotation=replace(one.quotation, parent=parent)))
    return tuple(ordered)
