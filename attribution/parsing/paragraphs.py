"""Cuts a shadow text into paragraphs for the parser, and paragraphs into batches of bounded size."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_LINE = re.compile(r"\n")
_SENTENCE_END = re.compile(r"[.!?…]\s")

Range = tuple[int, int]


def cut_paragraphs(text: str, *, longest: int) -> Iterator[Range]:
    """Half-open ranges of the text, none empty or longer than ``longest``, white space at their ends left out.

    A blank line parts paragraphs; so does a single line end, unless the text is hard-wrapped.
    """
    breaks = _BLANK_LINE if is_hard_wrapped(text) else _LINE
    start = 0
    for match in breaks.finditer(text):
        yield from _pieces(text, start, match.start(), longest)
        start = match.end()
    yield from _pieces(text, start, len(text), longest)


def is_hard_wrapped(text: str) -> bool:
    """True when most single line ends stand inside a sentence: the next line goes on in lower case."""
    nexts = re.findall(r"[^\s]\n([^\W\d_])", text)
    return len(nexts) >= 3 and sum(letter.islower() for letter in nexts) > len(nexts) / 2


def _pieces(text: str, start: int, end: int, longest: int) -> Iterator[Range]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > longest:
        cut = _cut(text, start, start + longest)
        yield from _pieces(text, start, cut, longest)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _cut(text: str, start: int, limit: int) -> int:
    """After the last sentence end before the limit, else the last space, else at the limit."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, limit)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", start + 1, limit)
    return space if space > start else limit


def batches(ranges: Iterator[Range], *, size: int) -> Iterator[list[Range]]:
    """Runs of ranges of at most ``size`` code points together (a single range may fill one)."""
    batch: list[Range] = []
    held = 0
    for start, end in ranges:
        if batch and held + end - start > size:
            yield batch
            batch, held = [], 0
        batch.append((start, end))
        held += end - start
    if batch:
        yield batch
