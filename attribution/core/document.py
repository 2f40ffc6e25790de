"""What every rule reads and no rule changes: spans, tokens, sentences, documents.

All positions are code-point offsets into the text that was sent, half-open: ``text[start:end]``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

NO_HEAD = -1
"""The ``head`` of a sentence's root."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the text, ``start <= offset < end``, in code points; never empty.

    Raises ValueError when it would be empty, inverted or negative.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True when the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word of Universal Dependencies.

    ``index`` and ``head`` count words over the whole document (``head`` is `NO_HEAD` for a root).
    Both words of a contraction ("du" = "de" + "le") carry the span of the printed form.
    """

    index: int
    span: Span
    text: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    sentence: int

    def feat(self, name: str) -> str | None:
        """The value of one UD feature, or None: ``token.feat("Number") == "Plur"``."""
        for pair in self.feats.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return None

    @property
    def relation(self) -> str:
        """The universal part of the dependency label: "nsubj" for "nsubj:pass"."""
        return self.deprel.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the parse: its span and its words, ``first <= index < last``."""

    index: int
    span: Span
    first: int
    last: int


@dataclass(frozen=True)
class Document:
    """A text with its parse. Not slotted, so that look-up tables are built once."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]

    def cut(self, span: Span) -> str:
        """The very characters that a span covers."""
        return self.text[span.start : span.end]

    def children(self, index: int) -> tuple[Token, ...]:
        """The direct dependents of a word, in text order."""
        return self._children.get(index, ())

    def head(self, token: Token) -> Token | None:
        """The governor of a word, or None for a root."""
        return None if token.head == NO_HEAD else self.tokens[token.head]

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence that holds a word."""
        return self.sentences[token.sentence]

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """The words of a sentence, in order."""
        return self.tokens[sentence.first : sentence.last]

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The words that share at least one code point with a span, in order."""
        first = bisect_right(self._ends, span.start)
        last = bisect_left(self._starts, span.end)
        return self.tokens[first:last]

    def index_from(self, offset: int) -> int:
        """The index of the first word that starts at or after an offset; the number of words if there is none."""
        return bisect_left(self._starts, offset)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The stretches of text between line ends that hold more than white space."""
        spans, start = [], 0
        for line in self.text.splitlines(keepends=True):
            if line.strip():
                spans.append(Span(start, start + len(line)))
            start += len(line)
        return tuple(spans)

    @cached_property
    def _children(self) -> dict[int, tuple[Token, ...]]:
        found: dict[int, list[Token]] = {}
        for token in self.tokens:
            if token.head != NO_HEAD:
                found.setdefault(token.head, []).append(token)
        return {head: tuple(tokens) for head, tokens in found.items()}

    @cached_property
    def _starts(self) -> list[int]:
        return [token.span.start for token in self.tokens]

    @cached_property
    def _ends(self) -> list[int]:
        return [token.span.end for token in self.tokens]
