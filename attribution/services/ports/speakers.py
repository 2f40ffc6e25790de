"""Speakers as they are kept: whom the articles name, and the registry in which people keep them in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypedDict


class KnownKind(StrEnum):
    """What a kept speaker is: the core's kinds, and two that only a person can tell from a body."""

    PERSON = "person"
    BODY = "body"
    GROUP = "group"  # people without an institution: "les syndicats", "le collectif Alma"
    DOCUMENT = "document"  # "le rapport Sauvé", "la circulaire Valls"
    PARTIAL = "partial"
    DESCRIPTION = "description"
    ANONYMOUS = "anonymous"


REGISTERED_KINDS = (KnownKind.PERSON, KnownKind.BODY, KnownKind.GROUP, KnownKind.DOCUMENT)
"""What a registered speaker may be. The other kinds belong to one article."""


class NameOrigin(StrEnum):
    """How a name came to a speaker."""

    SEEN = "seen"  # an article writes it
    ALIAS = "alias"  # a person gave it


class SpokeAs(StrEnum):
    """A speaker's part in a quotation."""

    SPEAKER = "speaker"
    RELAY = "relay"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is called for a time: from ``since`` on, up to the day before ``until``; None is open.

    Half-open, so that on the day of a handover there is one holder.
    """

    role: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class SpeakerName:
    """One spelling, and where it comes from."""

    name: str
    origin: NameOrigin


@dataclass(frozen=True, slots=True)
class SpeakerIn:
    """A speaker as a person enters him or her. ``wikidata`` is the id of an item: "Q22686"."""

    name: str
    kind: KnownKind
    wikidata: str | None = None
    aliases: Sequence[str] = ()
    roles: Sequence[Role] = ()


class SpeakerChanges(TypedDict, total=False):
    """What a person changes; what is not named stays. ``aliases`` and ``roles`` replace what was there."""

    name: str
    kind: KnownKind
    wikidata: str | None
    aliases: Sequence[str]
    roles: Sequence[Role]


@dataclass(frozen=True, slots=True)
class SpeakerQuery:
    """Whom to list; None means any.

    ``name`` and ``role`` match when one name, or one role, holds all their words after `fold`; ``on`` asks for the
    roles of that day.
    """

    name: str | None = None
    kind: KnownKind | None = None
    registered: bool | None = None
    role: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class SpeakerRecord:
    """A kept speaker with the number of quotations that he or she said, and relayed."""

    id: int
    name: str
    kind: str
    said: int
    relayed: int
    registered: bool = False
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody at the other end of a relay, and in how many quotations."""

    id: int
    name: str
    kind: str
    quotations: int


@dataclass(frozen=True, slots=True)
class MayBe:
    """The only holder of a role on the day of the article that names the role and nobody: a hint, not a finding."""

    id: int
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class SpeakerCard:
    """All that is known of a speaker.

    ``version`` counts what people changed, not what articles say. ``article_id`` is the only article of a speaker
    whose name identifies nobody outside it. ``merged_into`` is who he or she turned out to be, at last.
    ``relayed_by`` and ``relays`` are the most frequent ones.
    """

    record: SpeakerRecord
    version: int
    updated_at: datetime
    article_id: int | None
    merged_into: int | None
    names: Sequence[SpeakerName]
    roles: Sequence[Role]
    relayed_by: Sequence[Companion]
    relays: Sequence[Companion]
    may_be: MayBe | None = None


@dataclass(frozen=True, slots=True)
class SplitTarget:
    """Who takes over some articles: a speaker who is there (``into``), or a new one."""

    into: int | None = None
    name: str | None = None
    kind: KnownKind | None = None


@dataclass(frozen=True, slots=True)
class SpeakerEvent:
    """What was done to speakers, by whom. ``detail`` depends on the action; `undone_by` is the event that undid it."""

    id: int
    at: datetime
    by: str
    action: str
    speakers: Sequence[int]
    undone_by: int | None
    detail: Mapping[str, Any]


class Outcome(StrEnum):
    """What became of a row of an import."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class ImportedSpeaker:
    """A row of an import: whom it is about, and why nothing was done if there was a conflict."""

    outcome: Outcome
    name: str
    id: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class NamedSpeaker:
    """A speaker with the folded names by which he or she can be recognised."""

    id: int
    name: str
    kind: KnownKind
    wikidata: str | None
    names: Sequence[str]
