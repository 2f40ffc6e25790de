"""The rows that several adapters look up."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.interfaces import ORMOption

from attribution.errors import ArticleNotFoundError
from attribution.services.ports import QuotationRecord
from attribution.store.column_types import as_id
from attribution.store.loading import WHOLE_ARTICLE, WHOLE_QUOTATION
from attribution.store.tables import ArticleRow, QuotationRow
from attribution.store.values_from_rows import quotation_record


def article_row(session: Session, article_id: int, *options: ORMOption) -> ArticleRow:
    """An article's row. Raises ArticleNotFoundError."""
    row = session.get(ArticleRow, as_id(article_id), options=options)
    if row is None:
        raise ArticleNotFoundError(article_id)
    return row


def row_named(session: Session, source: str | None, external_id: str | None) -> ArticleRow | None:
    """The article with this source and external id, if both are given and there is one."""
    if source is None or external_id is None:
        return None
    wanted = select(ArticleRow).where(ArticleRow.source == source, ArticleRow.external_id == external_id)
    return session.scalar(wanted.options(*WHOLE_ARTICLE))


def count_quotations(session: Session, article_id: int) -> int:
    """How many quotations an article has."""
    return session.scalars(select(func.count()).where(QuotationRow.article_id == as_id(article_id))).one()


def quotations_of(session: Session, article_id: int) -> list[QuotationRecord]:
    """The quotations of an article, in text order."""
    wanted = select(QuotationRow).where(QuotationRow.article_id == as_id(article_id)).order_by(QuotationRow.position)
    return [quotation_record(row) for row in session.scalars(wanted.options(*WHOLE_QUOTATION))]
