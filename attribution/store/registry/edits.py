"""What a person does to one speaker: register, rename, correct."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from attribution.core.fold import fold
from attribution.errors import SpeakerChangedError, SpeakerInputError
from attribution.services.ports.speakers import REGISTERED_KINDS, KnownKind, NameOrigin, SpeakerChanges, SpeakerIn
from attribution.store.registry.events import record
from attribution.store.registry.records import (
    State,
    folded_name,
    put_state,
    refuse_taken_item,
    refuse_taken_name,
    role_json,
    role_row,
    shared,
    state_of,
)
from attribution.store.speaker_names import spelling
from attribution.store.tables import SpeakerRow

CREATE, EDIT, IMPORT = "create", "edit", "import"
_ACTIONS = {"name": "rename", "aliases": "alias", "roles": "role"}
"""What a change of nothing else is called; any other is an edit."""


def create(session: Session, speaker: SpeakerIn, by: str) -> SpeakerRow:
    """Register a new speaker. Raises SpeakerConflictError, SpeakerInputError."""
    row = new_row(session, speaker)
    record(session, CREATE, by, [row.id], {"before": None, "after": state_of(row)})
    return row


def new_row(session: Session, speaker: SpeakerIn) -> SpeakerRow:
    """A new speaker, in the registry and in no record yet. Raises SpeakerConflictError, SpeakerInputError."""
    row = row_of(speaker)
    refuse_taken_name(session, row.name_folded, row.kind)
    refuse_taken_item(session, row.wikidata)
    session.add(row)
    session.flush()
    return row


def row_of(speaker: SpeakerIn) -> SpeakerRow:
    """The row of a speaker who may be one too many. Raises SpeakerInputError."""
    return SpeakerRow(
        name=speaker.name,
        name_folded=folded_name(speaker.name),
        kind=_registered(speaker.kind),
        registered=True,
        wikidata=speaker.wikidata,
        names=[spelling(*pair) for pair in _called([(speaker.name, NameOrigin.ALIAS)], speaker.aliases)],
        roles=[role_row(role) for role in dict.fromkeys(speaker.roles)],
    )


def change(session: Session, speaker_id: int, changes: SpeakerChanges, version: int | None, by: str) -> None:
    """Change what is named and keep the rest. Raises as the port says."""
    row = shared(session, speaker_id)
    if version is not None and row.version != version:
        raise SpeakerChangedError(row.id, row.version)
    action = _ACTIONS.get(next(iter(changes)), EDIT) if len(changes) == 1 else EDIT
    put_changed(session, row, changed(state_of(row), changes), action, by)


def put_changed(session: Session, row: SpeakerRow, after: State, action: str, by: str) -> bool:
    """Write a speaker's new state and the event; nothing if it is the old one. Says whether there was a change."""
    before, after = state_of(row), {**after, "registered": True}
    if before == after:
        return False
    put_state(session, row, after)
    record(session, action, by, [row.id], {"before": before, "after": state_of(row)})
    return True


def changed(state: State, changes: SpeakerChanges) -> State:
    """A speaker's state after changes; the old name stays among the names."""
    after = dict(state)
    names = [(name, NameOrigin(origin)) for name, origin in state["names"]]
    if "kind" in changes:
        after["kind"] = _registered(changes["kind"]).value
    if "wikidata" in changes:
        after["wikidata"] = changes["wikidata"]
    if "roles" in changes:
        after["roles"] = [role_json(role) for role in dict.fromkeys(changes["roles"])]
    if "aliases" in changes:
        names = _called([pair for pair in names if pair[0] == state["name"]], changes["aliases"])
    if "name" in changes:
        after["name"] = changes["name"]
        names = _called(names, [changes["name"]])
    after["names"] = [[name, origin.value] for name, origin in names]
    return after


def _called(names: Sequence[tuple[str, NameOrigin]], more: Sequence[str]) -> list[tuple[str, NameOrigin]]:
    """These names and, as aliases, those that are not among them. Raises SpeakerInputError for one without letters."""
    called = list(names)
    for name in more:
        folded_name(name)
        if name not in {known for known, _ in called}:
            called.append((name, NameOrigin.ALIAS))
    return called


def _registered(kind: KnownKind) -> KnownKind:
    if kind not in REGISTERED_KINDS:
        raise SpeakerInputError(f"A speaker of all articles cannot be of the kind « {kind} ».")
    return kind


def is_called(state: State, name: str) -> bool:
    """Whether a speaker goes by a name, accents and case aside."""
    return fold(name) in {fold(known) for known, _ in state["names"]}
