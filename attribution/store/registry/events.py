"""The record of what was done to speakers: written with every change, read when one is to be undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from attribution.errors import SpeakerConflictError, SpeakerEventNotFoundError
from attribution.services.ports.speakers import SpeakerEvent
from attribution.store.column_types import as_id
from attribution.store.tables import SpeakerEventRow, SpeakerEventSpeakerRow

UNDO = "undo"


def record(session: Session, action: str, by: str, speaker_ids: Iterable[int], data: Mapping[str, Any]) -> int:
    """Write down what was done to these speakers; give the event's id."""
    row = new_event(action, by, speaker_ids, data)
    session.add(row)
    session.flush()
    return row.id


def new_event(action: str, by: str, speaker_ids: Iterable[int], data: Mapping[str, Any]) -> SpeakerEventRow:
    """What is written down."""
    touched = [SpeakerEventSpeakerRow(speaker_id=speaker_id) for speaker_id in sorted(set(speaker_ids))]
    return SpeakerEventRow(at=datetime.now(UTC), actor=by, action=action, data=dict(data), speakers=touched)


def event_row(session: Session, event_id: int) -> SpeakerEventRow:
    """An event. Raises SpeakerEventNotFoundError."""
    row = session.get(SpeakerEventRow, as_id(event_id))
    if row is None:
        raise SpeakerEventNotFoundError(event_id)
    return row


def refuse_undoing(session: Session, row: SpeakerEventRow) -> None:
    """Raise SpeakerConflictError if the event was undone, or if something that still holds was done since.

    Changes are undone from the last one back: what came later may rest on what came before.
    """
    if row.undone_by_id is not None:
        raise SpeakerConflictError(f"Event {row.id} was undone by event {row.undone_by_id}.")
    touched = select(SpeakerEventSpeakerRow.event_id).where(
        SpeakerEventSpeakerRow.speaker_id.in_([touched.speaker_id for touched in row.speakers])
    )
    later = session.scalar(
        select(SpeakerEventRow.id)
        .where(
            SpeakerEventRow.id > row.id,
            SpeakerEventRow.id.in_(touched),
            SpeakerEventRow.undone_by_id.is_(None),
            SpeakerEventRow.action != UNDO,
        )
        .order_by(SpeakerEventRow.id.desc())
        .limit(1)
    )
    if later is not None:
        raise SpeakerConflictError(f"Event {later} changed the same speakers later: undo it first.")


def event_value(row: SpeakerEventRow) -> SpeakerEvent:
    """A kept event; places in articles, of which there may be thousands, are only counted."""
    detail = {name: _told(name, value) for name, value in row.data.items()}
    speakers = tuple(touched.speaker_id for touched in row.speakers)
    return SpeakerEvent(row.id, row.at, row.actor, row.action, speakers, row.undone_by_id, detail)


def _told(name: str, value: Any) -> Any:
    if name in _COUNTED:
        return len(value)
    if isinstance(value, list):
        return [_told("", each) for each in value]
    if isinstance(value, dict):
        return {inner: _told(inner, each) for inner, each in value.items()}
    return value


_COUNTED = ("places", "decisions")
