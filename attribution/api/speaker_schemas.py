"""What the routes of speakers give, field by field."""

from __future__ import annotations

from marshmallow import fields

from attribution.api.evidence_schemas import NULLABLE, Out
from attribution.api.fields import OffsetDateTime, one_of
from attribution.api.schemas import KNOWN_KINDS, KnownSpeakerOut
from attribution.services.ports import KnownKind, NameOrigin, Outcome
from attribution.services.suggest_duplicates import Reason

ORIGINS = "seen: an article writes it; alias: a person gave it."
OUTCOMES = "conflict: the row contradicts what is kept, and was left out."
REASONS = (
    "same_name: one goes by the other's name; same_words: in another order or spacing; initials: J. Kerry, John Kerry; "
    "longer_name: John Kerry, John Forbes Kerry; acronym: ONU, Organisation des Nations unies; spelling: a letter or "
    "two."
)


class RoleOut(Out):
    """What somebody is called for a time."""

    role = fields.String(required=True)
    since = fields.Date(data_key="from", **NULLABLE, metadata={"description": "The first day; null if unknown."})
    until = fields.Date(
        data_key="to", **NULLABLE, metadata={"description": "The first day after; null while it lasts."}
    )


class NameOut(Out):
    """A name."""

    name = fields.String(required=True)
    origin = one_of(NameOrigin, ORIGINS, required=True)


class CompanionOut(Out):
    """Somebody at the other end of a relay."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)
    kind = one_of(KnownKind, KNOWN_KINDS, required=True)
    quotations = fields.Integer(required=True, metadata={"description": "In how many quotations."})


class MayBeOut(Out):
    """Somebody who may be meant."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)
    role = fields.String(required=True)


class SpeakerLinksOut(Out):
    """Where to go from here."""

    self = fields.String(required=True)
    quotations = fields.String(required=True)
    events = fields.String(required=True)
    wikidata = fields.String(**NULLABLE)


class SpeakerCardOut(KnownSpeakerOut):
    """All that is known of a speaker."""

    version = fields.Integer(required=True, metadata={"description": "Counts the changes by people; the ETag."})
    article_id = fields.Integer(
        **NULLABLE, metadata={"description": "The only article of one whom no name identifies."}
    )
    merged_into = fields.Integer(
        **NULLABLE, metadata={"description": "Who this turned out to be: that speaker has the names, roles and counts."}
    )
    names = fields.List(fields.Nested(NameOut), required=True, metadata={"description": "All, with the main one."})
    aliases = fields.List(fields.String(), required=True, metadata={"description": "The names but the main one."})
    roles = fields.List(fields.Nested(RoleOut), required=True)
    relayed_by = fields.List(
        fields.Nested(CompanionOut),
        required=True,
        metadata={"description": "The ten who most often relay this speaker."},
    )
    relays = fields.List(
        fields.Nested(CompanionOut),
        required=True,
        metadata={"description": "The ten whom this speaker most often relays."},
    )
    may_be = fields.Nested(
        MayBeOut,
        **NULLABLE,
        metadata={
            "description": "For a description that is a role: the only person who held it on the day (in UTC) when the "
            "article was published. A hint; nothing is merged."
        },
    )
    updated_at = OffsetDateTime(required=True)
    links = fields.Nested(SpeakerLinksOut, required=True)


class SpeakerEventOut(Out):
    """What was done to speakers."""

    id = fields.Integer(required=True)
    at = OffsetDateTime(required=True)
    by = fields.String(required=True, metadata={"description": "The key that it came with."})
    action = fields.String(
        required=True,
        metadata={"description": "create, rename, alias, role, edit, import, merge, split or undo; others may come."},
    )
    speakers = fields.List(fields.Integer(), required=True, metadata={"description": "To whom it happened."})
    undone_by = fields.Integer(**NULLABLE, metadata={"description": "The event that undid it."})
    detail = fields.Dict(
        keys=fields.String(), required=True, metadata={"description": "By action: before and after, into, from."}
    )


class SpeakerEventPage(Out):
    """One page, newest first."""

    items = fields.List(fields.Nested(SpeakerEventOut), required=True)
    next_cursor = fields.String(**NULLABLE, metadata={"description": "For the page after; null on the last one."})


class MergedOut(Out):
    """What a merge made."""

    event_id = fields.Integer(required=True, metadata={"description": "To undo it."})
    speaker = fields.Nested(SpeakerCardOut, required=True)


class SplitOut(MergedOut):
    """What a split made: the speaker who was split, and who has the articles now."""

    other = fields.Nested(SpeakerCardOut, required=True)


class UndoneOut(Out):
    """What an undoing made."""

    event_id = fields.Integer(required=True, metadata={"description": "The event that undid the other."})


class SuggestedOut(Out):
    """One of two."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)


class SuggestionOut(Out):
    """Two speakers who may be one."""

    speakers = fields.List(
        fields.Nested(SuggestedOut), required=True, metadata={"description": "Two, the one with the lower id first."}
    )
    kind = one_of(KnownKind, KNOWN_KINDS, required=True)
    score = fields.Float(required=True, metadata={"minimum": 0, "maximum": 100, "description": "Of likeness."})
    reason = one_of(Reason, REASONS, required=True)


class SuggestionsOut(Out):
    """The likeliest pairs, likeliest first."""

    items = fields.List(fields.Nested(SuggestionOut), required=True)


class ImportedOut(Out):
    """What became of a row."""

    outcome = one_of(Outcome, OUTCOMES, required=True)
    name = fields.String(required=True)
    id = fields.Integer(**NULLABLE, metadata={"description": "The speaker's; null for a conflict."})
    reason = fields.String(**NULLABLE, metadata={"description": "Why there is a conflict."})


class ImportOut(Out):
    """What became of a list, in its order."""

    added = fields.Integer(required=True)
    updated = fields.Integer(required=True)
    unchanged = fields.Integer(required=True)
    conflict = fields.Integer(required=True)
    rows = fields.List(fields.Nested(ImportedOut), required=True)
