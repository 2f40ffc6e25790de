"""A page of answers: the plan is walked, the quotations are read, what matches is counted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Row, Select, select, tuple_
from sqlalchemy.orm import Session

from attribution.services.ports import Facet, Found, Hit, Order, Place, QuotationQuery, QuotationSearch
from attribution.store.column_types import as_id
from attribution.store.database import Database
from attribution.store.loading import WHOLE_QUOTATION
from attribution.store.search.match import Match
from attribution.store.search.plan import Plan, filters, outlet_filter, plan_of
from attribution.store.search.ranges import Bounds, newest
from attribution.store.search.tally import tally
from attribution.store.tables import EntryRow, QuotationRow
from attribution.store.values_from_rows import quotation_record

Rows = Select[int, datetime] | Select[int, float]
"""Of a quotation's id and the key by which it is in its place."""


class SqlSearch(QuotationSearch):
    """Safe to use from several threads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(
        self, query: QuotationQuery, *, after: Place | None, limit: int, facets: Collection[Facet] | None = None
    ) -> Found:
        """Up to ``limit`` answers behind a place; all of it at one moment of the database."""
        with self._database.reading() as session:
            plan = plan_of(session, query)
            hits = _hits(session, session.execute(_rows(plan, after, limit)).all())
            if facets is None:
                return Found(hits)
            return Found(hits, *tally(session, plan, facets))


def _rows(plan: Plan, after: Place | None, limit: int) -> Rows:
    if plan.match is not None and plan.query.order is Order.RELEVANCE:
        return _by_relevance(plan, plan.match, after, limit)
    return newest(plan.ranges, Bounds(plan.query, after), plan.conditions, limit)


def _by_relevance(plan: Plan, match: Match, after: Place | None, limit: int) -> Rows:
    """The rank of every match is reckoned, so this costs what the words are frequent."""
    query = plan.query
    ranked = match.ranked().cte("ranked").prefix_with("MATERIALIZED")
    place = tuple_(ranked.c.rank, ranked.c.quotation_id)
    conditions = [*filters(query), *outlet_filter(query), *(one.condition() for one in plan.everybody)]
    if after is not None:
        conditions.append(
            place < tuple_(after.key, as_id(after.id), types=[ranked.c.rank.type, EntryRow.quotation_id.type])
        )
    return (
        select(ranked.c.quotation_id, ranked.c.rank)
        .join(EntryRow, EntryRow.quotation_id == ranked.c.quotation_id)
        .where(*conditions, *Bounds(query).on(EntryRow))
        .order_by(ranked.c.rank.desc(), ranked.c.quotation_id.desc())
        .limit(limit)
    )


def _hits(session: Session, found: Sequence[Row[int, datetime | float]]) -> list[Hit]:
    wanted = select(QuotationRow).where(QuotationRow.id.in_([row[0] for row in found])).options(*WHOLE_QUOTATION)
    records = {row.id: quotation_record(row) for row in session.scalars(wanted)}
    return [Hit(records[quotation_id], Place(key, quotation_id)) for quotation_id, key in found]
