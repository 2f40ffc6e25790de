"""What a rule of indirect speech decides on, and what it finds: one sentence, the clauses reported in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from attribution.core.document import Document, Sentence, Span, Token
from attribution.core.phrases.incise import Incise
from attribution.core.phrases.reading import OUTSIDE, Reading
from attribution.core.relations import Quotation
from attribution.core.sources.case import Found


@dataclass(frozen=True, slots=True)
class Report:
    """A reported clause: its words, its parts without a reporting clause inside it, and who says it.

    ``predicate`` is the index of the word that the clause is built around.
    """

    content: Span
    fragments: tuple[Span, ...]
    predicate: int
    found: Found


@dataclass(frozen=True)
class SentenceCase:
    """A sentence, the incises that stand in it outside marks, and the marked quotations that it shares words with.

    ``quotations`` are keyed by their position in the document; ``heads`` gives the head word of each one's cue.
    """

    reading: Reading
    sentence: Sentence
    incises: tuple[Incise, ...]
    quotations: Mapping[int, Quotation]
    heads: Mapping[int, int | None]

    @property
    def document(self) -> Document:
        """The document that the sentence belongs to."""
        return self.reading.document

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """The words of the sentence, those between marks included."""
        return self.document.words(self.sentence)

    @cached_property
    def own_words(self) -> tuple[Token, ...]:
        """The words in the text's own voice."""
        return tuple(word for word in self.words if self.reading.level(word) is OUTSIDE)

    def is_own(self, token: Token) -> bool:
        """The word stands in this sentence and outside all marks."""
        return token.sentence == self.sentence.index and self.reading.level(token) is OUTSIDE
