"""Where articles and analyses are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from attribution.core.relations import Analysis, Skipped
from attribution.services.ports.answers import Answers
from attribution.services.ports.articles import ArticleIn, ArticleRecord
from attribution.services.ports.changes import Changes, RemovedArticle, SavedArticle
from attribution.services.ports.deliveries import Deliveries
from attribution.services.ports.jobs import Claim, Jobs
from attribution.services.ports.keys import Keys
from attribution.services.ports.parser import Parse
from attribution.services.ports.quotations import QuotationRecord
from attribution.services.ports.registry import Registry
from attribution.services.ports.reviews import Reviews
from attribution.services.ports.search import QuotationSearch
from attribution.services.ports.versions import Versions
from attribution.services.ports.webhooks import Webhooks


class UnitOfWork(Protocol):
    """One transaction for writing. Leaving the block without `commit` undoes everything."""

    def save_article(self, article: ArticleIn, parse: Parse, analysis: Analysis, rules: str) -> SavedArticle:
        """Keep an article with its parse and analysis, and tell what became of its quotations.

        An article with the same ``source`` and ``external_id`` (both given) is replaced and keeps its id, and those
        of its quotations that are found again keep theirs. Raises ConflictError for a push that is older than what
        is kept (see `refuse_stale`).
        """

    def save_details(self, article: ArticleIn) -> SavedArticle | None:
        """Keep what is said about an article whose text is kept already; its analysis stays as it is.

        None when no article of that name has that text. Raises ConflictError as `save_article`.
        """

    def save_analysis(self, article_id: int, analysis: Analysis, rules: str) -> Changes:
        """Replace the analysis of a kept article and change nothing else. Raises ArticleNotFoundError.

        The quotations that are found again keep their ids.
        """

    def finish_line(self, claim: Claim, result: Mapping[str, Any]) -> None:
        """End a line of a job as done. Raises LeaseLostError when it is no longer the worker's own."""

    def remove_article(self, article_id: int) -> RemovedArticle:
        """Remove an article and everything that was found in it. Raises ArticleNotFoundError.

        Speakers whom no other article names go too, unless somebody made or changed them by hand.
        """

    def require_unchanged(self, seen: ArticleRecord) -> None:
        """Raise ArticleChangedError unless the article is still the one that was seen."""

    def commit(self) -> None:
        """Make everything that was done in the block last."""


class Store(Protocol):
    """Where articles and analyses are kept. Reading methods raise StoreError when the database fails."""

    search: QuotationSearch
    webhooks: Webhooks
    deliveries: Deliveries
    versions: Versions
    keys: Keys
    jobs: Jobs
    registry: Registry
    answers: Answers
    reviews: Reviews

    def writing(self) -> AbstractContextManager[UnitOfWork]:
        """Open a write transaction (at once: on SQLite it is a BEGIN IMMEDIATE)."""

    def article(self, article_id: int) -> ArticleRecord:
        """One article. Raises ArticleNotFoundError."""

    def article_named(self, source: str | None, external_id: str | None) -> ArticleRecord | None:
        """The article with this source and external id, if both are given and there is one."""

    def article_ids(self) -> Sequence[int]:
        """Every kept article's id, in rising order."""

    def parse(self, article_id: int) -> Parse:
        """The recorded parse of an article. Raises ArticleNotFoundError."""

    def analysis(self, article_id: int) -> Analysis:
        """The kept analysis, equal to the one that was saved. Raises ArticleNotFoundError.

        With it the quotations that it lacked and that somebody had vouched for; without any correction.
        """

    def skipped(self, article_id: int) -> Sequence[Skipped]:
        """What the kept analysis left out and why, in text order. Raises ArticleNotFoundError."""

    def count_quotations(self, article_id: int) -> int:
        """How many quotations an article has. Raises ArticleNotFoundError."""

    def article_quotations(self, article_id: int) -> Sequence[QuotationRecord]:
        """Every quotation of one article, in text order. Raises ArticleNotFoundError."""

    def check(self) -> None:
        """Raise StoreError unless the database answers and is at the newest migration."""

    def check_writing(self) -> None:
        """Raise StoreError unless the database takes a write, which is undone."""
