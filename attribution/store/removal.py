"""An article goes with everything that was found in it."""

from __future__ import annotations

from sqlalchemy import delete, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from attribution.services.ports import RemovedArticle
from attribution.store.speaker_rows import remove_unused, speaker_ids_of
from attribution.store.tables import ArticleRow, ArticleVersionRow, QuotationRow, SpeakerRow


def remove_with_all(session: Session, article_id: int) -> RemovedArticle:
    """Remove a kept article. What hangs on it goes by the references of the tables, shared speakers if unused."""
    listed = speaker_ids_of(session, article_id)
    versions, quotations, own_speakers = (
        _count(session, column, article_id)
        for column in (ArticleVersionRow.article_id, QuotationRow.article_id, SpeakerRow.article_id)
    )
    session.execute(delete(ArticleRow).where(ArticleRow.id == article_id))
    session.expunge_all()
    return RemovedArticle(article_id, versions, quotations, own_speakers + remove_unused(session, listed))


def _count(session: Session, column: InstrumentedAttribute[int] | InstrumentedAttribute[int | None], of: int) -> int:
    return session.scalars(select(func.count()).where(column == of)).one()
