"""A document as the rules read it: which words stand between which marks, and what the lexicon knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from attribution.core.document import Document, Span, Token
from attribution.core.lexicon import Lexicon
from attribution.core.phrases.locutions import Locution, locutions_of

_END = re.compile(
    r"(?<!\bM)(?<!\bMM)(?<!\bDr)(?<!\bSt)(?<!\b[A-Z])[.!?…][\s\u00a0\u202f]*[»”\"]?[\s\u00a0\u202f]+"
    r"(?=[«“\"]?[\s\u00a0\u202f]*[A-ZÀ-Ý])"
)
"""The end of a sentence as print shows it, a mark closed behind its stop: the parser often reads on."""
OUTSIDE = None
MARK = -1
"""The level of a quotation mark itself."""


@dataclass(frozen=True)
class Reading:
    """``outers`` and ``contents`` are the marked stretches in text order, ``parents`` the enclosing ones."""

    document: Document
    lexicon: Lexicon
    outers: tuple[Span, ...]
    contents: tuple[Span, ...]
    parents: tuple[int | None, ...]

    def level(self, token: Token) -> int | None:
        """The innermost marked stretch that holds a word; None outside all; `MARK` for a mark."""
        return self._levels[token.index]

    def has_finite_verb(self, position: int) -> bool:
        """A conjugated verb stands between the marks of a stretch."""
        words = self.document.tokens_in(self.contents[position])
        verbs = (word for word in words if word.upos in {"VERB", "AUX"} and "VerbForm=Fin" in word.feats)
        return any(not self._is_noun(verb) for verb in verbs)

    def _is_noun(self, verb: Token) -> bool:
        """A rare noun that the tagger took for a verb: an article stands before it and hangs on it, "les corons"."""
        before = self.document.tokens[verb.index - 1] if verb.index else None
        return before is not None and before.upos == "DET" and before.head == verb.index

    def frame(self, position: int) -> int | None:
        """The level of the text around a marked stretch."""
        return self.parents[position]

    def before(self, offset: int, level: int | None) -> Iterator[Token]:
        """The words of a level that end at or before an offset, nearest first."""
        tokens = self.document.tokens
        first = self._first_of(level)
        for index in range(self.document.index_from(offset) - 1, first - 1, -1):
            if tokens[index].span.end <= offset and self._levels[index] == level:
                yield tokens[index]

    def after(self, offset: int, level: int | None) -> Iterator[Token]:
        """The words of a level that start at or after an offset, nearest first."""
        tokens = self.document.tokens
        for index in range(self.document.index_from(offset), len(tokens)):
            if self._levels[index] == level:
                yield tokens[index]

    def _first_of(self, level: int | None) -> int:
        """No word of a level has a lower index; one that is glued to the opening mark begins before the content."""
        if level is None or level < 0:
            return 0
        return max(0, self.document.index_from(self.contents[level].start) - 1)

    @cached_property
    def printed_ends(self) -> list[tuple[int, int]]:
        """Where sentences end as print shows it: the offset of the stop, and that of the next sentence."""
        return [(end.start(), end.end()) for end in _END.finditer(self.document.text)]

    @cached_property
    def locutions(self) -> dict[int, Locution]:
        """Where "selon", "aux dires de" and the like begin, by the index of the first word."""
        return locutions_of(self.document, self.lexicon)

    @cached_property
    def _levels(self) -> tuple[int | None, ...]:
        levels: list[int | None] = [OUTSIDE] * len(self.document.tokens)
        for position, (outer, content) in enumerate(zip(self.outers, self.contents, strict=True)):
            for token in self.document.tokens_in(outer):
                levels[token.index] = position if token.span.overlaps(content) else MARK
        return tuple(levels)
