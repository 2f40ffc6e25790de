"""Finds quotation marks in the raw text and pairs them; nested, unclosed and stray ones are values, not errors.

« Il a répondu : "non" », raconte Mina.     two pairs, the second inside the first
un tuyau de 3" a lâché                      no mark at all: an inch sign
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from attribution.core.document import Span
from attribution.core.quotations.ambiguous_marks import (
    goes_on,
    inner_openers,
    is_rest,
    lone_closers,
    opens_by_place,
    single_marks,
    straight_singles,
)
from attribution.core.relations import Reason, Skipped

_MARK = re.compile(r"[«»“”„‟\"＂]|\n\s*|‹|›|‘|’|'")
_CLOSER_OF = {"«": "»", "“": "”", "”": "”", "„": "”", "‟": "”", '"': '"', "＂": '"', "‹": "›", "‘": "’", "'": "'"}
_GUILLEMET = re.compile("[«»]")
_SENTENCE_END = re.compile(r"[.!?…]\s+")
_LONGEST_BEGINNING = 1_000
"""Code points; a text that begins inside a quotation closes it by then."""
LONGEST_GAP = 5_000
"""Code points; an opening mark waits no longer for its closing one."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Text between marks: ``outer`` with them, ``inner`` between them.

    ``reopened`` are the offsets of marks repeated at paragraph starts.
    """

    outer: Span
    inner: tuple[int, int]
    closed: bool = True
    opened: bool = True
    reopened: tuple[int, ...] = ()


@dataclass(slots=True)
class _Open:
    sign: str
    start: int
    reopened: list[int] = field(default_factory=list)


class _Pairing:
    """Walks the marks of one text from left to right with a stack of open ones."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Marked] = []
        self.skipped: list[Skipped] = []
        self._stack: list[_Open] = []
        self._starts: list[int] = []
        self._limits: dict[str, int] = {}  # by closing mark: nothing before this offset is still free for one alone
        self._inner_openers = inner_openers(text)
        self._lone_closers = lone_closers(text)
        self._singles = single_marks(text)
        self._single_openers, self._single_closers = straight_singles(text)

    def run(self) -> None:
        for match in _MARK.finditer(self.text):
            sign, at = match[0], match.start()
            if sign[0] == "\n":
                self._end_paragraph(match)
            elif self._is_no_mark(sign, at):
                continue
            elif self._reopens(sign, at):
                self._stack[-1].reopened.append(at)
            elif self._closes(sign, at):
                self._close(at)
            elif self._closes_nothing(sign, at):
                self._unopened(at)
            else:
                self._stack.append(_Open(sign, at))
        while self._stack:
            self._give_up(self._stack.pop(), len(self.text))

    def _is_no_mark(self, sign: str, at: int) -> bool:
        """An apostrophe or an inch."""
        if sign in "‘’":
            return at not in self._singles
        if sign == "'":  # only inside other marks: too many texts cut their words with it
            top = self._stack[-1].sign if self._stack else ""
            return at not in self._single_closers if top == sign else top in "‘" or at not in self._single_openers
        after_digit = sign in '"＂' and at > 0 and self.text[at - 1].isdigit()
        return after_digit and not any(waiting.sign in '"＂' for waiting in self._stack)

    def _closes(self, sign: str, at: int) -> bool:
        """True when a mark can close the innermost open one (mixed closers: “ … ")."""
        if not self._stack:
            return False
        top = self._stack[-1].sign
        if sign == _CLOSER_OF[top]:
            return at not in self._inner_openers
        if sign in "»›":
            return any(waiting.sign == ("«" if sign == "»" else "‹") for waiting in self._stack)
        if top in "“„‟" and sign in '"“':
            return (top == "„" or sign == '"') and not opens_by_place(self.text, at)
        return top == '"' and sign == "”"

    def _closes_nothing(self, sign: str, at: int) -> bool:
        """True for a closing mark, by its shape or by its place, that no open one waits for."""
        if sign in "»›":
            return True
        lone = at in self._lone_closers and not self._stack
        return lone or (sign == "”" and not opens_by_place(self.text, at))

    def _reopens(self, sign: str, at: int) -> bool:
        """« or, in older print, » at the start of a paragraph while a quotation runs on from the one before."""
        if not self._stack or sign in '"＂' or not self._at_paragraph_start(at):
            return False
        return self._stack[-1].sign == sign or (sign == "»" and self._is_repeated(at))

    def _is_repeated(self, at: int) -> bool:
        """Words follow a » and a further one closes them."""
        after = self.text[at + 1 : at + 3].strip()
        following = _GUILLEMET.search(self.text, at + 1, at + LONGEST_GAP)
        opened = self._stack[-1].sign == "«"
        return opened and after[:1].isalpha() and following is not None and following[0] == "»"

    def _at_paragraph_start(self, at: int) -> bool:
        return not self.text[self.text.rfind("\n", 0, at) + 1 : at].strip()

    def _close(self, at: int) -> None:
        sign = self.text[at]
        while sign in "»›" and _CLOSER_OF[self._stack[-1].sign] != sign:
            self._give_up(self._stack.pop(), at)
        opened = self._stack.pop()
        self._limits[_CLOSER_OF[opened.sign]] = at + 1
        self._keep(Marked(Span(opened.start, at + 1), (opened.start + 1, at), reopened=tuple(opened.reopened)))

    def _unopened(self, at: int) -> None:
        """A closing mark alone closes the sentence before it, if that is a sentence's worth."""
        self.skipped.append(Skipped(Reason.UNOPENED_MARK, Span(at, at + 1)))
        start = self._sentence_start(at)
        if not self._stack and len(self.text[start:at].split()) >= 3 and not is_rest(self.text, start):
            self._keep(Marked(Span(start, at + 1), (start, at), opened=False))
        self._limits[self.text[at]] = at + 1

    def _closes_alone(self, at: int) -> bool:
        """A lone straight mark that stands after words and not before them."""
        after_colon = self.text[max(0, at - 3) : at].rstrip().endswith(":")
        opens = opens_by_place(self.text, at) or goes_on(self.text, at)
        return not after_colon and not opens and self._sentence_start(at) < at

    def _sentence_start(self, at: int) -> int:
        """Where the words began that a mark alone closes.

        A text that begins in the middle of a quotation is one from its start; elsewhere it is the last sentence.
        """
        line = self.text.rfind("\n", 0, at) + 1
        free = self._outside(max(self._limits.get(self.text[at], 0), line))
        begins = not self._starts and not self.text[:line].strip() and at <= _LONGEST_BEGINNING
        start = free if begins else self._last_sentence(free, at)
        return start + len(self.text[start:at]) - len(self.text[start:at].lstrip())

    def _outside(self, at: int) -> int:
        """The offset, or the end of the stretches that it lies inside."""
        later = takewhile(lambda one: one.outer.end > at, reversed(self.found))
        return max([at, *(one.outer.end for one in later if one.outer.start < at)])

    def _last_sentence(self, free: int, at: int) -> int:
        """The start of the sentence that goes on to a mark; ends of sentences inside other marks do not count."""
        held = [one.outer for one in takewhile(lambda one: one.outer.end > free, reversed(self.found))]
        ends = (match.end() for match in _SENTENCE_END.finditer(self.text, free, at))
        outside = (end for end in ends if not any(span.start < end < span.end for span in held))
        starts = [end for end in outside if self.text[end:at].strip()]
        return max([free, *starts[-1:]])

    def _end_paragraph(self, match: re.Match[str]) -> None:
        while self._stack and not self._runs_on(self._stack[-1], match):
            self._give_up(self._stack.pop(), match.start())

    def _runs_on(self, waiting: _Open, match: re.Match[str]) -> bool:
        """True when the next mark after a paragraph's end closes, or opens the next paragraph again."""
        same = '"＂' if waiting.sign in '"＂' else waiting.sign + _CLOSER_OF[waiting.sign]
        following = next((mark for mark in _MARK.finditer(self.text, match.end()) if mark[0] in same), None)
        if following is None or following.start() - waiting.start > LONGEST_GAP:
            return False
        if waiting.sign in '"＂':
            return not opens_by_place(self.text, following.start())
        return following[0] != waiting.sign or following.start() == match.end()

    def _give_up(self, opened: _Open, end: int) -> None:
        """An opening mark without a closing one reads to the paragraph's end or to the next quotation.

        So does each mark that seemed to repeat it.
        """
        for at in opened.reopened:
            self._give_up(_Open(opened.sign, at), end)
        if opened.sign in '"＂' and self._closes_alone(opened.start):
            return self._unopened(opened.start)
        self.skipped.append(Skipped(Reason.UNCLOSED_MARK, Span(opened.start, opened.start + 1)))
        line_end = self.text.find("\n", opened.start)
        end = min(end, line_end if line_end >= 0 else end)
        later = bisect_right(self._starts, opened.start)
        inner = self.text[opened.start + 1 : min([end, *self._starts[later : later + 1]])]
        if inner.strip():
            stop = opened.start + 1 + len(inner.rstrip())
            self._keep(Marked(Span(opened.start, stop), (opened.start + 1, stop), closed=False))
        return None

    def _keep(self, marked: Marked) -> None:
        self.found.append(marked)
        insort(self._starts, marked.outer.start)


def pair_marks(text: str) -> tuple[tuple[Marked, ...], tuple[Skipped, ...]]:
    """Every marked stretch in text order (an outer one before those inside it), and the stray marks."""
    pairing = _Pairing(text)
    pairing.run()
    found = sorted(pairing.found, key=lambda marked: (marked.outer.start, -marked.outer.end))
    return tuple(found), tuple(pairing.skipped)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The range without white space at its ends; None when nothing is left."""
    piece = text[start:end]
    start, end = start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
    return Span(start, end) if start < end else None


def parents(found: tuple[Marked, ...]) -> Iterator[int | None]:
    """For each marked stretch the position of the innermost one around it, or None."""
    around: list[int] = []
    for position, marked in enumerate(found):
        while around and found[around[-1]].outer.end < marked.outer.end:
            around.pop()
        while around and found[around[-1]].outer.end <= marked.outer.start:
            around.pop()
        yield around[-1] if around else None
        around.append(position)
