"""Counts what matches, as far as a bounded look at the newest tells."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import CTE, ColumnElement, String, and_, case, func, select
from sqlalchemy.orm import Session

from attribution.services.ports import Count, Facet, FacetCount, SpokeAs
from attribution.store.search.plan import Plan
from attribution.store.tables import EntryRow, EntrySpeakerRow, SpeakerRow

COUNTED = 1_000
"""Quotations that are looked at for the count of every page."""
COUNTED_FOR_FACETS = 10_000
MOST_VALUES = 50
"""Of one facet, the most frequent."""

Facets = Mapping[Facet, Sequence[FacetCount]]


def tally(session: Session, plan: Plan, facets: Collection[Facet]) -> tuple[Count, Facets]:
    """How many match, exactly unless there are more to look at; and by what."""
    most = COUNTED_FOR_FACETS if facets else COUNTED
    examined = plan.examined(most + 1).cte("examined").prefix_with("MATERIALIZED")
    of_entry = EntryRow.quotation_id == examined.c.quotation_id
    matches = func.count(case((and_(*plan.conditions), 1)))
    looked_at, matching = session.execute(
        select(func.count(), matches).select_from(examined).join(EntryRow, of_entry)
    ).one()
    count = Count(min(matching, most), looked_at <= most)
    if not facets:
        return count, {}
    matched = select(EntryRow).join(examined, of_entry).where(*plan.conditions).cte("matched")
    return count, {facet: _by(session, facet, matched) for facet in Facet if facet in facets}


def _by(session: Session, facet: Facet, matched: CTE) -> list[FacetCount]:
    if facet is Facet.SPEAKER:
        return _by_speaker(session, matched)
    columns = {Facet.OUTLET: matched.c.outlet, Facet.KIND: matched.c.kind, Facet.STATUS: matched.c.status}
    value = columns[facet] if facet in columns else _month(session, matched)
    counted = select(value.label("value"), func.count().label("count")).select_from(matched).where(value.is_not(None))
    frequent = counted.group_by(value).order_by(func.count().desc(), value).limit(MOST_VALUES)
    return [FacetCount(str(found), count) for found, count in session.execute(frequent)]


def _by_speaker(session: Session, matched: CTE) -> list[FacetCount]:
    in_matched = EntrySpeakerRow.quotation_id == matched.c.quotation_id
    said = (
        select(EntrySpeakerRow.speaker_id, func.count().label("count"))
        .select_from(matched)
        .join(EntrySpeakerRow, and_(in_matched, EntrySpeakerRow.part == SpokeAs.SPEAKER))
        .group_by(EntrySpeakerRow.speaker_id)
        .order_by(func.count().desc(), EntrySpeakerRow.speaker_id)
        .limit(MOST_VALUES)
        .subquery()
    )
    named = select(said.c.speaker_id, said.c.count, SpeakerRow.name).join(
        SpeakerRow, SpeakerRow.id == said.c.speaker_id
    )
    found = session.execute(named.order_by(said.c.count.desc(), said.c.speaker_id))
    return [FacetCount(str(speaker_id), count, name) for speaker_id, count, name in found]


def _month(session: Session, matched: CTE) -> ColumnElement[str]:
    """The month in UTC, 2026-03."""
    if session.get_bind().dialect.name == "sqlite":
        return func.strftime("%Y-%m", matched.c.sort_at, type_=String)
    return func.to_char(func.timezone("UTC", matched.c.sort_at), "YYYY-MM", type_=String)
