"""What people say of the machine's answers: what stands instead, what they ask for, and its history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from attribution.core.document import Span
from attribution.core.relations import Attribution, Kind, Speaker, SpeakerKind, Status


class ReviewState(StrEnum):
    """How far a quotation was looked at."""

    OPEN = "open"  # nobody vouches for it yet, even if something was corrected
    CONFIRMED = "confirmed"  # right as it stands, with its corrections
    REJECTED = "rejected"  # should not be in the list at all


class Step(StrEnum):
    """What happened to a review. All but the first happen by themselves, when the article is read again."""

    REVIEWED = "reviewed"  # somebody corrected, confirmed or rejected
    KEPT = "kept"  # the machine changed its mind, what was confirmed stands
    REOPENED = "reopened"  # the text says something else than what was confirmed
    LOST = "lost"  # the words that a correction pointed to are gone from the text
    CARRIED = "carried"  # the machine no longer finds the quotation, the review keeps it
    ORPHANED = "orphaned"  # the quotation is gone
    RETURNED = "returned"  # it is back


PROGRAM = "attribution"
"""Who acted when a step happened by itself."""


class Field(StrEnum):
    """What can be corrected, in the words of the interchange format."""

    CONTENT = "content"
    KIND = "kind"
    SPEAKER = "speaker"
    SOURCE = "source"
    RELAYS = "relays"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class CorrectedRelay:
    """A hop as somebody corrected it. ``source`` are the words of the text that name it, None if nobody said which."""

    speakers: tuple[Speaker, ...]
    source: Span | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """Values that stand instead of the machine's; only those of ``fields`` count.

    No ``speakers``: nobody can be named. No ``source``: no words of the text name who speaks.
    """

    fields: frozenset[Field] = frozenset()
    content: Span | None = None
    kind: Kind | None = None
    speakers: tuple[Speaker, ...] = ()
    source: Span | None = None
    relays: tuple[CorrectedRelay, ...] = ()
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """What was said of one quotation: by whom last, when, and what the machine says where it was corrected.

    ``machine`` is the machine's answer as it is now; ``machine_now_differs`` names what it says otherwise today
    than it did to whoever reviewed it. ``carried``: the machine no longer finds the quotation; the review keeps it.
    """

    state: ReviewState
    version: int
    by: str
    at: datetime
    correction: Correction
    machine: Attribution
    machine_now_differs: frozenset[Field] = frozenset()
    carried: bool = False


Stretch = tuple[int, int]
"""Where a stretch of text begins and ends, as somebody asks for it: it may lie outside the text, or be inverted."""


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker as a correction names one: by the id of a kept speaker, or by name and kind.

    A name of the article's cast means that speaker, and needs no kind.
    """

    id: int | None = None
    name: str | None = None
    kind: SpeakerKind | None = None


@dataclass(frozen=True, slots=True)
class NamedRelay:
    """A hop as a correction asks for it."""

    speakers: tuple[Named, ...]
    source: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody asks for: the ``fields`` to set, those to give back to the machine, the state (None: as it is)."""

    fields: frozenset[Field] = frozenset()
    reset: frozenset[Field] = frozenset()
    state: ReviewState | None = None
    content: Stretch | None = None
    kind: Kind | None = None
    speakers: tuple[Named, ...] = ()
    source: Stretch | None = None
    relays: tuple[NamedRelay, ...] = ()
    status: Status | None = None

    def __bool__(self) -> bool:
        return bool(self.fields or self.reset or self.state)


@dataclass(frozen=True, slots=True)
class ReviewedQuotation:
    """A quotation that was reviewed, in the list of its article. ``orphaned``: its ``words`` are gone from the text."""

    quotation_id: int
    words: str
    orphaned: bool
    state: ReviewState
    version: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReviewEvent:
    """One step of a quotation's history.

    ``changes`` gives each field that was set or reset with what stood from then on (``set``) and what the ``machine``
    said at that moment, in the interchange format.
    """

    id: int
    quotation_id: int
    step: Step
    version: int
    by: str
    at: datetime
    state: ReviewState
    state_before: ReviewState
    changes: Sequence[Mapping[str, Any]]
