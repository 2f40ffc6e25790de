"""A page of answers: the plan is walked, the quotations are read, what matches is counted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Row, Select, func, select, tuple_
from sqlalchemy.orm import Session

from attribution.services.ports import Facet, Found, Hit, Order, Place, QuotationQuery, QuotationSearch
from attribution.store.column_types import as_id
from attribution.store.database import Database
from attribution.store.loading import WHOLE_QUOTATION
from attribution.store.search.match import Match
from attribution.store.search.plan import Plan, plan_of
from attribution.store.search.ranges import Bounds, newest
from attribution.store.search.tally import tally
from attribution.store.tables import QuotationRow
from attribution.store.values_from_rows import quotation_record

Rows = Select[int, datetime] | Select[int, float]
"""Of a quotation's id and the key by which it is in its place."""
RANKED = 10_000
"""Quotations that are ranked by relevance, the newest of those that match."""
_PLANNING = (("enable_hashjoin", "off"), ("enable_mergejoin", "off"), ("plan_cache_mode", "force_custom_plan"))


class SqlSearch(QuotationSearch):
    """Safe to use from several threads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(
        self, query: QuotationQuery, *, after: Place | None, limit: int, facets: Collection[Facet] | None = None
    ) -> Found:
        """Up to ``limit`` answers behind a place; all of it at one moment of the database."""
        with self._database.reading() as session:
            _keep_to_indexes(session)
            plan = plan_of(session, query)
            hits = _hits(session, session.execute(_rows(plan, after, limit)).all())
            if facets is None:
                return Found(hits)
            return Found(hits, *tally(session, plan, facets))


def _keep_to_indexes(session: Session) -> None:
    """Tell PostgreSQL that every join here looks a bounded number of rows up by their keys.

    From some thousands on it would read a whole table instead, which takes longer the more is kept; and a plan for
    any word is none for a word that every quotation has.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(*(func.set_config(name, value, True) for name, value in _PLANNING)))


def _rows(plan: Plan, after: Place | None, limit: int) -> Rows:
    if plan.match is not None and plan.query.order is Order.RELEVANCE:
        return _by_relevance(plan, plan.match, after, limit)
    return newest(plan.ranges, Bounds(plan.query, after), plan.conditions, limit)


def _by_relevance(plan: Plan, match: Match, after: Place | None, limit: int) -> Rows:
    """The best of the newest that match, all of whom are ranked."""
    newest_that_match = newest(plan.ranges, Bounds(plan.query), plan.conditions, RANKED).cte("newest")
    candidates = select(newest_that_match.prefix_with("MATERIALIZED").c.quotation_id)
    ranked = match.ranked(candidates).cte("ranked").prefix_with("MATERIALIZED")
    place = tuple_(ranked.c.rank, ranked.c.quotation_id)
    found = select(ranked.c.quotation_id, ranked.c.rank)
    if after is not None:
        types = [ranked.c.rank.type, ranked.c.quotation_id.type]
        found = found.where(place < tuple_(after.key, as_id(after.id), types=types))
    return found.order_by(ranked.c.rank.desc(), ranked.c.quotation_id.desc()).limit(limit)


def _hits(session: Session, found: Sequence[Row[int, datetime | float]]) -> list[Hit]:
    wanted = select(QuotationRow).where(QuotationRow.id.in_([row[0] for row in found])).options(*WHOLE_QUOTATION)
    records = {row.id: quotation_record(row) for row in session.scalars(wanted)}
    return [Hit(records[quotation_id], Place(key, quotation_id)) for quotation_id, key in found]
