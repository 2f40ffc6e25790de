"""The Versions port on SQLite and PostgreSQL, and how a text comes into it."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from attribution.errors import ArticleNotFoundError, VersionNotFoundError
from attribution.services.ports import VersionReading, VersionRecord, Versions
from attribution.store.column_types import as_id
from attribution.store.database import Database
from attribution.store.tables import ArticleRow, ArticleVersionRow

_LARGEST_NUMBER = 2**31 - 1


class SqlVersions(Versions):
    """Safe to use from several threads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, article_id: int, *, before: int | None, limit: int) -> Sequence[VersionRecord]:
        """Up to ``limit`` versions, newest first, with numbers below ``before`` if given."""
        wanted = select(ArticleVersionRow).where(ArticleVersionRow.article_id == as_id(article_id))
        if before is not None:
            wanted = wanted.where(ArticleVersionRow.number < min(before, _LARGEST_NUMBER))
        with self._database.reading() as session:
            if session.get(ArticleRow, as_id(article_id)) is None:
                raise ArticleNotFoundError(article_id)
            newest_first = wanted.order_by(ArticleVersionRow.number.desc()).limit(limit)
            return [_record(row) for row in session.scalars(newest_first)]

    def read(self, article_id: int, number: int) -> VersionReading:
        """One version with its text. Raises VersionNotFoundError."""
        key = (as_id(article_id), min(number, _LARGEST_NUMBER))
        with self._database.reading() as session:
            row = session.get(ArticleVersionRow, key, options=[undefer(ArticleVersionRow.text)])
            if row is None:
                raise VersionNotFoundError(article_id, number)
            return VersionReading(_record(row), row.text)


def keep_version(session: Session, article: ArticleRow) -> None:
    """Keep an article's text under its number, with what was last said about it."""
    row = session.get(ArticleVersionRow, (article.id, article.number))
    if row is None:
        row = ArticleVersionRow(article_id=article.id, number=article.number, created_at=article.updated_at)
        row.text = article.text
        row.sha256 = sha256(article.text.encode()).hexdigest()
        session.add(row)
    row.title = article.title
    row.url = article.url
    row.published_at = article.published_at
    row.version = article.version
    row.modified_at = article.modified_at


def _record(row: ArticleVersionRow) -> VersionRecord:
    return VersionRecord(
        row.number,
        row.sha256,
        row.title,
        row.url,
        row.published_at,
        row.version,
        row.modified_at,
        row.created_at,
    )
