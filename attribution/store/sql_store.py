"""The Store port on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import select, text
from sqlalchemy.orm import Session
from sqlalchemy.orm.interfaces import ORMOption

from attribution.core.relations import Analysis, Skipped
from attribution.errors import ArticleNotFoundError
from attribution.services.ports import (
    ArticleRecord,
    Jobs,
    Parse,
    QuotationRecord,
    QuotationSearch,
    Registry,
    Store,
    UnitOfWork,
)
from attribution.services.ports.answers import Answers
from attribution.services.ports.deliveries import Deliveries
from attribution.services.ports.keys import Keys
from attribution.services.ports.webhooks import Webhooks
from attribution.store.answers import SqlAnswers
from attribution.store.column_types import as_id
from attribution.store.database import Database
from attribution.store.deliveries import SqlDeliveries
from attribution.store.finding import article_row, count_quotations, quotations_of, row_named
from attribution.store.jobs import SqlJobs
from attribution.store.keys import SqlKeys
from attribution.store.loading import WHOLE_ANALYSIS, WHOLE_ARTICLE
from attribution.store.migrate import require_head
from attribution.store.reviews import SqlReviews
from attribution.store.search.sql_search import SqlSearch
from attribution.store.sql_registry import SqlRegistry
from attribution.store.tables import AnalysisRow, ArticleRow, ParseRow
from attribution.store.unit_of_work import SqlUnitOfWork
from attribution.store.values_from_rows import analysis_value, article_record, skipped_values
from attribution.store.versions import SqlVersions
from attribution.store.webhooks import SqlWebhooks


class SqlStore(Store):
    """Safe to use from several threads. Every method is one transaction that sees one moment of the database.

    Connects on first use. Raises StoreError for a URL that it cannot read.
    """

    def __init__(self, url: str) -> None:
        self.database = Database(url)
        self.search: QuotationSearch = SqlSearch(self.database)
        self.webhooks: Webhooks = SqlWebhooks(self.database)
        self.deliveries: Deliveries = SqlDeliveries(self.database)
        self.answers: Answers = SqlAnswers(self.database)
        self.keys: Keys = SqlKeys(self.database)
        self.versions = SqlVersions(self.database)
        self.jobs: Jobs = SqlJobs(self.database)
        self.registry: Registry = SqlRegistry(self.database)
        self.reviews = SqlReviews(self.database)

    def close(self) -> None:
        """Close the connections that wait for work; the store opens new ones if it is used again."""
        self.database.close()

    @contextmanager
    def writing(self) -> Iterator[UnitOfWork]:
        """Open a write transaction, at once; it is undone unless it is committed."""
        with self.database.writing() as session:
            yield SqlUnitOfWork(session)

    def article(self, article_id: int) -> ArticleRecord:
        """One article. Raises ArticleNotFoundError."""
        with self.database.reading() as session:
            return article_record(article_row(session, article_id, *WHOLE_ARTICLE))

    def article_named(self, source: str | None, external_id: str | None) -> ArticleRecord | None:
        """The article with this source and external id, if both are given and there is one."""
        with self.database.reading() as session:
            row = row_named(session, source, external_id)
            return article_record(row) if row else None

    def article_ids(self) -> Sequence[int]:
        """Every kept article's id, in rising order."""
        with self.database.reading() as session:
            return session.scalars(select(ArticleRow.id).order_by(ArticleRow.id)).all()

    def parse(self, article_id: int) -> Parse:
        """The recorded parse of an article. Raises ArticleNotFoundError."""
        wanted = select(ParseRow.conllu, ParseRow.parser).where(ParseRow.article_id == as_id(article_id))
        with self.database.reading() as session:
            row = session.execute(wanted).one_or_none()
        if row is None:
            raise ArticleNotFoundError(article_id)
        return Parse(row.conllu, row.parser)

    def analysis(self, article_id: int) -> Analysis:
        """The kept analysis, equal to the one that was saved. Raises ArticleNotFoundError."""
        with self.database.reading() as session:
            return analysis_value(_kept_analysis(session, article_id, *WHOLE_ANALYSIS))

    def skipped(self, article_id: int) -> Sequence[Skipped]:
        """What the kept analysis left out and why, in text order. Raises ArticleNotFoundError."""
        with self.database.reading() as session:
            return skipped_values(_kept_analysis(session, article_id))

    def count_quotations(self, article_id: int) -> int:
        """How many quotations an article has. Raises ArticleNotFoundError."""
        with self.database.reading() as session:
            _kept_analysis(session, article_id)
            return count_quotations(session, article_id)

    def article_quotations(self, article_id: int) -> Sequence[QuotationRecord]:
        """Every quotation of one article, in text order. Raises ArticleNotFoundError."""
        with self.database.reading() as session:
            _kept_analysis(session, article_id)
            return quotations_of(session, article_id)

    def check(self) -> None:
        """Raise StoreError unless the database answers and is at the newest migration."""
        with self.database.reading() as session:
            require_head(session.connection())

    def check_writing(self) -> None:
        """Raise StoreError unless the database takes a write, which is undone.

        To begin is not enough: SQLite begins a write in a read-only file and fails at the first statement.
        """
        with self.database.writing() as session:
            session.execute(text("UPDATE alembic_version SET version_num = version_num"))


def _kept_analysis(session: Session, article_id: int, *options: ORMOption) -> AnalysisRow:
    row = session.get(AnalysisRow, as_id(article_id), options=options)
    if row is None:
        raise ArticleNotFoundError(article_id)
    return row
