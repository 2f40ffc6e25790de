"""The UnitOfWork port on an SQLAlchemy session."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from attribution.core.relations import Analysis
from attribution.errors import ArticleNotFoundError
from attribution.services.ports import ArticleIn, Parse, UnitOfWork
from attribution.store.column_types import as_id
from attribution.store.rows_from_values import analysis_row, fill_article
from attribution.store.speaker_rows import remove_unused, speaker_ids_of, speaker_rows
from attribution.store.tables import AnalysisRow, ArticleRow, ParseRow


class SqlUnitOfWork(UnitOfWork):
    """Writes in the session's transaction; whoever opened the session undoes what was not committed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save_article(self, article: ArticleIn, parse: Parse, analysis: Analysis, rules: str) -> tuple[int, bool]:
        """Keep an article with its parse and analysis; give its id and whether it is new."""
        now = datetime.now(UTC)
        row = self._known(article)
        is_new = row is None
        if row is None:
            row = ArticleRow(created_at=now)
            self._session.add(row)
        fill_article(row, article)
        row.updated_at = now
        self._session.flush()
        self._session.merge(ParseRow(article_id=row.id, conllu=parse.conllu, parser=parse.parser))
        article_id = row.id
        self._replace_analysis(article_id, article.text, analysis, rules)
        return article_id, is_new

    def save_analysis(self, article_id: int, analysis: Analysis, rules: str) -> None:
        """Replace the analysis of a kept article and change nothing else. Raises ArticleNotFoundError."""
        text = self._session.scalar(select(ArticleRow.text).where(ArticleRow.id == as_id(article_id)))
        if text is None:
            raise ArticleNotFoundError(article_id)
        self._replace_analysis(article_id, text, analysis, rules)

    def commit(self) -> None:
        """Make everything that was done in the block last."""
        self._session.commit()

    def _known(self, article: ArticleIn) -> ArticleRow | None:
        if article.source is None or article.external_id is None:
            return None
        return self._session.scalar(
            select(ArticleRow).where(ArticleRow.source == article.source, ArticleRow.external_id == article.external_id)
        )

    def _replace_analysis(self, article_id: int, text: str, analysis: Analysis, rules: str) -> None:
        """Shared speakers that the new analysis lists too keep their rows, so their ids last; the unused go."""
        session = self._session
        listed_before = speaker_ids_of(session, article_id)
        session.execute(delete(AnalysisRow).where(AnalysisRow.article_id == article_id))
        row = analysis_row(analysis, text, rules, speaker_rows(session, article_id, analysis.speakers))
        row.article_id = article_id
        session.add(row)
        session.flush()
        remove_unused(session, listed_before)
        session.expunge_all()
