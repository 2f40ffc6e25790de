"""Decides which index a search walks, and what it checks on the way.

Few matches of the words: those are looked up. Else somebody's quotations are walked, or an outlet's, or all of them,
newest first, and the words are looked for in each: where they are frequent, the next one is soon met. So no search
by date reads more of an index than it needs for its page, however many quotations there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from attribution.services.ports import QuotationQuery, ReviewAsked
from attribution.store.entries import outlet_key
from attribution.store.search.match import Match, match_of
from attribution.store.search.names import Named, named_in
from attribution.store.search.ranges import Bounds, Conditions, Range, Rows, newest
from attribution.store.tables import EntryRow
from attribution.store.words import asked

FEW = 2_000
"""Quotations that may be looked up one by one for a page."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Ranges to walk and conditions on the entries that they lead to. ``match`` is what the words ask for, if any."""

    query: QuotationQuery
    match: Match | None
    ranges: Sequence[Range]
    conditions: Conditions

    def examined(self, most: int) -> Rows:
        """Up to ``most`` quotations, the newest, of those that the ranges lead to; the conditions are not checked."""
        return newest(self.ranges, Bounds(self.query), (), most)


def plan_of(session: Session, query: QuotationQuery) -> Plan:
    """How to find what matches, newest first."""
    conditions = _filters(query)
    words = asked(query.q or "")
    match = match_of(session, words, query.lemmas) if words else None
    everybody = named_in(session, query)
    if match and _are_few(session, match):
        others = [one.condition() for one in everybody]
        return Plan(query, match, [Range(EntryRow, (match.among(),))], [*conditions, *_outlet(query), *others])
    held = [match.holds()] if match else []
    if not everybody:
        return Plan(query, match, [Range(EntryRow, _outlet(query))], [*conditions, *held])
    ranges, more = _shortest(session, query, everybody)
    return Plan(query, match, ranges, [*conditions, *held, *more, *_outlet(query)])


def _filters(query: QuotationQuery) -> list[ColumnElement[bool]]:
    """What is checked of every entry, whatever the way to it."""
    found = [_reviewed(query.reviews)]
    if query.kinds:
        found.append(EntryRow.kind.in_(query.kinds))
    if query.statuses:
        found.append(EntryRow.status.in_(query.statuses))
    if query.min_confidence is not None:
        found.append(EntryRow.confidence >= query.min_confidence)
    return found


def _reviewed(asked_for: Sequence[ReviewAsked]) -> ColumnElement[bool]:
    """A quotation that a person rejected is found only by those who ask for it."""
    if not asked_for:
        return or_(EntryRow.review.is_(None), EntryRow.review != ReviewAsked.REJECTED)
    states = [one.value for one in asked_for if one is not ReviewAsked.NONE]
    seen = EntryRow.review.in_(states)
    return or_(seen, EntryRow.review.is_(None)) if ReviewAsked.NONE in asked_for else seen


def _outlet(query: QuotationQuery) -> list[ColumnElement[bool]]:
    return [EntryRow.outlet_folded == outlet_key(query.outlet)] if query.outlet is not None else []


def _are_few(session: Session, match: Match) -> bool:
    return _counted(session, match.ids().limit(FEW + 1)) <= FEW


def _shortest(
    session: Session, query: QuotationQuery, everybody: Sequence[Named]
) -> tuple[Sequence[Range], Conditions]:
    """The ranges of the one who is quoted least, and the others as conditions."""
    ways = [one.ranges(session) for one in everybody]
    lengths = [
        _counted(session, newest(ranges, Bounds(query), (), FEW)) if len(ways) > 1 and ranges else 0
        for ranges, _ in ways
    ]
    chosen = lengths.index(min(lengths))
    ranges, more = ways[chosen]
    return ranges, [*more, *(one.condition() for number, one in enumerate(everybody) if number != chosen)]


def _counted(session: Session, rows: Select[*tuple[Any, ...]]) -> int:
    return session.scalar(select(func.count()).select_from(rows.subquery())) or 0
