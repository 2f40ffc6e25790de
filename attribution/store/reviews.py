"""The Reviews port on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from attribution.errors import ArticleNotFoundError, QuotationNotFoundError
from attribution.services.ports import Change, Check, QuotationRecord, ReviewedQuotation, ReviewEvent, Reviews, Step
from attribution.store.column_types import as_id
from attribution.store.database import Database
from attribution.store.entries import index_article
from attribution.store.loading import WHOLE_QUOTATION, WHOLE_REVIEW
from attribution.store.outbox import emit
from attribution.store.review_events import changes_of, write_step
from attribution.store.review_rows import apply_change, chain_words, mark, named_rows, new_review, write_anchor
from attribution.store.review_values import event_value, reviewed_value
from attribution.store.speaker_rows import remove_unused
from attribution.store.tables import ArticleRow, QuotationRow, ReviewEventRow, ReviewRow
from attribution.store.values_from_rows import quotation_record


class SqlReviews(Reviews):
    """Safe to use from several threads. Every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def quotation(self, quotation_id: int) -> QuotationRecord:
        """One quotation with its review. Raises QuotationNotFoundError."""
        with self._database.reading() as session:
            return _record(session, quotation_id)

    def correct(self, quotation_id: int, change: Change, *, by: str, check: Check) -> QuotationRecord:
        """Lay a change over the machine's answer, write it into the history, and give what stands now."""
        with self._database.writing() as session:
            before = _record(session, quotation_id)
            check(before)
            if not change:
                return before
            after = _review(session, before, change, by)
            session.commit()
            return after

    def history(self, quotation_id: int, *, before: int | None, limit: int) -> Sequence[ReviewEvent]:
        """Up to ``limit`` steps, newest first, with ids below ``before``. Raises QuotationNotFoundError."""
        steps = select(ReviewEventRow).where(ReviewEventRow.quotation_id == as_id(quotation_id))
        if before is not None:
            steps = steps.where(ReviewEventRow.id < as_id(before))
        with self._database.reading() as session:
            if not session.scalar(select(_is_known(quotation_id))):
                raise QuotationNotFoundError(quotation_id)
            return [event_value(row) for row in session.scalars(steps.order_by(ReviewEventRow.id.desc()).limit(limit))]

    def of_article(self, article_id: int, *, after: int | None, limit: int) -> Sequence[ReviewedQuotation]:
        """Up to ``limit`` reviewed quotations of an article, those that are gone too. Raises ArticleNotFoundError."""
        found = select(ReviewRow).where(ReviewRow.article_id == as_id(article_id))
        if after is not None:
            found = found.where(ReviewRow.quotation_id > as_id(after))
        with self._database.reading() as session:
            if session.get(ArticleRow, as_id(article_id)) is None:
                raise ArticleNotFoundError(article_id)
            rows = session.scalars(found.order_by(ReviewRow.quotation_id).limit(limit))
            return [reviewed_value(row) for row in rows]

    def article_ids(self) -> Sequence[int]:
        """The ids of the articles of which some quotation was reviewed and is there, in rising order."""
        wanted = select(ReviewRow.article_id).where(~ReviewRow.orphaned).distinct().order_by(ReviewRow.article_id)
        with self._database.reading() as session:
            return session.scalars(wanted).all()


def _record(session: Session, quotation_id: int) -> QuotationRecord:
    row = session.get(QuotationRow, as_id(quotation_id), options=WHOLE_QUOTATION)
    if row is None:
        raise QuotationNotFoundError(quotation_id)
    return quotation_record(row)


def _review(session: Session, record: QuotationRecord, change: Change, by: str) -> QuotationRecord:
    """The transaction's part of a correction: the review, its step in the history, the speakers it no longer names."""
    row = session.get(ReviewRow, record.id, options=WHOLE_REVIEW) or new_review(record)
    named_before = {one.speaker_id for one in row.named}
    state_before = row.state
    named = list(named_rows(session, record.article.id, change))
    apply_change(row, change, named, chain_words(change, named, record.machine))
    mark(row, record, change.state, by, datetime.now(UTC))
    session.add(row)
    session.flush()
    session.expire_all()
    after = _record(session, record.id)
    write_anchor(row, after.attribution.quotation.content, after.article.article.text)
    write_step(session, row, Step.REVIEWED, state_before, changes_of(change, after))
    index_article(session, record.article.id)
    emit(session, "quotation.corrected", _told(after))
    remove_unused(session, named_before)
    return after


def _told(record: QuotationRecord) -> dict[str, Any]:
    """What an event tells: which quotation, and where the rest can be read."""
    return {
        "quotation_id": record.id,
        "article_id": record.article.id,
        "review": record.review.state.value if record.review else None,
        "link": f"/api/v1/quotations/{record.id}",
    }


def _is_known(quotation_id: int) -> ColumnElement[bool]:
    return exists().where(QuotationRow.id == as_id(quotation_id)) | exists().where(
        ReviewEventRow.quotation_id == as_id(quotation_id)
    )
