"""The UnitOfWork port on an SQLAlchemy session."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from attribution.core.relations import Analysis
from attribution.errors import ArticleChangedError, LeaseLostError
from attribution.services.compare_quotations import compare_quotations
from attribution.services.freshness import refuse_stale, with_marks
from attribution.services.ports import (
    ArticleIn,
    ArticleRecord,
    Changes,
    Claim,
    Parse,
    RemovedArticle,
    SavedArticle,
    UnitOfWork,
    Work,
)
from attribution.store.entries import index_article
from attribution.store.finding import article_row, count_quotations, quotations_of, row_named
from attribution.store.job_rows import finish_line
from attribution.store.outbox import article_event, emit, named_event
from attribution.store.reanchoring import Before, replace_analysis
from attribution.store.removal import remove_with_all
from attribution.store.rows_from_values import fill_article
from attribution.store.tables import ArticleRow, ParseRow
from attribution.store.values_from_rows import article_value
from attribution.store.versions import keep_version


class SqlUnitOfWork(UnitOfWork):
    """Writes in the session's transaction; whoever opened the session undoes what was not committed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save_article(self, article: ArticleIn, parse: Parse, analysis: Analysis, rules: str) -> SavedArticle:
        """Keep an article with its parse and analysis, and tell what became of its quotations."""
        session = self._session
        kept = row_named(session, article.source, article.external_id)
        before = Before(kept.text, quotations_of(session, kept.id)) if kept else Before()
        row = self._update(kept, article) if kept else self._add(article)
        article_id, number = row.id, row.number
        session.merge(ParseRow(article_id=article_id, conllu=parse.conllu, parser=parse.parser))
        session.flush()
        changes = self._analyse(article_id, before, article.text, analysis, rules)
        saved = SavedArticle(article_id, kept is None, number, changes)
        emit(session, "article.processed", article_event(saved, article))
        return saved

    def save_details(self, article: ArticleIn) -> SavedArticle | None:
        """Keep what is said about an article whose text is kept already; None when it is another by now."""
        session = self._session
        kept = row_named(session, article.source, article.external_id)
        if kept is None or kept.text != article.text:
            return None
        published_at = kept.published_at
        row = self._update(kept, article)
        if row.published_at != published_at:
            index_article(session, row.id)
        changes = Changes(unchanged=count_quotations(session, row.id))
        return SavedArticle(row.id, False, row.number, changes, Work.NONE)

    def save_analysis(self, article_id: int, analysis: Analysis, rules: str) -> Changes:
        """Replace the analysis of a kept article, and tell whoever mirrors it if that changed anything.

        Raises ArticleNotFoundError.
        """
        session = self._session
        row = article_row(session, article_id)
        article, number = article_value(row), row.number
        before = Before(article.text, quotations_of(session, article_id))
        changes = self._analyse(article_id, before, article.text, analysis, rules)
        if changes.any:
            saved = SavedArticle(article_id, False, number, changes, Work.ANALYSED)
            emit(session, "article.processed", article_event(saved, article))
        return changes

    def finish_line(self, claim: Claim, result: Mapping[str, Any]) -> None:
        """End a line of a job as done. Raises LeaseLostError when it is no longer the worker's own."""
        if not finish_line(self._session, claim, result):
            raise LeaseLostError(f"Another worker has line {claim.number} of job {claim.job_id}.")

    def remove_article(self, article_id: int) -> RemovedArticle:
        """Remove an article and everything that was found in it. Raises ArticleNotFoundError."""
        session = self._session
        article = article_value(article_row(session, article_id))
        removed = remove_with_all(session, article_id)
        emit(session, "article.deleted", named_event(article_id, article))
        return removed

    def require_unchanged(self, seen: ArticleRecord) -> None:
        """Raise ArticleChangedError unless the article is still the one that was seen."""
        updated_at = self._session.scalar(select(ArticleRow.updated_at).where(ArticleRow.id == seen.id))
        if updated_at != seen.updated_at:
            raise ArticleChangedError

    def commit(self) -> None:
        """Make everything that was done in the block last."""
        self._session.commit()

    def _analyse(self, article_id: int, before: Before, text: str, analysis: Analysis, rules: str) -> Changes:
        """Put an analysis in the place of what was there before, in the search as well."""
        replace_analysis(self._session, article_id, before, text, analysis, rules)
        return compare_quotations(before.quotations, index_article(self._session, article_id))

    def _add(self, article: ArticleIn) -> ArticleRow:
        now = datetime.now(UTC)
        row = ArticleRow(number=1, created_at=now, updated_at=now)
        fill_article(row, article)
        self._session.add(row)
        self._session.flush()
        keep_version(self._session, row)
        return row

    def _update(self, row: ArticleRow, article: ArticleIn) -> ArticleRow:
        """Raises ConflictError for a push that is older than the row."""
        kept = article_value(row)
        refuse_stale(article, kept)
        row.number += article.text != kept.text
        row.updated_at = datetime.now(UTC)
        fill_article(row, with_marks(article, kept))
        keep_version(self._session, row)
        return row
