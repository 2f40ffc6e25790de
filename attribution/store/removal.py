"""An article goes with everything that was found in it."""

from __future__ import annotations

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from attribution.services.ports import RemovedArticle
from attribution.store.job_values import article_key
from attribution.store.outbox import article_link
from attribution.store.speaker_rows import remove_unused, speaker_ids_of
from attribution.store.tables import AnswerRow, ArticleRow, ArticleVersionRow, JobLineRow, QuotationRow, SpeakerRow
from attribution.store.values_from_rows import article_value


def remove_with_all(session: Session, article_id: int) -> RemovedArticle:
    """Remove a kept article. What hangs on it goes by the references of the tables, shared speakers if unused."""
    listed = speaker_ids_of(session, article_id)
    versions, quotations, own_speakers = (
        _count(session, column, article_id)
        for column in (ArticleVersionRow.article_id, QuotationRow.article_id, SpeakerRow.article_id)
    )
    _forget_copies(session, article_id)
    session.execute(delete(ArticleRow).where(ArticleRow.id == article_id))
    session.expunge_all()
    return RemovedArticle(article_id, versions, quotations, own_speakers + remove_unused(session, listed))


def _forget_copies(session: Session, article_id: int) -> None:
    """Its text also stands in answers that are kept for whoever sends again, and in lines of jobs that failed."""
    row = session.get_one(ArticleRow, article_id)
    session.execute(update(AnswerRow).where(AnswerRow.location == article_link(article_id)).values(body=None))
    if key := article_key(article_value(row)):
        lines = (JobLineRow.article_key == key, JobLineRow.due_at.is_(None), JobLineRow.article.is_not(None))
        session.execute(update(JobLineRow).where(*lines).values(article=None))


def _count(session: Session, column: InstrumentedAttribute[int] | InstrumentedAttribute[int | None], of: int) -> int:
    return session.scalars(select(func.count()).where(column == of)).one()
