"""The parts of a content without an incise that stands inside the marks, and without repeated marks.

« Le tunnel, a promis la préfète, rouvrira lundi »    two fragments: "Le tunnel" and "rouvrira lundi"
"""

from __future__ import annotations

from collections.abc import Iterable

from attribution.core.document import Span
from attribution.core.phrases.incise import Incise, inner_incises
from attribution.core.phrases.reading import Reading
from attribution.core.quotations.marks import trimmed


def fragments(
    reading: Reading, position: int, incises: Iterable[Incise], reopened: tuple[int, ...] = ()
) -> tuple[Span, ...]:
    """At least one span; all lie in the content, in order, with no space, comma or incise's stop at a cut."""
    content, text = reading.contents[position], reading.document.text
    cuts = sorted([_with_commas(text, incise.span, content) for incise in inner_incises(reading, position, incises)])
    cuts = sorted([*cuts, *((at, at + 1) for at in reopened)])
    pieces: list[Span] = []
    start = content.start
    for cut_start, cut_end in [*cuts, (content.end, content.end)]:
        piece = trimmed(text, start, cut_start) if start < cut_start else None
        if piece is not None and any(sign.isalnum() for sign in text[piece.start : piece.end]):
            pieces.append(piece)
        start = max(start, cut_end)
    return tuple(pieces) or (content,)


def _with_commas(text: str, span: Span, content: Span) -> tuple[int, int]:
    start, end = span.start, span.end
    while start > content.start and text[start - 1] in " \u00a0\u202f,–—":
        start -= 1
    while end < content.end and text[end] in " \u00a0\u202f,.–—":
        end += 1
    return start, end
