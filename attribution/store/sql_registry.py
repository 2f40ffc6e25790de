"""The Registry port on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from attribution.services.ports import Registry
from attribution.services.ports.speakers import (
    ImportedSpeaker,
    NamedSpeaker,
    Outcome,
    SpeakerCard,
    SpeakerChanges,
    SpeakerEvent,
    SpeakerIn,
    SpeakerQuery,
    SpeakerRecord,
    SplitTarget,
)
from attribution.store.column_types import as_id
from attribution.store.database import Database
from attribution.store.entries import reindex_speakers
from attribution.store.registry.edits import change, create
from attribution.store.registry.events import event_value
from attribution.store.registry.importing import take_in
from attribution.store.registry.merges import merge, split
from attribution.store.registry.reading import (
    named_speakers,
    speaker_card,
    speaker_record,
    speaker_search,
)
from attribution.store.registry.records import speaker_row
from attribution.store.registry.undoing import undo
from attribution.store.speaker_resolution import last_of
from attribution.store.tables import SpeakerEventRow, SpeakerEventSpeakerRow


class SqlRegistry(Registry):
    """Safe to use from several threads. Every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, query: SpeakerQuery, *, after: int | None, limit: int) -> Sequence[SpeakerRecord]:
        """Up to ``limit`` speakers who match, lowest id first, with ids above ``after``; nobody who was merged."""
        with self._database.reading() as session:
            return [speaker_record(*counted) for counted in session.execute(speaker_search(query, after, limit))]

    def card(self, speaker_id: int) -> SpeakerCard:
        """All that is known of a speaker, merged or not. Raises SpeakerNotFoundError."""
        with self._database.reading() as session:
            return speaker_card(session, speaker_id)

    def survivor(self, speaker_id: int) -> int:
        """Who a speaker is at last: the one into whom he or she was merged, if that happened."""
        with self._database.reading() as session:
            row = speaker_row(session, speaker_id)
            return last_of(session, [row.id])[row.id]

    def events(self, speaker_id: int, *, before: int | None, limit: int) -> Sequence[SpeakerEvent]:
        """Up to ``limit`` events of a speaker, newest first. Raises SpeakerNotFoundError."""
        with self._database.reading() as session:
            row = speaker_row(session, speaker_id)
            touching = select(SpeakerEventSpeakerRow.event_id).where(SpeakerEventSpeakerRow.speaker_id == row.id)
            wanted = select(SpeakerEventRow).where(SpeakerEventRow.id.in_(touching))
            if before is not None:
                wanted = wanted.where(SpeakerEventRow.id < as_id(before))
            newest = wanted.order_by(SpeakerEventRow.id.desc()).limit(limit)
            return [
                event_value(found) for found in session.scalars(newest.options(selectinload(SpeakerEventRow.speakers)))
            ]

    def named(self) -> Sequence[NamedSpeaker]:
        """Everybody of all articles who was not merged, with names."""
        with self._database.reading() as session:
            return named_speakers(session)

    def create(self, speaker: SpeakerIn, *, by: str) -> int:
        """Register a speaker and give the id."""
        with self._database.writing() as session:
            speaker_id = create(session, speaker, by).id
            session.commit()
            return speaker_id

    def change(self, speaker_id: int, changes: SpeakerChanges, *, version: int | None, by: str) -> None:
        """Change a speaker; the old name stays as an alias. Raises SpeakerChangedError for another version."""
        with self._database.writing() as session:
            change(session, speaker_id, changes, version, by)
            reindex_speakers(session, [speaker_id])
            session.commit()

    def merge(self, into: int, merged: Sequence[int], *, by: str) -> int:
        """Make speakers one: ``into`` takes over places in articles, names and roles. Gives the event's id."""
        with self._database.writing() as session:
            event_id = merge(session, into, merged, by)
            reindex_speakers(session, [into, *merged])
            session.commit()
            return event_id

    def split(self, speaker_id: int, articles: Sequence[int], target: SplitTarget, *, by: str) -> tuple[int, int]:
        """Give the speaker's places in some articles to another. Gives the other's id and the event's."""
        with self._database.writing() as session:
            other, event_id = split(session, speaker_id, articles, target, by)
            reindex_speakers(session, [speaker_id, other])
            session.commit()
            return other, event_id

    def undo(self, event_id: int, *, by: str) -> int:
        """Restore what was before an event; give the new event's id. Raises SpeakerEventNotFoundError."""
        with self._database.writing() as session:
            undoing, touched = undo(session, event_id, by)
            reindex_speakers(session, touched)
            session.commit()
            return undoing

    def take_in(self, speakers: Sequence[SpeakerIn], *, by: str) -> Sequence[ImportedSpeaker]:
        """Add speakers, or what is new of those who are known, all in one transaction; say what became of each."""
        with self._database.writing() as session:
            outcomes = take_in(session, speakers, by)
            reindex_speakers(session, [row.id for row in outcomes if row.id and row.outcome is Outcome.UPDATED])
            session.commit()
            return outcomes
