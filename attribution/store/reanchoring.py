"""An article's analysis, replaced so that the ids of what was found before last."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from attribution.core.relations import Analysis
from attribution.services.anchoring import Anchor, anchor, match_quotations
from attribution.services.position_map import PositionMap
from attribution.store.rows_from_values import analysis_row
from attribution.store.speaker_rows import remove_unused, speaker_ids_of, speaker_rows
from attribution.store.tables import AnalysisRow, QuotationRow


def replace_analysis(
    session: Session, article_id: int, old_text: str, text: str, analysis: Analysis, rules: str
) -> None:
    """Put an analysis of ``text`` in the place of that of ``old_text``.

    A quotation that was there before keeps its id. So do the speakers: the shared ones who are listed again, and those
    of this article whose name stays; the unused go.
    """
    listed_before = speaker_ids_of(session, article_id)
    ids, anchors = _kept_anchors(session, article_id, old_text)
    session.expunge_all()  # what was read goes with the old analysis; its ids come back in new rows
    session.execute(delete(AnalysisRow).where(AnalysisRow.article_id == article_id))
    row = analysis_row(analysis, text, rules, speaker_rows(session, article_id, analysis.speakers))
    row.article_id = article_id
    if ids:
        new = [anchor(text, each.content_start, each.content_end) for each in row.quotations]
        for position, kept in match_quotations(anchors, new, PositionMap(old_text, text)).items():
            row.quotations[position].id = ids[kept]
    session.add(row)
    session.flush()
    remove_unused(session, listed_before)
    session.expunge_all()


def _kept_anchors(session: Session, article_id: int, text: str) -> tuple[Sequence[int], Sequence[Anchor]]:
    wanted = select(QuotationRow.id, QuotationRow.content_start, QuotationRow.content_end)
    found = session.execute(wanted.where(QuotationRow.article_id == article_id).order_by(QuotationRow.position)).all()
    return [row.id for row in found], [anchor(text, row.content_start, row.content_end) for row in found]
