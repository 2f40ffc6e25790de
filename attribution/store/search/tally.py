"""Counts what matches, as far as a bounded look at the newest tells."""

from __future__ import annotations

from collections import Counter
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
    counted = select(func.count(), matches).select_from(examined).join(EntryRow, of_entry)
    looked_at, matching = session.execute(counted).one()
    count = Count(min(matching, most), looked_at <= most)
    if not facets:
        return count, {}
    matched = select(EntryRow).join(examined, of_entry).where(*plan.conditions).cte("matched")
    found = {**_by_value(session, facets, matched), **_by_speaker(session, facets, matched)}
    return count, {facet: found[facet] for facet in facets}


def _by_value(session: Session, facets: Collection[Facet], matched: CTE) -> Facets:
    """The facets that are columns, all in one walk."""
    columns = {
        Facet.OUTLET: matched.c.outlet,
        Facet.KIND: matched.c.kind,
        Facet.STATUS: matched.c.status,
        Facet.MONTH: _month(session, matched),
    }
    asked = [facet for facet in columns if facet in facets]
    if not asked:
        return {}
    values = [columns[facet] for facet in asked]
    together = session.execute(select(func.count(), *values).select_from(matched).group_by(*values)).all()
    counts: dict[Facet, Counter[str]] = {facet: Counter() for facet in asked}
    for number, *row in together:
        for facet, value in zip(asked, row, strict=True):
            if value is not None:
                counts[facet][str(value)] += number
    return {facet: _most_frequent(counted) for facet, counted in counts.items()}


def _most_frequent(counted: Counter[str]) -> list[FacetCount]:
    in_order = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return [FacetCount(value, number) for value, number in in_order[:MOST_VALUES]]


def _by_speaker(session: Session, facets: Collection[Facet], matched: CTE) -> Facets:
    if Facet.SPEAKER not in facets:
        return {}
    # not a join: SQLite, which nobody tells how much it keeps, would read all speakers of all quotations
    in_matched = EntrySpeakerRow.quotation_id.in_(select(matched.c.quotation_id))
    said = (
        select(EntrySpeakerRow.speaker_id, func.count().label("count"))
        .where(in_matched, EntrySpeakerRow.part == SpokeAs.SPEAKER)
        .group_by(EntrySpeakerRow.speaker_id)
        .order_by(func.count().desc(), EntrySpeakerRow.speaker_id)
        .limit(MOST_VALUES)
        .subquery()
    )
    named = select(said.c.speaker_id, said.c.count, SpeakerRow.name).join(
        SpeakerRow, SpeakerRow.id == said.c.speaker_id
    )
    found = session.execute(named.order_by(said.c.count.desc(), said.c.speaker_id))
    return {Facet.SPEAKER: [FacetCount(str(speaker_id), count, name) for speaker_id, count, name in found]}


def _month(session: Session, matched: CTE) -> ColumnElement[str]:
    """The month in UTC, 2026-03."""
    if session.get_bind().dialect.name == "sqlite":
        return func.strftime("%Y-%m", matched.c.sort_at, type_=String)
    return func.to_char(func.timezone("UTC", matched.c.sort_at), "YYYY-MM", type_=String)
