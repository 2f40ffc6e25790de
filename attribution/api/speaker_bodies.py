"""From speakers and events to the values that the schemas dump, and back."""

from __future__ import annotations

from dataclasses import asdict

from flask import url_for

from attribution.api.bodies import Body
from attribution.services.ports import (
    KnownKind,
    Role,
    SpeakerCard,
    SpeakerChanges,
    SpeakerEvent,
    SpeakerIn,
)


def card_body(card: SpeakerCard) -> Body:
    """All that is known of a speaker."""
    record = card.record
    return {
        **asdict(record),
        "version": card.version,
        "article_id": card.article_id,
        "merged_into": card.merged_into,
        "names": [asdict(name) for name in card.names],
        "aliases": [name.name for name in card.names if name.name != record.name],
        "roles": [asdict(role) for role in card.roles],
        "relayed_by": [asdict(companion) for companion in card.relayed_by],
        "relays": [asdict(companion) for companion in card.relays],
        "may_be": card.may_be and asdict(card.may_be),
        "updated_at": card.updated_at,
        "links": {
            "self": place_of(record.id),
            "quotations": url_for("speakers.get_speaker_quotations", speaker_id=record.id),
            "events": url_for("speakers.get_speaker_events", speaker_id=record.id),
            "wikidata": record.wikidata and f"https://www.wikidata.org/wiki/{record.wikidata}",
        },
    }


def place_of(speaker_id: int) -> str:
    """Where a speaker is."""
    return url_for("speakers.get_speaker", speaker_id=speaker_id)


def tag_of(card: SpeakerCard) -> str:
    """What people made of a speaker last; articles, which change the counts only, do not change it."""
    return str(card.version)


def event_body(event: SpeakerEvent) -> Body:
    """What was done to speakers."""
    return asdict(event)


def speaker_in(sent: Body) -> SpeakerIn:
    """The speaker that a body tells of."""
    return SpeakerIn(
        sent["name"],
        KnownKind(sent["kind"]),
        sent.get("wikidata"),
        tuple(sent.get("aliases", ())),
        _roles(sent.get("roles", ())),
    )


def changes_in(sent: Body) -> SpeakerChanges:
    """The changes that a body asks for."""
    changes: SpeakerChanges = {}
    if "name" in sent:
        changes["name"] = sent["name"]
    if "kind" in sent:
        changes["kind"] = KnownKind(sent["kind"])
    if "wikidata" in sent:
        changes["wikidata"] = sent["wikidata"]
    if "aliases" in sent:
        changes["aliases"] = tuple(sent["aliases"])
    if "roles" in sent:
        changes["roles"] = _roles(sent["roles"])
    return changes


def _roles(sent: list[Body] | tuple[()]) -> tuple[Role, ...]:
    return tuple(Role(role["role"], role.get("since"), role.get("until")) for role in sent)
