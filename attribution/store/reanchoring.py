"""An article's analysis, replaced so that the ids of what was found before last."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from attribution.core.relations import Analysis
from attribution.services.anchoring import Anchor, anchor, match_quotations
from attribution.services.position_map import PositionMap
from attribution.services.relocating import places
from attribution.store.kept_reviews import (
    Reading,
    orphaned_anchors,
    reviewed_quotations,
    settle_reviews,
    with_reviewed,
)
from attribution.store.rows_from_values import analysis_row
from attribution.store.speaker_rows import remove_unused, speaker_ids_of, speaker_rows
from attribution.store.tables import AnalysisRow, QuotationRow


def replace_analysis(
    session: Session, article_id: int, old_text: str, text: str, analysis: Analysis, rules: str
) -> None:
    """Put an analysis of ``text`` in the place of that of ``old_text``.

    A quotation that was there before keeps its id, and its review. So do the speakers: the shared ones who are listed
    again, and those of this article whose name stays; the unused go.
    """
    listed_before = speaker_ids_of(session, article_id)
    reviewed = reviewed_quotations(session, article_id)
    there = PositionMap(old_text, text)
    place = places(old_text, text, there)
    kept = _kept_anchors(session, article_id, old_text) | orphaned_anchors(session, article_id)
    analysis, ids = with_reviewed(analysis, _matched(analysis, text, kept, there), reviewed, place)
    session.expunge_all()  # what was read goes with the old analysis; its ids come back in new rows
    session.execute(delete(AnalysisRow).where(AnalysisRow.article_id == article_id))
    row = analysis_row(analysis, text, rules, speaker_rows(session, article_id, analysis.speakers))
    row.article_id = article_id
    for position, number in ids.items():
        row.quotations[position].id = number
    session.add(row)
    session.flush()
    found = {number: analysis.attributions[position] for position, number in ids.items()}
    cast = {one.name: one.speaker_id for one in row.speakers}
    settle_reviews(session, article_id, reviewed, Reading(text, place, found, cast))
    remove_unused(session, listed_before)
    session.expunge_all()


def _matched(analysis: Analysis, text: str, kept: Mapping[int, Anchor], there: PositionMap) -> Mapping[int, int]:
    """The id of each quotation that was there before, by its position in the analysis."""
    if not kept:
        return {}
    contents = (attribution.quotation.content for attribution in analysis.attributions)
    new = [anchor(text, content.start, content.end) for content in contents]
    numbers = list(kept)
    return {at: numbers[old] for at, old in match_quotations(list(kept.values()), new, there).items()}


def _kept_anchors(session: Session, article_id: int, text: str) -> dict[int, Anchor]:
    wanted = select(QuotationRow.id, QuotationRow.content_start, QuotationRow.content_end)
    found = session.execute(wanted.where(QuotationRow.article_id == article_id).order_by(QuotationRow.position))
    return {row.id: anchor(text, row.content_start, row.content_end) for row in found}
