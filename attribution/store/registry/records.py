"""A speaker's row, found or refused; and all of it that people decide, as a value that an event can keep."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from attribution.core.fold import fold
from attribution.errors import SpeakerConflictError, SpeakerInputError, SpeakerNotFoundError
from attribution.services.ports.speakers import KnownKind, NameOrigin, Role
from attribution.store.column_types import as_id
from attribution.store.speaker_names import spelling
from attribution.store.tables import SpeakerNameRow, SpeakerRoleRow, SpeakerRow

State = dict[str, Any]
"""What people decide about a speaker, as JSON."""

_ARTICLES = ("le ", "la ", "les ", "l ")


def speaker_row(session: Session, speaker_id: int) -> SpeakerRow:
    """A speaker. Raises SpeakerNotFoundError."""
    row = session.get(SpeakerRow, as_id(speaker_id))
    if row is None:
        raise SpeakerNotFoundError(speaker_id)
    return row


def living(session: Session, speaker_id: int) -> SpeakerRow:
    """A speaker who was not merged into another. Raises SpeakerNotFoundError, SpeakerConflictError."""
    row = speaker_row(session, speaker_id)
    if row.merged_into_id is not None:
        raise SpeakerConflictError(f"Speaker {row.id} was merged into {row.merged_into_id}.")
    return row


def shared(session: Session, speaker_id: int) -> SpeakerRow:
    """A living speaker of all articles. Raises as `living`."""
    row = living(session, speaker_id)
    if row.article_id is not None:
        raise SpeakerConflictError(
            f"Speaker {row.id} is known in article {row.article_id} only: "
            "register a speaker and merge this one into that one."
        )
    return row


def folded_name(name: str) -> str:
    """A name as it is compared. Raises SpeakerInputError for one without a letter or digit."""
    folded = fold(name)
    if not folded:
        raise SpeakerInputError(f"The name « {name} » has neither a letter nor a digit.")
    return folded


def folded_role(role: str) -> str:
    """A role as it is compared, without its article: « le ministre de l'Intérieur » is "ministre de l interieur"."""
    folded = fold(role)
    return next((folded.removeprefix(article) for article in _ARTICLES if folded.startswith(article)), folded)


def refuse_taken_name(session: Session, folded: str, kind: KnownKind, own_id: int | None = None) -> None:
    """Raise SpeakerConflictError if another speaker of all articles has this name and kind."""
    taken = session.scalar(
        select(SpeakerRow.id).where(
            SpeakerRow.article_id.is_(None),
            SpeakerRow.merged_into_id.is_(None),
            SpeakerRow.name_folded == folded,
            SpeakerRow.kind == kind,
        )
    )
    if taken not in (None, own_id):
        raise SpeakerConflictError(f"Speaker {taken} has this name and kind.")


def refuse_taken_item(session: Session, wikidata: str | None, own_id: int | None = None) -> None:
    """Raise SpeakerConflictError if another speaker is this item of Wikidata."""
    if wikidata is None:
        return
    taken = session.scalar(select(SpeakerRow.id).where(SpeakerRow.wikidata == wikidata))
    if taken not in (None, own_id):
        raise SpeakerConflictError(f"Speaker {taken} is {wikidata}.")


def state_of(row: SpeakerRow) -> State:
    """All that people decide about a speaker."""
    return {
        "name": row.name,
        "kind": row.kind.value,
        "wikidata": row.wikidata,
        "registered": row.registered,
        "names": [[name.name, name.origin.value] for name in row.names],
        "roles": [_role_json(role) for role in row.roles],
    }


def put_state(session: Session, row: SpeakerRow, state: State) -> None:
    """Write all that people decide about a speaker. Raises SpeakerConflictError, SpeakerInputError."""
    folded, kind = folded_name(state["name"]), KnownKind(state["kind"])
    refuse_taken_name(session, folded, kind, row.id)
    refuse_taken_item(session, state["wikidata"], row.id)
    names = _names(row.names, [(name, NameOrigin(origin)) for name, origin in state["names"]])
    roles = _roles(row.roles, [role_of(given) for given in state["roles"]])
    row.name, row.name_folded, row.kind = state["name"], folded, kind
    row.wikidata, row.registered = state["wikidata"], state["registered"]
    row.names, row.roles = names, roles
    touch(row)
    session.flush()


def touch(row: SpeakerRow) -> None:
    """Say that a person changed the speaker just now."""
    row.version = (row.version or 0) + 1
    row.updated_at = datetime.now(UTC)


def move_names(session: Session, giver: SpeakerRow, taker: SpeakerRow, names: Collection[str]) -> None:
    """Give those names of a speaker to another."""
    ids = [row.id for row in giver.names if row.name in names]
    session.execute(update(SpeakerNameRow).where(SpeakerNameRow.id.in_(ids)).values(speaker_id=taker.id))
    for row in (giver, taker):
        session.expire(row, ["names"])


def move_roles(session: Session, giver: SpeakerRow, taker: SpeakerRow, roles: Collection[list[str | None]]) -> None:
    """Give those roles of a speaker to another."""
    ids = [row.id for row in giver.roles if _role_json(row) in roles]
    session.execute(update(SpeakerRoleRow).where(SpeakerRoleRow.id.in_(ids)).values(speaker_id=taker.id))
    for row in (giver, taker):
        session.expire(row, ["roles"])


def role_value(row: SpeakerRoleRow) -> Role:
    """A kept role."""
    return Role(row.role, row.since, row.until)


def role_json(role: Role) -> list[str | None]:
    """A role as an event keeps it."""
    return [role.role, *(day.isoformat() if day else None for day in (role.since, role.until))]


def role_of(kept: Sequence[str | None]) -> Role:
    """The role that `role_json` made this of."""
    role, *days = kept
    return Role(role or "", *(date.fromisoformat(day) if day else None for day in days))


def role_row(role: Role) -> SpeakerRoleRow:
    """A new row. Raises SpeakerInputError for a role without words, or one that ends before it begins."""
    folded = folded_role(role.role)
    if not folded:
        raise SpeakerInputError(f"The role « {role.role} » has neither a letter nor a digit.")
    if role.since and role.until and role.since >= role.until:
        raise SpeakerInputError(f"The role « {role.role} » ends before it begins.")
    return SpeakerRoleRow(role=role.role, role_folded=folded, since=role.since, until=role.until)


def _role_json(row: SpeakerRoleRow) -> list[str | None]:
    return role_json(role_value(row))


def _names(kept: Iterable[SpeakerNameRow], wanted: Sequence[tuple[str, NameOrigin]]) -> list[SpeakerNameRow]:
    """Rows for the wanted names: the kept ones where there are."""
    rows = {(row.name, row.origin): row for row in kept}
    return [rows.get(pair) or spelling(*pair) for pair in dict.fromkeys(wanted)]


def _roles(kept: Iterable[SpeakerRoleRow], wanted: Sequence[Role]) -> list[SpeakerRoleRow]:
    rows = {role_value(row): row for row in kept}
    return [rows.get(role) or role_row(role) for role in dict.fromkeys(wanted)]
