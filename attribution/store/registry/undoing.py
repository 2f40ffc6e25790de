"""Taking back what was done to speakers: what was before is restored, or nothing is touched and the error says why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from attribution.core.fold import fold
from attribution.errors import SpeakerConflictError
from attribution.store.registry.edits import EDIT, IMPORT
from attribution.store.registry.events import UNDO, event_row, record, refuse_undoing
from attribution.store.registry.merges import MERGE, SPLIT, tell
from attribution.store.registry.places import Place, give, places, take_back
from attribution.store.registry.records import (
    move_names,
    move_roles,
    put_state,
    refuse_taken_name,
    speaker_row,
    touch,
)
from attribution.store.speaker_resolution import SHARED_KINDS
from attribution.store.tables import SpeakerEventRow, SpeakerRow

_Data = Mapping[str, Any]


def undo(session: Session, event_id: int, by: str) -> tuple[int, list[int]]:
    """Restore what was before an event; give the new event's id and whom it touches. Raises as the port says."""
    row = event_row(session, event_id)
    refuse_undoing(session, row)
    restore = _RESTORES.get(row.action)
    if restore is None or row.data.get("before", ()) is None:
        raise SpeakerConflictError(f"Event {row.id} ({row.action}) cannot be undone.")
    restore(session, row)
    session.flush()
    touched = [each.speaker_id for each in row.speakers]
    undoing = record(session, UNDO, by, touched, {"undoes": row.id})
    row.undone_by_id = undoing
    session.flush()
    return undoing, touched


def _restore_edit(session: Session, event: SpeakerEventRow) -> None:
    (touched,) = event.speakers
    put_state(session, speaker_row(session, touched.speaker_id), event.data["before"])


def _restore_merge(session: Session, event: SpeakerEventRow) -> None:
    survivor = speaker_row(session, event.data["into"])
    there = {touched.speaker_id for touched in event.speakers}
    for told in reversed(event.data["merged"]):
        if told["id"] in there:  # a speaker of one article went with that article
            _give_back(session, survivor, speaker_row(session, told["id"]), told)
    survivor.registered = event.data["registered"]
    touch(survivor)
    tell(session, survivor.id, [told["id"] for told in event.data["merged"]], undone=True)


def _give_back(session: Session, survivor: SpeakerRow, row: SpeakerRow, told: _Data) -> None:
    if row.article_id is None:
        refuse_taken_name(session, row.name_folded, row.kind, row.id)
    row.merged_into_id = None
    move_names(session, survivor, row, told["names"])
    move_roles(session, survivor, row, told["roles"])
    if told["wikidata"] is not None:
        survivor.wikidata = None
        session.flush()  # before it goes back: no two speakers are the same item, not for a moment
        row.wikidata = told["wikidata"]
    give(session, survivor.id, row.id, [*_places(told), *_came_by_name(session, survivor, row, told)])
    take_back(session, told["decisions"])
    touch(row)
    session.flush()


def _came_by_name(session: Session, survivor: SpeakerRow, row: SpeakerRow, told: _Data) -> list[Place]:
    """Places that articles gave the survivor since, by a name that he or she had from the merged speaker."""
    if row.article_id is not None:
        return []
    names = {fold(name) for name in told["names"]}
    shared = {kind.value for kind in SHARED_KINDS}
    return [place for place in places(session, survivor.id) if place[2] in shared and fold(place[1]) in names]


def _restore_split(session: Session, event: SpeakerEventRow) -> None:
    data = event.data
    row, taker = speaker_row(session, data["from"]), speaker_row(session, data["into"])
    given = _places(data)
    if data["made"] and (other := [place[0] for place in places(session, taker.id) if place not in given]):
        raise SpeakerConflictError(f"Speaker {taker.id} occurs in article {other[0]} since the split: merge them.")
    give(session, taker.id, row.id, given)
    take_back(session, data["decisions"])
    row.registered, taker.registered = data["registered"]
    if data["made"]:
        # the row stays for those who know its id, as long as the article of one whom no name identifies
        taker.merged_into_id, taker.article_id = row.id, row.article_id
    for changed in (row, taker):
        touch(changed)


def _places(data: _Data) -> list[Place]:
    return [(article_id, name, kind) for article_id, name, kind in data["places"]]


_RESTORES: Mapping[str, Callable[[Session, SpeakerEventRow], None]] = {
    **dict.fromkeys((EDIT, IMPORT, "rename", "alias", "role"), _restore_edit),
    MERGE: _restore_merge,
    SPLIT: _restore_split,
}
