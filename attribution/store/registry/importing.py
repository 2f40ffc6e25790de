"""Taking in a list of speakers that was made elsewhere: what is new is added, nothing that is there is lost.

Whoever may be meant is read first, and who is new is written together: the only writer there is must not take long.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, selectinload

from attribution.core.fold import fold
from attribution.errors import SpeakerConflictError, SpeakerInputError
from attribution.services.ports.speakers import ImportedSpeaker, KnownKind, NameOrigin, Outcome, SpeakerIn
from attribution.store.registry.edits import IMPORT, is_called, put_changed, row_of
from attribution.store.registry.events import new_event
from attribution.store.registry.records import State, folded_name, role_json, state_of
from attribution.store.speaker_names import asked_words
from attribution.store.tables import SpeakerNameRow, SpeakerRow

_AT_ONCE = 500
"""Values of one statement, of which databases take only so many."""


@dataclass(frozen=True, slots=True)
class _Roll:
    """Those who may be meant, by item of Wikidata and by folded name and kind, and those who are not written yet."""

    items: dict[str, SpeakerRow] = field(default_factory=dict)
    names: dict[tuple[str, KnownKind], list[SpeakerRow]] = field(default_factory=dict)
    new: list[SpeakerRow] = field(default_factory=list)

    def call(self, row: SpeakerRow) -> None:
        """Have a speaker found by all names."""
        if row.wikidata is not None:
            self.items[row.wikidata] = row
        for folded in {name.name_folded for name in row.names}:
            called = self.names.setdefault((folded, row.kind), [])
            if row not in called:
                called.append(row)

    def write(self, session: Session, by: str) -> None:
        """Write those who are new, and the record of it."""
        session.add_all(self.new)
        session.flush()
        told = [new_event(IMPORT, by, [row.id], {"before": None, "after": state_of(row)}) for row in self.new]
        session.add_all(told)
        session.flush()
        self.new.clear()


def take_in(session: Session, speakers: Sequence[SpeakerIn], by: str) -> list[ImportedSpeaker]:
    """Add each speaker, or what is new of one who is known; say what became of each."""
    roll = _Roll()
    for row in _who_may_be_meant(session, speakers):
        roll.call(row)
    done = [_take_in(session, speaker, roll, by) for speaker in speakers]
    roll.write(session, by)
    return [
        ImportedSpeaker(outcome, speaker.name, found.id)
        if isinstance(found, SpeakerRow)
        else ImportedSpeaker(outcome, speaker.name, reason=found)
        for speaker, (outcome, found) in zip(speakers, done, strict=True)
    ]


def _who_may_be_meant(session: Session, speakers: Sequence[SpeakerIn]) -> Iterator[SpeakerRow]:
    items = [speaker.wikidata for speaker in speakers if speaker.wikidata]
    yield from _rows(session, SpeakerRow.wikidata.in_, items)
    names = sorted({fold(speaker.name) for speaker in speakers})
    called = select(SpeakerNameRow.speaker_id)
    yield from _rows(session, lambda some: SpeakerRow.id.in_(called.where(SpeakerNameRow.name_folded.in_(some))), names)


def _rows(
    session: Session, wanted: Callable[[Collection[str]], ColumnElement[bool]], values: Sequence[str]
) -> Iterator[SpeakerRow]:
    living = select(SpeakerRow).where(SpeakerRow.article_id.is_(None), SpeakerRow.merged_into_id.is_(None))
    whole = living.options(selectinload(SpeakerRow.names), selectinload(SpeakerRow.roles))
    for start in range(0, len(values), _AT_ONCE):
        yield from session.scalars(whole.where(wanted(values[start : start + _AT_ONCE])))


def _take_in(session: Session, speaker: SpeakerIn, roll: _Roll, by: str) -> tuple[Outcome, SpeakerRow | str]:
    try:
        row = _known(speaker, roll)
        if row is None:
            row = row_of(speaker)
            roll.new.append(row)
            outcome = Outcome.ADDED
        else:
            outcome = Outcome.UPDATED if _update(session, row, speaker, roll, by) else Outcome.UNCHANGED
    except (SpeakerConflictError, SpeakerInputError) as error:
        return Outcome.CONFLICT, str(error)
    roll.call(row)
    return outcome, row


def _update(session: Session, row: SpeakerRow, speaker: SpeakerIn, roll: _Roll, by: str) -> bool:
    after = _with_news(state_of(row), speaker)
    if after == state_of(row):
        return False
    roll.write(session, by)  # who is changed may be new, and is made first
    return put_changed(session, row, after, IMPORT, by)


def _known(speaker: SpeakerIn, roll: _Roll) -> SpeakerRow | None:
    """Who that is: the same item of Wikidata, else the only one of the kind with that name."""
    named = _named(speaker, roll)
    same_item = roll.items.get(speaker.wikidata or "")
    if same_item is None:
        if named is not None and named.wikidata and speaker.wikidata:
            raise SpeakerConflictError(f"{_told(named)} has this name and is {named.wikidata}.")
        return named
    if named is not None and named is not same_item:
        raise SpeakerConflictError(f"{_told(same_item)} is {speaker.wikidata}, {_told(named)} has this name.")
    if same_item.kind is not speaker.kind:
        raise SpeakerConflictError(f"{_told(same_item)} is {speaker.wikidata}, and of the kind {same_item.kind}.")
    return same_item


def _named(speaker: SpeakerIn, roll: _Roll) -> SpeakerRow | None:
    folded = folded_name(speaker.name)
    found = roll.names.get((folded, speaker.kind), [])
    own = [row for row in found if row.name_folded == folded]
    if own or len(found) != 1:
        return own[0] if own else None
    surname_alone = speaker.kind is KnownKind.PERSON and len(asked_words(folded)) == 1
    return None if surname_alone else found[0]


def _told(row: SpeakerRow) -> str:
    """A speaker as a person knows him or her: by id, or by name if the list has only just named him or her."""
    return f"Speaker {row.id}" if row.id is not None else f"« {row.name} »"


def _with_news(state: State, speaker: SpeakerIn) -> State:
    """A speaker's state with the names, the roles and the item that were not there yet; nothing is replaced."""
    new = [name for name in (speaker.name, *speaker.aliases) if folded_name(name) and not is_called(state, name)]
    roles = [*state["roles"], *map(role_json, speaker.roles)]
    return {
        **state,
        "names": [*state["names"], *([name, NameOrigin.ALIAS.value] for name in dict.fromkeys(new))],
        "roles": [list(role) for role in dict.fromkeys(map(tuple, roles))],
        "wikidata": state["wikidata"] or speaker.wikidata,
        "registered": True,
    }
