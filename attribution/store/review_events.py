"""The history of reviews."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from attribution.services.ports import PROGRAM, Change, QuotationRecord, ReviewState, Step
from attribution.services.review_interchange import changes_to_json
from attribution.store.tables import ReviewEventRow, ReviewRow

Changes = Sequence[dict[str, Any]]


def write_step(session: Session, row: ReviewRow, step: Step, state_before: ReviewState, changes: Changes) -> None:
    """Write what happened to a review, as the review is now."""
    person = step is Step.REVIEWED
    session.add(
        ReviewEventRow(
            quotation_id=row.quotation_id,
            article_id=row.article_id,
            step=step,
            version=row.version,
            by=row.by if person else PROGRAM,
            at=row.at if person else datetime.now(UTC),
            state=row.state,
            state_before=state_before,
            changes=list(changes),
        )
    )
    session.flush()


def changes_of(change: Change, after: QuotationRecord) -> Changes:
    """What somebody changed, and what the machine says of it."""
    changed, text = change.fields | change.reset, after.article.article.text
    return changes_to_json(changed, change.reset, after.attribution, after.machine, text, after.speaker_ids)
