"""The rows that several adapters look up."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from attribution.services.ports import QuotationRecord
from attribution.store.loading import WHOLE_ARTICLE, WHOLE_QUOTATION
from attribution.store.tables import ArticleRow, QuotationRow
from attribution.store.values_from_rows import quotation_record


def row_named(session: Session, source: str | None, external_id: str | None) -> ArticleRow | None:
    """The article with this source and external id, if both are given and there is one."""
    if source is None or external_id is None:
        return None
    wanted = select(ArticleRow).where(ArticleRow.source == source, ArticleRow.external_id == external_id)
    return session.scalar(wanted.options(*WHOLE_ARTICLE))


def quotations_of(session: Session, article_id: int) -> list[QuotationRecord]:
    """The quotations of an article, in text order."""
    wanted = select(QuotationRow).where(QuotationRow.article_id == article_id).order_by(QuotationRow.position)
    return [quotation_record(row) for row in session.scalars(wanted.options(*WHOLE_QUOTATION))]
