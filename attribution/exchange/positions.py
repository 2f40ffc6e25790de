"""Positions in code points, and in the UTF-16 units of JavaScript beside them where they are asked for.

They are added as ``start_utf16`` and ``end_utf16`` and never replace ``start`` and ``end``: a number that means two
things will be read as the wrong one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Any

from attribution.core.document import Span
from attribution.exchange.options import ExportOptions, Offsets

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def utf16(text: str, position: int) -> int:
    """The position in UTF-16 units: characters beyond U+FFFF take two."""
    return position + bisect_left(_astral(text), position)


def positions(span: Span, text: str, options: ExportOptions) -> dict[str, int]:
    """Where a span starts and ends."""
    found = {"start": span.start, "end": span.end}
    if options.offsets is Offsets.UTF16:
        found |= {"start_utf16": utf16(text, span.start), "end_utf16": utf16(text, span.end)}
    return found


def with_utf16(value: Any, text: str) -> Any:
    """The interchange form with the other positions in every span."""
    if isinstance(value, list):
        return [with_utf16(one, text) for one in value]
    if not isinstance(value, dict):
        return value
    found = {name: with_utf16(one, text) for name, one in value.items()}
    if "start" in value and "end" in value:
        found |= {"start_utf16": utf16(text, value["start"]), "end_utf16": utf16(text, value["end"])}
    return found


@lru_cache(maxsize=4)
def _astral(text: str) -> tuple[int, ...]:
    """Where the characters beyond U+FFFF are; quotations of one text come one after the other."""
    return tuple(match.start() for match in _ASTRAL.finditer(text))
