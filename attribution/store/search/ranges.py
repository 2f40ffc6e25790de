"""Walks indexes newest first. A range is a stretch of one index that holds its rows in that order already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, false, select, tuple_, union

from attribution.services.ports import Place, QuotationQuery
from attribution.store.column_types import as_id
from attribution.store.tables import EntryNameRow, EntryRow, EntrySpeakerRow

Ranged = type[EntryRow] | type[EntryNameRow] | type[EntrySpeakerRow]
Conditions = Sequence[ColumnElement[bool]]
"""On `EntryRow`."""
Rows = Select[int, datetime]
"""Of ``quotation_id`` and ``sort_at``."""


@dataclass(frozen=True, slots=True)
class Range:
    """The rows of a table that meet conditions by which its index finds them in order of time."""

    table: Ranged
    where: Conditions = ()

    def newest(self, bounds: Bounds, conditions: Conditions, limit: int) -> Rows:
        """Up to ``limit`` of its rows whose entries meet all conditions."""
        table = self.table
        rows = select(table.quotation_id, table.sort_at).where(*self.where, *bounds.on(table))
        if conditions and table is not EntryRow:
            rows = rows.join(EntryRow, EntryRow.quotation_id == table.quotation_id)
        in_order = rows.where(*conditions).order_by(table.sort_at.desc(), table.quotation_id.desc())
        return in_order.limit(limit)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a walk goes: the times that were asked for, and where the page before ended."""

    query: QuotationQuery
    after: Place | None = None

    def on(self, table: Ranged) -> list[ColumnElement[bool]]:
        """The bounds as conditions on a table."""
        found = []
        if self.query.since is not None:
            found.append(table.sort_at >= self.query.since)
        if self.query.until is not None:
            found.append(table.sort_at < self.query.until)
        if self.after is not None:
            here = tuple_(self.after.key, as_id(self.after.id), types=[table.sort_at.type, table.quotation_id.type])
            found.append(tuple_(table.sort_at, table.quotation_id) < here)
        return found


def newest(ranges: Sequence[Range], bounds: Bounds, conditions: Conditions, limit: int) -> Rows:
    """The newest of all ranges together, each quotation once."""
    if not ranges:
        return select(EntryRow.quotation_id, EntryRow.sort_at).where(false())
    if len(ranges) == 1:
        return ranges[0].newest(bounds, conditions, limit)
    parts = (select(one.newest(bounds, conditions, limit).subquery()) for one in ranges)
    merged = union(*parts).subquery()
    return select(merged).order_by(merged.c.sort_at.desc(), merged.c.quotation_id.desc()).limit(limit)
