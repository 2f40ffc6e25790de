"""The UnitOfWork port on an SQLAlchemy session."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from attribution.core.relations import Analysis
from attribution.errors import ArticleNotFoundError
from attribution.services.compare_quotations import compare_quotations
from attribution.services.ports import ArticleIn, Changes, Parse, SavedArticle, UnitOfWork
from attribution.store.column_types import as_id
from attribution.store.outbox import article_event, emit
from attribution.store.reanchoring import quotations_of, replace_analysis
from attribution.store.rows_from_values import fill_article
from attribution.store.tables import ArticleRow, ParseRow


class SqlUnitOfWork(UnitOfWork):
    """Writes in the session's transaction; whoever opened the session undoes what was not committed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save_article(self, article: ArticleIn, parse: Parse, analysis: Analysis, rules: str) -> SavedArticle:
        """Keep an article with its parse and analysis, and tell what became of its quotations."""
        session = self._session
        kept = self._known(article)
        before = quotations_of(session, kept.id) if kept else []
        old_text = kept.text if kept else ""
        article_id = self._write(article, kept or ArticleRow())
        session.merge(ParseRow(article_id=article_id, conllu=parse.conllu, parser=parse.parser))
        session.flush()
        replace_analysis(session, article_id, old_text, article.text, analysis, rules)
        changes = compare_quotations(before, quotations_of(session, article_id))
        emit(session, "article.processed", article_event(article_id, article))
        return SavedArticle(article_id, kept is None, 1, changes)

    def save_analysis(self, article_id: int, analysis: Analysis, rules: str) -> Changes:
        """Replace the analysis of a kept article and change nothing else. Raises ArticleNotFoundError."""
        session = self._session
        text = session.scalar(select(ArticleRow.text).where(ArticleRow.id == as_id(article_id)))
        if text is None:
            raise ArticleNotFoundError(article_id)
        before = quotations_of(session, article_id)
        replace_analysis(session, article_id, text, text, analysis, rules)
        return compare_quotations(before, quotations_of(session, article_id))

    def commit(self) -> None:
        """Make everything that was done in the block last."""
        self._session.commit()

    def _known(self, article: ArticleIn) -> ArticleRow | None:
        if article.source is None or article.external_id is None:
            return None
        return self._session.scalar(
            select(ArticleRow).where(ArticleRow.source == article.source, ArticleRow.external_id == article.external_id)
        )

    def _write(self, article: ArticleIn, row: ArticleRow) -> int:
        now = datetime.now(UTC)
        row.created_at = row.created_at or now
        row.updated_at = now
        fill_article(row, article)
        self._session.add(row)
        self._session.flush()
        return row.id
