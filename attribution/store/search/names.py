"""Somebody in a reporting chain who is asked for by id or by name: where the index has what he or she said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, literal, select
from sqlalchemy.orm import Session, aliased

from attribution.services.ports import QuotationQuery, SpokeAs
from attribution.store.column_types import as_id
from attribution.store.search.ranges import Range
from attribution.store.speaker_names import LONGEST_WORD, asked_words, called
from attribution.store.speaker_resolution import last_of
from attribution.store.tables import EntryNameRow, EntryRow, EntrySpeakerRow, SpeakerNameWordRow

MOST_SPEAKERS = 8
"""Who are walked side by side. Of a name that more have, the rarest word is walked instead."""
_BOTH = (SpokeAs.SPEAKER, SpokeAs.RELAY)
_COMMON = 1_000
"""Spellings; how many more of them have a word does not matter."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody with one of these parts: the speaker of an id, or any with a spelling that holds all the words."""

    parts: tuple[SpokeAs, ...]
    speaker_id: int | None = None
    name: str = ""

    def condition(self) -> ColumnElement[bool]:
        """That an entry has such a one: looked up entry by entry, as `Match.holds` is."""
        one = aliased(EntrySpeakerRow)
        who = one.speaker_id
        is_meant = who.in_(called(self.name)) if self.speaker_id is None else who == self.speaker_id
        of_entry = one.quotation_id == EntryRow.quotation_id
        found = select(literal(value=True)).where(of_entry, one.part.in_(self.parts), is_meant)
        return found.correlate(EntryRow).limit(1).scalar_subquery()

    def ranges(self, session: Session) -> tuple[list[Range], list[ColumnElement[bool]]]:
        """Where the index has what such people said or relayed, and what else must hold there."""
        if self.speaker_id is not None:
            return self._of_speakers([self.speaker_id]), []
        words = [word[:LONGEST_WORD] for word in asked_words(self.name)]
        if len(words) == 1:
            return self._of_word(words[0]), []
        ids = session.scalars(called(self.name).limit(MOST_SPEAKERS + 1)).all()
        if len(ids) <= MOST_SPEAKERS:
            return self._of_speakers(ids), []
        return self._of_word(_rarest(session, words)), [self.condition()]

    def _of_speakers(self, ids: Sequence[int]) -> list[Range]:
        table = EntrySpeakerRow
        return [
            Range(table, (table.speaker_id == speaker_id, table.part == part))
            for speaker_id in ids
            for part in self.parts
        ]

    def _of_word(self, word: str) -> list[Range]:
        return [Range(EntryNameRow, (EntryNameRow.word == word, EntryNameRow.part == part)) for part in self.parts]


def named_in(session: Session, query: QuotationQuery) -> list[Named]:
    """Everybody whom a query asks for; one who was merged is the other. Words that fold to none ask for nobody."""
    parts = _BOTH if query.spoke_as is SpokeAs.ANY else (query.spoke_as,)
    asked = []
    if query.speaker_id is not None:
        speaker_id = as_id(query.speaker_id)
        asked.append(Named(parts, last_of(session, [speaker_id])[speaker_id]))
    if query.speaker and asked_words(query.speaker):
        asked.append(Named(parts, name=query.speaker))
    if query.relay and asked_words(query.relay):
        asked.append(Named((SpokeAs.RELAY,), name=query.relay))
    return asked


def _rarest(session: Session, words: list[str]) -> str:
    """The word that the fewest spellings hold."""
    holding = (
        select(SpeakerNameWordRow.word).where(SpeakerNameWordRow.word == word).limit(_COMMON).subquery()
        for word in words
    )
    counts = session.execute(
        select(*(select(func.count()).select_from(one).scalar_subquery() for one in holding))
    ).one()
    return min(zip(counts, words, strict=True))[1]
