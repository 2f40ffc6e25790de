"""Two rows were one speaker, or one row was two: places, names and roles change hands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from attribution.errors import SpeakerConflictError, SpeakerInputError
from attribution.services.ports.speakers import REGISTERED_KINDS, KnownKind, SpeakerIn, SplitTarget
from attribution.store.outbox import emit
from attribution.store.registry.edits import new_row
from attribution.store.registry.events import record
from attribution.store.registry.places import decide, give, give_all, places
from attribution.store.registry.records import living, move_names, move_roles, role_json, role_value, shared, touch
from attribution.store.tables import SpeakerRow

MERGE, SPLIT = "merge", "split"
MOST_AT_ONCE = 100
_NAMELESS = (KnownKind.DESCRIPTION, KnownKind.ANONYMOUS)
"""Kinds of speakers whose words are no names: « un diplomate » is nobody's alias."""


def merge(session: Session, into: int, merged: Sequence[int], by: str) -> int:
    """Make speakers one; give the event's id. Raises as the port says."""
    if len(merged) > MOST_AT_ONCE:
        raise SpeakerInputError(f"Merge at most {MOST_AT_ONCE} speakers at once.")
    survivor = shared(session, into)
    rows = [living(session, speaker_id) for speaker_id in dict.fromkeys(merged)]
    if survivor in rows:
        raise SpeakerConflictError(f"Speaker {survivor.id} cannot be merged into itself.")
    items = {row.wikidata for row in (survivor, *rows) if row.wikidata}
    if len(items) > 1:
        raise SpeakerConflictError(f"They are different items of Wikidata: {', '.join(sorted(items))}.")
    data: dict[str, Any] = {"into": survivor.id, "registered": survivor.registered}
    data["merged"] = [_take(session, survivor, row) for row in rows]
    survivor.registered = True
    touch(survivor)
    session.flush()
    ids = [row.id for row in rows]
    tell(session, survivor.id, ids)
    return record(session, MERGE, by, [survivor.id, *ids], data)


def tell(session: Session, survivor: int, merged: Sequence[int], *, undone: bool = False) -> None:
    """Tell those who want to know that speakers became one, or are several again."""
    data = {"speaker_id": survivor, "merged": list(merged), "undone": undone, "link": f"/api/v1/speakers/{survivor}"}
    emit(session, "speaker.merged", data)


def _take(session: Session, survivor: SpeakerRow, row: SpeakerRow) -> dict[str, Any]:
    """Give all that a speaker has to the survivor, and say what that was."""
    taken = places(session, row.id)
    give_all(session, row.id, survivor.id)
    names = [] if row.kind in _NAMELESS else _take_names(session, survivor, row)
    told = {
        "id": row.id,
        "names": names,
        "roles": _take_roles(session, survivor, row),
        "wikidata": row.wikidata,
        "places": taken,
        # a name that identifies is found by itself; one of a single article is not
        "decisions": decide(session, taken, survivor.id) if row.article_id is not None else [],
    }
    if row.wikidata is not None:
        item, row.wikidata = row.wikidata, None
        session.flush()  # before the survivor takes it: no two speakers are the same item, not for a moment
        survivor.wikidata = item
    row.merged_into_id = survivor.id
    touch(row)
    session.flush()
    return told


def _take_names(session: Session, survivor: SpeakerRow, row: SpeakerRow) -> list[str]:
    known = {name.name_folded for name in survivor.names}
    new = [name.name for name in row.names if name.name_folded not in known]
    move_names(session, row, survivor, new)
    return new


def _take_roles(session: Session, survivor: SpeakerRow, row: SpeakerRow) -> list[list[str | None]]:
    known = {role_value(role) for role in survivor.roles}
    new = [role_json(role_value(role)) for role in row.roles if role_value(role) not in known]
    move_roles(session, row, survivor, new)
    return new


def split(session: Session, speaker_id: int, articles: Sequence[int], target: SplitTarget, by: str) -> tuple[int, int]:
    """Give a speaker's places in some articles to another; give the other's id and the event's."""
    row = living(session, speaker_id)
    given = places(session, row.id, articles)
    missing = sorted(set(articles) - {article_id for article_id, _, _ in given})
    if missing:
        raise SpeakerInputError(f"Speaker {row.id} does not occur in article {', '.join(map(str, missing))}.")
    taker = _taker(session, row, target)
    if taker is row:
        raise SpeakerConflictError(f"Speaker {row.id} has these places already.")
    data = {
        "from": row.id,
        "into": taker.id,
        "made": target.into is None,
        "registered": [row.registered, taker.registered],
        "articles": sorted(set(articles)),
        "places": given,
    }
    give(session, row.id, taker.id, given)
    data["decisions"] = decide(session, given, taker.id)
    for changed in (row, taker):
        changed.registered = changed.registered or changed.article_id is None
        touch(changed)
    session.flush()
    return taker.id, record(session, SPLIT, by, [row.id, taker.id], data)


def _taker(session: Session, row: SpeakerRow, target: SplitTarget) -> SpeakerRow:
    if target.into is not None:
        return shared(session, target.into)
    kind = target.kind or row.kind
    if target.name is None or kind not in REGISTERED_KINDS:
        raise SpeakerInputError("Say the name and the kind of the new speaker.")
    return new_row(session, SpeakerIn(target.name, kind))
