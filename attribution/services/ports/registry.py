"""The registry of speakers: who is who over all articles, as people decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from attribution.services.ports.speakers import (
    ImportedSpeaker,
    NamedSpeaker,
    SpeakerCard,
    SpeakerChanges,
    SpeakerEvent,
    SpeakerIn,
    SpeakerQuery,
    SpeakerRecord,
    SplitTarget,
)


class Registry(Protocol):
    """Every method is one transaction. ``by`` names who acts, for the record.

    Changing methods raise SpeakerNotFoundError, SpeakerConflictError and SpeakerInputError, and change nothing then.
    All raise StoreError.
    """

    def find(self, query: SpeakerQuery, *, after: int | None, limit: int) -> Sequence[SpeakerRecord]:
        """Up to ``limit`` speakers who match, lowest id first, with ids above ``after``; nobody who was merged."""

    def card(self, speaker_id: int) -> SpeakerCard:
        """All that is known of a speaker, merged or not. Raises SpeakerNotFoundError."""

    def survivor(self, speaker_id: int) -> int:
        """Who a speaker is at last: the one into whom he or she was merged, if that happened.

        Raises SpeakerNotFoundError.
        """

    def events(self, speaker_id: int, *, before: int | None, limit: int) -> Sequence[SpeakerEvent]:
        """Up to ``limit`` events of a speaker, newest first. Raises SpeakerNotFoundError."""

    def named(self) -> Sequence[NamedSpeaker]:
        """Everybody of all articles who was not merged, with names."""

    def create(self, speaker: SpeakerIn, *, by: str) -> int:
        """Register a speaker and give the id."""

    def change(self, speaker_id: int, changes: SpeakerChanges, *, version: int | None, by: str) -> None:
        """Change a speaker; the old name stays as an alias.

        Raises SpeakerChangedError when the speaker is not at ``version`` any more; None asks for no version.
        """

    def merge(self, into: int, merged: Sequence[int], *, by: str) -> int:
        """Make speakers one: ``into`` takes over places in articles, names and roles. Gives the event's id."""

    def split(self, speaker_id: int, articles: Sequence[int], target: SplitTarget, *, by: str) -> tuple[int, int]:
        """Give the speaker's places in some articles to another. Gives the other's id and the event's."""

    def undo(self, event_id: int, *, by: str) -> int:
        """Restore what was before an event; give the new event's id. Raises SpeakerEventNotFoundError."""

    def take_in(self, speakers: Sequence[SpeakerIn], *, by: str) -> Sequence[ImportedSpeaker]:
        """Add speakers, or what is new of those who are known, all in one transaction; say what became of each."""
