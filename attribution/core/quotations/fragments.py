"""The parts of a content without an incise that stands inside the marks, and without repeated marks.

« Le tunnel, a promis la préfète, rouvrira lundi »    two fragments: "Le tunnel" and "rouvrira lundi"
"""

from __future__ import annotations

from collections.abc import Iterable

from attribution.core.document import Span
from attribution.core.phrases.incise import Incise
from attribution.core.phrases.reading import Reading
from attribution.core.quotations.marks import trimmed


def fragments(
    reading: Reading, position: int, incises: Iterable[Incise], reopened: tuple[int, ...] = ()
) -> tuple[Span, ...]:
    """At least one span; all lie in the content, in order, without white space or commas at a cut."""
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


def inner_incises(reading: Reading, position: int, incises: Iterable[Incise]) -> list[Incise]:
    """The incises of the text's own voice that stand inside a marked stretch: "« A, dit-elle, B »".

    They need a verb of saying, a subject of the third person, a comma (or the like) before and a pause after.
    """
    content, text = reading.contents[position], reading.document.text
    return [
        incise
        for incise in incises
        if incise.level == position
        and incise.known
        and incise.span in content
        and incise.span.start > content.start + 1
        and text[: incise.span.start].rstrip()[-1:] in {",", "!", "?", "…", "."}
        and text[incise.span.end : content.end].lstrip()[:1] in {",", ".", "", ";", "!", "?", "…", ":"}
        and text[incise.source.span.start : incise.source.span.end].lower() not in {"je", "tu", "nous", "vous", "on"}
    ]


def _with_commas(text: str, span: Span, content: Span) -> tuple[int, int]:
    start, end = span.start, span.end
    while start > content.start and text[start - 1] in " \u00a0\u202f,–—":
        start -= 1
    while end < content.end and text[end] in " \u00a0\u202f,–—":
        end += 1
    return start, end
