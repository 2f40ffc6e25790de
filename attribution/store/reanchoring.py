"""An article's analysis, replaced so that the ids of what was found before last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete
from sqlalchemy.orm import Session

from attribution.core.relations import Analysis
from attribution.services.anchoring import Anchor, anchor, match_quotations
from attribution.services.ports import QuotationRecord
from attribution.services.position_map import PositionMap
from attribution.services.relocating import places
from attribution.store.kept_reviews import (
    Reading,
    orphaned_anchors,
    settle_reviews,
    with_reviewed,
)
from attribution.store.rows_from_values import analysis_row
from attribution.store.speaker_rows import remove_unused, speaker_ids_of, speaker_rows
from attribution.store.tables import AnalysisRow


@dataclass(frozen=True, slots=True)
class Before:
    """An article's text and quotations as they were: read before anything of the article is written."""

    text: str = ""
    quotations: Sequence[QuotationRecord] = ()


def replace_analysis(
    session: Session, article_id: int, before: Before, text: str, analysis: Analysis, rules: str
) -> None:
    """Put an analysis of ``text`` in the place of what was there before.

    A quotation that was there before keeps its id, and its review. So do the speakers: the shared ones who are listed
    again, and those of this article whose name stays; the unused go.
    """
    listed_before = speaker_ids_of(session, article_id)
    reviewed = {record.id: record for record in before.quotations if record.review}
    there = PositionMap(before.text, text)
    place = places(before.text, text, there)
    kept = _anchors(before) | orphaned_anchors(session, article_id)
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


def _anchors(before: Before) -> dict[int, Anchor]:
    contents = ((record.id, record.machine.quotation.content) for record in before.quotations)
    return {number: anchor(before.text, content.start, content.end) for number, content in contents}
