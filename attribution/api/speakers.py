"""``/api/v1/speakers``: who is known, what is known of one, and how a person puts that right."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from attribution.api.bodies import BodyAnswer, found_body
from attribution.api.etags import IF_MATCH_NEEDED, TAGS, require_match
from attribution.api.listings import LINK, page
from attribution.api.openapi import Routes
from attribution.api.schemas import SpeakerPage
from attribution.api.search_schemas import QuotationPage
from attribution.api.services import actor, services
from attribution.api.speaker_arguments import SpeakerChange, SpeakerEventsIn, SpeakerQuotationsIn, SpeakersIn
from attribution.api.speaker_arguments import SpeakerIn as SpeakerSchema
from attribution.api.speaker_bodies import card_body, changes_in, event_body, place_of, speaker_in, tag_of
from attribution.api.speaker_schemas import SpeakerCardOut, SpeakerEventPage
from attribution.errors import SpeakerChangedError
from attribution.services.ports import KnownKind, Scope, SpeakerQuery, SpokeAs
from attribution.services.read_speaker import read_events, read_quotations
from attribution.services.search_speakers import search_speakers

DESCRIPTION = """Who is known from the kept articles or was registered by a person. An article's person or body whose
name is that of a registered speaker, or one of the aliases, is that speaker; a surname alone never leads beyond its
article. An id stays readable for ever once a person touched the speaker: one who was merged answers with `merged_into`.
The `ETag` names what people made of a speaker; the counts, which every article changes, are no part of it."""

speakers = Routes("speakers", __name__, url_prefix="/api/v1/speakers", description=DESCRIPTION)

EXAMPLE = {
    "name": "Bernard Cazeneuve",
    "kind": "person",
    "wikidata": "Q2898477",
    "aliases": ["B. Cazeneuve"],
    "roles": [{"role": "ministre de l’Intérieur", "from": "2014-04-02", "to": "2016-12-06"}],
}
ETAG = {"ETag": {"description": "The version, for If-Match.", "schema": {"type": "string"}}}
LOCATION = {"Location": {"description": "Where the speaker is.", "schema": {"type": "string"}}}


@speakers.route("")
@speakers.query(SpeakersIn)
@speakers.problems(400, 503)
@speakers.answer(200, SpeakerPage, headers=LINK)
def list_speakers(asked: dict[str, Any]) -> BodyAnswer:
    """Find speakers by name or alias, kind, or the role they held on a day, and how often each is quoted."""
    query = SpeakerQuery(
        asked.get("name"),
        KnownKind(asked["kind"]) if "kind" in asked else None,
        asked.get("registered"),
        asked.get("role"),
        asked.get("on"),
    )
    found = search_speakers(query, store=services().store, cursor=asked.get("cursor"), limit=asked["limit"])
    shown = {name: str(value).lower() if name == "registered" else value for name, value in asked.items()}
    return page([asdict(record) for record in found.items], found.next_cursor, shown)


@speakers.route("", methods=["POST"], scope=Scope.REVIEW)
@speakers.body(SpeakerSchema, EXAMPLE)
@speakers.problems(400, 409, 413, 415, 503)
@speakers.answer(201, SpeakerCardOut, description="The speaker is registered", headers=LOCATION | ETAG)
def post_speaker(payload: dict[str, Any]) -> BodyAnswer:
    """Register a speaker. 409 when there is one of this name and kind, or of this item of Wikidata."""
    speaker_id = services().store.registry.create(speaker_in(payload), by=actor())
    body, _, headers = answer_card(speaker_id)
    return body, 201, headers | {"Location": place_of(speaker_id)}


@speakers.route("/<row_id:speaker_id>")
@speakers.problems(404, 503)
@speakers.answer(200, SpeakerCardOut, headers=ETAG)
def get_speaker(speaker_id: int) -> BodyAnswer:
    """Give all that is known of a speaker: names, roles, what was said and relayed, and by whom it is relayed.

    One who was merged into another keeps the name and the id, and says in `merged_into` where everything else went.
    """
    return answer_card(speaker_id)


@speakers.route("/<row_id:speaker_id>", methods=["PATCH"], scope=Scope.REVIEW)
@speakers.body(SpeakerChange, {"name": "Bernard Cazeneuve", "aliases": ["B. Cazeneuve"]})
@speakers.header("If-Match", IF_MATCH_NEEDED, required=True, pattern=TAGS)
@speakers.problems(400, 404, 409, 412, 413, 415, 428, 503)
@speakers.answer(200, SpeakerCardOut, headers=ETAG)
def patch_speaker(payload: dict[str, Any], speaker_id: int) -> BodyAnswer:
    """Change a speaker of all articles, who counts as registered from then on. A former name stays as an alias.

    409 when another speaker has the name and kind or the item of Wikidata, and for one who was merged or is known in
    one article only.
    """
    registry = services().store.registry
    saw = require_match()
    card = registry.card(speaker_id)
    if not saw(tag_of(card)):
        raise SpeakerChangedError(speaker_id, card.version)
    registry.change(speaker_id, changes_in(payload), version=card.version, by=actor())
    return answer_card(speaker_id)


@speakers.route("/<row_id:speaker_id>/quotations")
@speakers.query(SpeakerQuotationsIn)
@speakers.problems(400, 404, 503)
@speakers.answer(200, QuotationPage, headers=LINK)
def get_speaker_quotations(asked: dict[str, Any], speaker_id: int) -> BodyAnswer:
    """List what a speaker said or relayed, newest first; for one who was merged, what the other speaker did."""
    part = SpokeAs(asked["part"])
    found = read_quotations(speaker_id, part, store=services().store, cursor=asked.get("cursor"), limit=asked["limit"])
    following = {"limit": asked["limit"], "as": part.value, "speaker_id": speaker_id}
    counted = {"count": asdict(found.count), "facets": {}}
    return page([found_body(record) for record in found.items], found.next_cursor, following, counted)


@speakers.route("/<row_id:speaker_id>/events")
@speakers.query(SpeakerEventsIn)
@speakers.problems(400, 404, 503)
@speakers.answer(200, SpeakerEventPage, headers=LINK)
def get_speaker_events(asked: dict[str, Any], speaker_id: int) -> BodyAnswer:
    """List what people did to a speaker, newest first, each with the id under which it can be undone."""
    found = read_events(speaker_id, store=services().store, cursor=asked.get("cursor"), limit=asked["limit"])
    return page([event_body(event) for event in found.items], found.next_cursor, asked | {"speaker_id": speaker_id})


def answer_card(speaker_id: int) -> BodyAnswer:
    """All that is known of a speaker, with the tag."""
    card = services().store.registry.card(speaker_id)
    return card_body(card), 200, {"ETag": f'"{tag_of(card)}"'}
