"""Which quotations are parts of one utterance: « A », dit-il, « B » are two between marks and one saying."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from attribution.core.document import Span
from attribution.core.relations import Attribution, Kind


def linked(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The same answers, given in text order, each with the position of the part that it goes on with.

    A part has the very source mention of the one before, and its cue or none: a reporting clause that splits the
    words, several marked words under one verb, or words that stand alone and go on.
    """
    last: dict[Span, tuple[int, Span | None]] = {}
    parts: list[Attribution] = []
    for position, one in enumerate(attributions):
        continues = None
        if one.source is not None and one.quotation.kind in {Kind.DIRECT, Kind.MIXED}:
            earlier, cue = last.get(one.source.span, (None, None))
            own = one.cue.span if one.cue else None
            continues = earlier if own in {None, cue} else None
            last[one.source.span] = position, own or cue
        parts.append(replace(one, continues=continues))
    return tuple(parts)
