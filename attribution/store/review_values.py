"""Rows of reviews become values."""

from __future__ import annotations

from attribution.core.document import Span
from attribution.core.relations import Attribution, Speaker
from attribution.services.lay_over import CARRIED, values_of
from attribution.services.ports import CorrectedRelay, Correction, Field, Review, ReviewedQuotation, ReviewEvent
from attribution.store.named_speakers import last_merged
from attribution.store.tables import ReviewEventRow, ReviewRow

SAID = 0
"""The hop of those who said it; the relays count from 1."""


def review_value(row: ReviewRow, machine: Attribution, text: str) -> Review:
    """What was said of a quotation, beside the machine's answer as it is now."""
    now = values_of(machine, text)
    return Review(
        state=row.state,
        version=row.version,
        by=row.by,
        at=row.at,
        correction=correction_value(row),
        machine=machine,
        machine_now_differs=frozenset(field for field in Field if row.seen.get(field) != now[field]),
        carried=machine.quotation.rule == CARRIED,
    )


def correction_value(row: ReviewRow) -> Correction:
    """What stands instead of the machine's values."""
    return Correction(
        fields=row.corrected,
        content=span_value(row.content_start, row.content_end),
        kind=row.kind,
        speakers=_speakers(row, SAID),
        source=span_value(row.source_start, row.source_end),
        relays=tuple(
            CorrectedRelay(_speakers(row, relay.hop), span_value(relay.source_start, relay.source_end))
            for relay in row.relays
        ),
        status=row.status,
    )


def named_ids(row: ReviewRow) -> dict[str, int]:
    """The id of every speaker that a correction names, by name: whom he or she was merged into since, if anybody."""
    return {named.name: last_merged(named.speaker).id for named in row.named}


def event_value(row: ReviewEventRow) -> ReviewEvent:
    """One step of a quotation's history."""
    return ReviewEvent(
        row.id, row.quotation_id, row.step, row.version, row.by, row.at, row.state, row.state_before, row.changes
    )


def reviewed_value(row: ReviewRow) -> ReviewedQuotation:
    """A reviewed quotation in the list of its article."""
    return ReviewedQuotation(row.quotation_id, row.exact, row.orphaned, row.state, row.version, row.by, row.at)


def span_value(start: int | None, end: int | None) -> Span | None:
    """A span of two columns that are NULL together."""
    return None if start is None or end is None else Span(start, end)


def _speakers(row: ReviewRow, hop: int) -> tuple[Speaker, ...]:
    return tuple(Speaker(named.name, named.kind) for named in row.named if named.hop == hop)
