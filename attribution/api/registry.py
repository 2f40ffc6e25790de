"""``/api/v1/speakers/…``: who is one and who is two, lists from elsewhere, and how it is all taken back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask import request
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from attribution.api.json_body import read_json
from attribution.api.openapi import Routes
from attribution.api.services import actor, services
from attribution.api.speaker_arguments import MergeIn, SpeakerIn, SplitIn, SuggestionsIn
from attribution.api.speaker_bodies import card_body
from attribution.api.speaker_schemas import ImportOut, MergedOut, SplitOut, SuggestionsOut, UndoneOut
from attribution.services.ports import KnownKind, Outcome, Scope, SplitTarget
from attribution.services.speaker_list import MOST_ROWS, read_speaker_list, rows_of_csv
from attribution.services.suggest_duplicates import suggest_duplicates

registry = Routes("registry", __name__, url_prefix="/api/v1/speakers", description="Who is one speaker and who is two")

CSV = "text/csv"
TABLE = """name,kind,wikidata,aliases,roles
Bernard Cazeneuve,person,Q2898477,B. Cazeneuve,ministre de l’Intérieur [2014-04-02/2016-12-06]
"""
_LIST = {
    "required": True,
    "content": {
        "application/json": {"schema": {"type": "array", "items": SpeakerIn}},
        CSV: {"schema": {"type": "string", "description": rows_of_csv.__doc__}, "example": TABLE},
    },
}


@registry.route("/<row_id:speaker_id>/merge", methods=["POST"], scope=Scope.REVIEW)
@registry.body(MergeIn, {"into": 7})
@registry.problems(400, 404, 409, 413, 415, 503)
@registry.answer(200, MergedOut)
def merge_speakers(payload: dict[str, Any], speaker_id: int) -> dict[str, Any]:
    """Make speakers one. The names lead to the one who stays, from then on too; a surname does in its article only.

    A speaker of one article can be merged into one of all articles, not the other way round.
    """
    into = payload.get("into", speaker_id)
    kept = services().store.registry
    event_id = kept.merge(into, payload.get("merged", [speaker_id]), by=actor())
    return {"event_id": event_id, "speaker": card_body(kept.card(into))}


@registry.route("/<row_id:speaker_id>/split", methods=["POST"], scope=Scope.REVIEW)
@registry.body(SplitIn, {"articles": [3, 5], "name": "Jean Martin (maire)"})
@registry.problems(400, 404, 409, 413, 415, 503)
@registry.answer(200, SplitOut)
def split_speaker(payload: dict[str, Any], speaker_id: int) -> dict[str, Any]:
    """Say that some articles mean somebody else by the name. They go on doing so when they are read again."""
    kept = services().store.registry
    kind = KnownKind(payload["kind"]) if "kind" in payload else None
    target = SplitTarget(payload.get("into"), payload.get("name"), kind)
    other, event_id = kept.split(speaker_id, payload["articles"], target, by=actor())
    return {"event_id": event_id, "speaker": card_body(kept.card(speaker_id)), "other": card_body(kept.card(other))}


@registry.route("/events/<row_id:event_id>/undo", methods=["POST"], scope=Scope.REVIEW)
@registry.problems(404, 409, 503)
@registry.answer(200, UndoneOut)
def undo_event(event_id: int) -> dict[str, Any]:
    """Restore what was before a change, a merge or a split. 409 while a later one of the same speakers stands."""
    return {"event_id": services().store.registry.undo(event_id, by=actor())}


@registry.route("/suggestions", scope=Scope.REVIEW)
@registry.query(SuggestionsIn)
@registry.problems(400, 503)
@registry.answer(200, SuggestionsOut)
def get_suggestions(asked: dict[str, Any]) -> dict[str, Any]:
    """List speakers who may be one, likeliest first. A surname alone is no reason; nothing is merged."""
    found = suggest_duplicates(services().store.registry.named(), limit=asked["limit"])
    return {"items": [asdict(suggestion) for suggestion in found]}


@registry.route("/import", methods=["POST"], scope=Scope.REVIEW)
@registry.told(requestBody=_LIST)
@registry.problems(400, 413, 415, 422, 503)
@registry.answer(200, ImportOut)
def import_speakers() -> dict[str, Any]:
    """Take in a list of speakers, as JSON or as CSV: all of it or, if it cannot be read, nothing.

    2,000 rows at most. Speakers are known by their item of Wikidata, else by name and kind. What is new of them is
    added, nothing is replaced; a row that contradicts what is kept is reported as a conflict and left out. Sending a
    list again changes nothing.
    """
    rows = services().store.registry.take_in(read_speaker_list(_rows(), most=MOST_ROWS), by=actor())
    counts = {outcome.value: sum(row.outcome is outcome for row in rows) for outcome in Outcome}
    return {**counts, "rows": [asdict(row) for row in rows]}


def _rows() -> Any:
    if request.mimetype == CSV:
        try:
            return rows_of_csv(request.get_data(cache=False).decode())
        except UnicodeDecodeError as error:
            raise BadRequest(f"The body is not UTF-8: byte {error.start} cannot be decoded.") from error
    if request.mimetype == "application/json":
        return read_json(request.get_data(cache=False))
    raise UnsupportedMediaType("Send the list as application/json or text/csv.")
