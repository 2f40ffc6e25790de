"""Reviews outlast the analyses that they are about: what people said is kept when an article is read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from attribution.core.relations import Analysis, Attribution
from attribution.services.anchoring import Anchor
from attribution.services.carrying import carry, complete, is_vouched_for
from attribution.services.keep_review import KeptReview, keep_review, review_again
from attribution.services.lay_over import CARRIED, lay_over
from attribution.services.ports import QuotationRecord, ReviewState, Step
from attribution.services.relocating import Place
from attribution.services.review_interchange import changes_to_json
from attribution.store.loading import WHOLE_REVIEW
from attribution.store.review_events import write_step
from attribution.store.review_rows import write_anchor, write_correction
from attribution.store.review_values import correction_value, named_ids
from attribution.store.tables import ReviewRow

Ids = Mapping[int, int]
"""The id of each quotation that was there before, by its position in the new analysis."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A new reading of an article: its text, how to find in it what stood in the old one, and what was found, by id.

    ``cast`` gives the id of everybody whom it names.
    """

    text: str
    place: Place
    found: Mapping[int, Attribution]
    cast: Mapping[str, int]


def orphaned_anchors(session: Session, article_id: int) -> dict[int, Anchor]:
    """The words of reviewed quotations that are gone from the article, by id: they may come back."""
    wanted = select(ReviewRow).where(ReviewRow.article_id == article_id, ReviewRow.orphaned)
    return {row.quotation_id: _words(row) for row in session.scalars(wanted.order_by(ReviewRow.quotation_id))}


def with_reviewed(
    analysis: Analysis, ids: Ids, reviewed: Mapping[int, QuotationRecord], place: Place
) -> tuple[Analysis, Ids]:
    """The analysis with the quotations that it lacks and somebody vouched for, as far as their words still stand."""
    ids = {at: number for at, number in ids.items() if not _is_mistaken(analysis, at, reviewed.get(number), place)}
    found = set(ids.values())
    lacking = {number: record for number, record in reviewed.items() if number not in found and _stands(record)}
    carried = {
        number: carry(record.machine, content, place)
        for number, record in lacking.items()
        if (content := place(record.attribution.quotation.content))
    }
    whole = complete(analysis, list(carried.values()))
    kept = {whole.positions[position]: number for position, number in ids.items()}
    return whole.analysis, kept | dict(zip(whole.carried, carried, strict=True))


def _is_mistaken(analysis: Analysis, position: int, record: QuotationRecord | None, place: Place) -> bool:
    """A quotation that somebody vouched for was taken for one that is only alike: its own words stand elsewhere."""
    if record is None or not _stands(record):
        return False
    there = place(record.attribution.quotation.content)
    found = analysis.attributions[position].quotation.content
    return there is not None and not there.overlaps(found)


def settle_reviews(
    session: Session, article_id: int, reviewed: Mapping[int, QuotationRecord], reading: Reading
) -> None:
    """Let every review of an article say what it says of the new reading, and write down what changed."""
    wanted = select(ReviewRow).where(ReviewRow.article_id == article_id).order_by(ReviewRow.quotation_id)
    for row in session.scalars(wanted.options(*WHOLE_REVIEW)).all():
        machine = reading.found.get(row.quotation_id)
        if machine is None:
            _orphan(session, row)
        else:
            _settle(session, row, reviewed.get(row.quotation_id), machine, reading)


def _orphan(session: Session, row: ReviewRow) -> None:
    if not row.orphaned:
        row.orphaned = True
        row.version += 1
        write_step(session, row, Step.ORPHANED, row.state, ())


def _settle(
    session: Session, row: ReviewRow, before: QuotationRecord | None, machine: Attribution, reading: Reading
) -> None:
    """``before`` is None for a quotation that is back."""
    ids = {**(before.speaker_ids if before else {}), **reading.cast, **named_ids(row)}
    kept = _kept(row, before, machine, reading)
    step = _step(before, machine, kept, row.state)
    state_before = row.state
    write_correction(row, kept.correction, ids)
    row.state, row.orphaned = kept.state, False
    standing = lay_over(machine, kept.correction)
    write_anchor(row, standing.quotation.content, reading.text)
    if step:
        row.version += 1
        changed = kept.kept | kept.lost
        changes = changes_to_json(changed, kept.lost, standing, machine, reading.text, ids)
        write_step(session, row, step, state_before, changes)


def _kept(row: ReviewRow, before: QuotationRecord | None, machine: Attribution, reading: Reading) -> KeptReview:
    if before and before.review:
        return keep_review(before, before.review, machine, reading.text, reading.place)
    return review_again(correction_value(row), row.state, row.seen, machine, reading.text, _words(row))


def _step(
    before: QuotationRecord | None, machine: Attribution, kept: KeptReview, state_before: ReviewState
) -> Step | None:
    """The step that happened, the one that tells most; None when nothing did."""
    carried = machine.quotation.rule == CARRIED
    happened = (
        (before is None, Step.RETURNED),
        (carried and before is not None and before.machine.quotation.rule != CARRIED, Step.CARRIED),
        (kept.state != state_before, Step.REOPENED),
        (bool(kept.lost), Step.LOST),
        (bool(kept.kept), Step.KEPT),
    )
    return next((step for is_so, step in happened if is_so), None)


def _stands(record: QuotationRecord) -> bool:
    return record.review is not None and is_vouched_for(record.review)


def _words(row: ReviewRow) -> Anchor:
    return Anchor(row.exact, row.prefix, row.suffix, 0, 0)
