"""What the use cases need from outside. The docstrings are the contract that every adapter keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from attribution.core.document import Document
from attribution.core.relations import Analysis, Attribution, Skipped

Record = TypeVar("Record")


class Parser(Protocol):
    """Turns a text into a `Document` whose ``text`` is the very text that was given.

    Safe to call from several threads (calls may wait for each other). Memory is bounded by the
    adapter's batch, not by the text.
    """

    @property
    def name(self) -> str:
        """What parsed: tool, version and model package, kept with every parse."""

    def parse(self, text: str) -> Document:
        """Parse any text, even an empty one. Raises ParserError when the parser itself fails."""


@dataclass(frozen=True, slots=True)
class ArticleIn:
    """An article as it was sent. ``source`` is the outlet; with ``external_id`` it names the article."""

    text: str
    title: str | None = None
    url: str | None = None
    source: str | None = None
    external_id: str | None = None
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Parse:
    """A recorded parse: CoNLL-U with offsets, and the name of the parser that made it."""

    conllu: str
    parser: str


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """A kept article. Times are aware and in UTC. ``rules`` is the version of the rules that analysed it."""

    id: int
    article: ArticleIn
    created_at: datetime
    updated_at: datetime
    parser: str
    rules: str


@dataclass(frozen=True, slots=True)
class QuotationRecord:
    """A kept quotation with the article that it stands in.

    ``speaker_ids`` gives the id of every speaker that the attribution or one of its relays names, by
    the speaker's name (names are unique within an article).
    """

    id: int
    article: ArticleRecord
    attribution: Attribution
    speaker_ids: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SpeakerRecord:
    """A kept speaker with the number of quotations that he or she said, and relayed."""

    id: int
    name: str
    kind: str
    said: int
    relayed: int


@dataclass(frozen=True, slots=True)
class QuotationQuery:
    """What to look for; None means any. Names and words are compared after `fold`.

    ``speaker`` and ``relay`` match a speaker whose folded name holds all the words that are asked for
    ("kerry" finds "John Kerry"); ``q`` matches quotations whose folded content holds those words;
    ``min_confidence`` those whose overall confidence is that high, and none that was kept without one.
    """

    speaker: str | None = None
    relay: str | None = None
    q: str | None = None
    min_confidence: float | None = None


class UnitOfWork(Protocol):
    """One transaction for writing. Leaving the block without `commit` undoes everything."""

    def save_article(self, article: ArticleIn, parse: Parse, analysis: Analysis, rules: str) -> tuple[int, bool]:
        """Keep an article with its parse and analysis; give its id and whether it is new.

        An article with the same ``source`` and ``external_id`` (both given) is replaced and keeps its id.
        """

    def save_analysis(self, article_id: int, analysis: Analysis, rules: str) -> None:
        """Replace the analysis of a kept article and change nothing else. Raises ArticleNotFoundError."""

    def commit(self) -> None:
        """Make everything that was done in the block last."""


class Store(Protocol):
    """Where articles and analyses are kept. Reading methods raise StoreError when the database fails."""

    def writing(self) -> AbstractContextManager[UnitOfWork]:
        """Open a write transaction (at once: on SQLite it is a BEGIN IMMEDIATE)."""

    def article(self, article_id: int) -> ArticleRecord:
        """One article. Raises ArticleNotFoundError."""

    def article_ids(self) -> Sequence[int]:
        """Every kept article's id, in rising order."""

    def parse(self, article_id: int) -> Parse:
        """The recorded parse of an article. Raises ArticleNotFoundError."""

    def analysis(self, article_id: int) -> Analysis:
        """The kept analysis, equal to the one that was saved. Raises ArticleNotFoundError."""

    def skipped(self, article_id: int) -> Sequence[Skipped]:
        """What the kept analysis left out and why, in text order. Raises ArticleNotFoundError."""

    def article_quotations(self, article_id: int) -> Sequence[QuotationRecord]:
        """Every quotation of one article, in text order. Raises ArticleNotFoundError."""

    def find_quotations(self, query: QuotationQuery, *, before: int | None, limit: int) -> Sequence[QuotationRecord]:
        """Up to ``limit`` quotations that match, newest id first, with ids below ``before`` if given."""

    def find_speakers(self, name: str | None, *, after: int | None, limit: int) -> Sequence[SpeakerRecord]:
        """Up to ``limit`` speakers whose folded name holds the words, lowest id first, with ids above ``after``."""

    def check(self) -> None:
        """Raise StoreError unless the database answers and is at the newest migration."""

    def check_writing(self) -> None:
        """Raise StoreError unless the database takes a write, which is undone."""


@dataclass(frozen=True, slots=True)
class Page(Generic[Record]):
    """One page of records and the cursor of the next page, None at the end."""

    items: Sequence[Record]
    next_cursor: str | None
