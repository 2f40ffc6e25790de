"""What the routes of speakers take, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate, validates_schema

from attribution.api.arguments import Paging, cursor_of
from attribution.api.fields import Day, Flag, StrictInteger, one_of, short_text
from attribution.api.schemas import KNOWN_KINDS
from attribution.services.cursor import MAX_ID
from attribution.services.ports import REGISTERED_KINDS, KnownKind, SpokeAs
from attribution.services.read_speaker import EVENTS
from attribution.services.search_cursor import PATTERN
from attribution.services.search_speakers import LISTING as SPEAKERS
from attribution.services.speaker_list import LONGEST_NAME, MOST_NAMES, WIKIDATA

REGISTERED = "What articles name as a body may be registered as a body, a group or a document."
MOST_ARTICLES = 1000
MOST_MERGED = 100


def ids(most: int, description: str, **options: Any) -> fields.List[int]:
    """Ids of something kept, in a body."""
    one = fields.Integer(strict=True, validate=validate.Range(min=1, max=MAX_ID))
    length = validate.Length(min=1, max=most)
    return fields.List(one, validate=length, metadata={"description": description}, **options)


class Strict(Schema):
    """Something sent: unknown members are errors."""

    class Meta:  # noqa: D106 (marshmallow's way to set options)
        unknown = RAISE


class SpeakersIn(Paging):
    """Whom to look for; accents, case, marks and word order do not count."""

    cursor = cursor_of(SPEAKERS)
    name = short_text(LONGEST_NAME, "Words of a name or an alias; a title is no part of it.")
    kind = one_of(KnownKind, KNOWN_KINDS)
    registered = Flag(metadata={"description": "Made or changed by a person, or only named by articles."})
    role = short_text(LONGEST_NAME, "Words of a role: `le ministre de l’Intérieur`.")
    on = Day(metadata={"description": "Who held the role, or any role, on this day."})


class RoleIn(Strict):
    """What somebody is called for a time."""

    role = short_text(LONGEST_NAME, "Without its article: « ministre de l’Intérieur ».", required=True)
    since = Day(data_key="from", allow_none=True, metadata={"description": "The first day; null if unknown."})
    until = Day(
        data_key="to",
        allow_none=True,
        metadata={"description": "The first day after; null while it lasts. After from."},
    )


class SpeakerParts(Strict):
    """What people say of a speaker."""

    wikidata = fields.String(
        allow_none=True,
        validate=validate.Regexp(WIKIDATA.replace("$", r"\Z")),
        metadata={"description": "The id of the item in Wikidata, of no other speaker.", "pattern": WIKIDATA},
    )
    aliases = fields.List(
        short_text(LONGEST_NAME, "A further name."),
        validate=validate.Length(max=MOST_NAMES),
        metadata={
            "description": "Articles that use such a name mean this speaker. One word of a person's longer name, such "
            "as the surname, is for searching only, and so is a name that several speakers have."
        },
    )
    roles = fields.List(fields.Nested(RoleIn), validate=validate.Length(max=MOST_NAMES))


class SpeakerIn(SpeakerParts):
    """A speaker to register."""

    name = short_text(LONGEST_NAME, "The full name, without a title.", required=True)
    kind = one_of(REGISTERED_KINDS, REGISTERED, required=True)


class SpeakerChange(SpeakerParts):
    """What to change; what is left out stays. Aliases and roles replace those that were there."""

    name = short_text(LONGEST_NAME, "The new name. The old one stays as an alias.")
    kind = one_of(REGISTERED_KINDS, REGISTERED)


class MergeIn(Strict):
    """Whom to make one: either `into` or `from`."""

    into = fields.Integer(
        strict=True,
        validate=validate.Range(min=1, max=MAX_ID),
        metadata={"description": "Who takes over all that this speaker has."},
    )
    merged = ids(MOST_MERGED, "Those whose names, roles and places this speaker takes over.", data_key="from")

    @validates_schema
    def check_one_way(self, data: Mapping[str, Any], **_: Any) -> None:
        """Refuse both ways at once, and none."""
        if len(data) != 1:
            raise ValidationError("Send either into or from.")


class SplitIn(Strict):
    """Which articles mean somebody else: a speaker who is there (`into`) or a new one (`name`)."""

    articles = ids(MOST_ARTICLES, "The articles; the speaker occurs in all of them.", required=True)
    into = fields.Integer(strict=True, validate=validate.Range(min=1, max=MAX_ID))
    name = short_text(LONGEST_NAME, "The new speaker's name, which no other has: « Jean Martin (maire) ».")
    kind = one_of(REGISTERED_KINDS, "The new speaker's kind; by default the kind of the speaker who is split.")

    @validates_schema
    def check_one_target(self, data: Mapping[str, Any], **_: Any) -> None:
        """Refuse two targets, and none."""
        if ("into" in data) == ("name" in data):
            raise ValidationError("Send either into or name.")


class SpeakerQuotationsIn(Paging):
    """Which quotations."""

    cursor = fields.String(
        metadata={"description": "next_cursor of the page before; opaque. Anything else is 400.", "pattern": PATTERN}
    )
    part = one_of(
        SpokeAs, "As the one who said it, as a relay, or either.", data_key="as", load_default=SpokeAs.ANY.value
    )


class SpeakerEventsIn(Paging):
    """Which part of the record."""

    cursor = cursor_of(EVENTS)


class SuggestionsIn(Strict):
    """How many to suggest."""

    limit = StrictInteger(
        load_default=20, validate=validate.Range(min=1, max=100), metadata={"description": "Pairs at most."}
    )
