"""Marks that look the same open or closed, and those that look like apostrophes: read by their place in the text.

Il craint "un trou "béant" dans la digue".     the marks around "béant" are a pair inside the other one
l’élu n’a pas dit ‘non’                        one pair of single marks; the other signs are apostrophes
"""

from __future__ import annotations

import re
from itertools import pairwise

_STRAIGHT = re.compile(r'["＂]')
_SINGLE = re.compile(r"(?<!\w)‘((?:[^‘’«»“”„‟\"＂‹›\n]|’(?=\w)){1,400})’(?!\w)")
_STRAIGHT_SINGLE = re.compile(r"(?<![\w'])'(?=[^\s'])((?:[^'«»“”„‟\"＂‘‹›\n]|(?<=\w)'(?=\w)){1,400})(?<=\S)'(?!\w)")
_BEFORE_OPENER = frozenset("([«“'’")
_AFTER_CLOSER = frozenset(".,;:!?…)]»”'’")
_NEVER_AFTER_OPENER = frozenset(".,;)")
_NEVER_FIRST = frozenset(",;:)]")
_MARKED_END = frozenset('»”›"＂')
_NEVER_LAST = frozenset(
    "que il elle on le la les un une des du de à au aux et ou en dans par pour sur dit dite".split()
)
_DEEPEST = 2


def opens_by_place(text: str, at: int) -> bool:
    """White space or a bracket stands before the mark and a word behind it."""
    before, after = text[at - 1 : at] or "\n", text[at + 1 : at + 2] or "\n"
    return (before.isspace() or before in _BEFORE_OPENER) and not after.isspace() and not cannot_open(text, at)


def goes_on(text: str, at: int) -> bool:
    """White space on both sides behind a word that ends no sentence: "rappelle qu'il " est connu"."""
    around = text[at - 1 : at].isspace() and text[at + 1 : at + 2].isspace()
    last = re.split(r"[\s'’]", text[max(0, at - 15) : at].rstrip())[-1]
    return around and last.lower() in _NEVER_LAST


def cannot_open(text: str, at: int) -> bool:
    """A stop or comma stands right behind the mark (three points may begin a quotation)."""
    after = text[at + 1 : at + 2]
    return after in _NEVER_AFTER_OPENER and after != "" and text[at + 1 : at + 3] != ".."


def closes_by_place(text: str, at: int) -> bool:
    """A word stands before the mark and white space, a stop or nothing behind it."""
    before, after = text[at - 1 : at] or "\n", text[at + 1 : at + 2] or "\n"
    return not before.isspace() and before not in _BEFORE_OPENER and (after.isspace() or after in _AFTER_CLOSER)


def is_rest(text: str, start: int) -> bool:
    """Words that only go on with a sentence begun before: behind a comma, or in lower case behind other marks."""
    first, before = text[start : start + 1], text[:start].rstrip()[-1:]
    return first in _NEVER_FIRST or (first.islower() and before in _MARKED_END)


def inner_openers(text: str) -> frozenset[int]:
    """The straight marks that open a pair inside another one.

    Only in paragraphs where every straight mark's place is clear and all pair up.
    """
    found: set[int] = set()
    for paragraph in re.finditer(r"[^\n]+", text):
        found |= _inner_openers(text, [mark.start() for mark in _STRAIGHT.finditer(text, *paragraph.span())])
    return frozenset(found)


def _inner_openers(text: str, marks: list[int]) -> set[int]:
    depth, inner = 0, set()
    for at in marks:
        if opens_by_place(text, at):
            depth += 1
            inner |= {at} if depth == _DEEPEST else set()
        elif closes_by_place(text, at):
            depth -= 1
        else:
            return set()
        if not 0 <= depth <= _DEEPEST:
            return set()
    return inner if depth == 0 else set()


def single_marks(text: str) -> frozenset[int]:
    """The single curly marks that stand around words; every other ’ is an apostrophe."""
    return frozenset(at for pair in _SINGLE.finditer(text) for at in (pair.start(), pair.end() - 1))


def straight_singles(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """The single straight marks that may open a pair, and those that close one; every other ' is an apostrophe."""
    pairs = list(_STRAIGHT_SINGLE.finditer(text))
    return frozenset(pair.start() for pair in pairs), frozenset(pair.end() - 1 for pair in pairs)


def lone_closers(text: str) -> frozenset[int]:
    """The straight marks that close what was never opened: the first of an odd number in a paragraph, by its place."""
    found: set[int] = set()
    for paragraph in re.finditer(r"[^\n]+", text):
        marks = [mark.start() for mark in _STRAIGHT.finditer(text, *paragraph.span())]
        odd = len(marks) % 2 == 1
        if marks and (cannot_open(text, marks[0]) or (odd and closes_by_place(text, marks[0]))):
            clear = all(opens_by_place(text, one) and not opens_by_place(text, two) for one, two in _pairs(marks[1:]))
            found |= {marks[0]} if clear or cannot_open(text, marks[0]) else set()
    return frozenset(found)


def _pairs(marks: list[int]) -> list[tuple[int, int]]:
    return list(pairwise(marks))[::2]
