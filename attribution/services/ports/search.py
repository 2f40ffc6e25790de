"""How quotations are searched: what may be asked for, and what a page of answers is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from attribution.core.relations import Kind, Status
from attribution.services.ports.quotations import QuotationRecord
from attribution.services.ports.speakers import SpokeAs


class Order(StrEnum):
    """What comes first."""

    DATE = "date"  # the newest
    RELEVANCE = "relevance"  # what the words fit best


class ReviewAsked(StrEnum):
    """How far a quotation was looked at, NONE for one that nobody has looked at."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    NONE = "none"


class Facet(StrEnum):
    """By what the answers can be counted."""

    SPEAKER = "speaker"
    OUTLET = "outlet"
    KIND = "kind"
    STATUS = "status"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class QuotationQuery:
    """What to look for; None or nothing means any. Names and words are compared after `fold`.

    ``speaker`` matches those with a spelling that holds all these words, titles aside ("M. Kerry" finds "John
    Kerry"), ``speaker_id`` one speaker; both in the part that ``spoke_as`` names. ``relay`` is the name of one who
    passed it on. ``q`` matches quotations whose content holds each word, or another form of it, and every phrase
    between marks ("…", « … », “…”) as it stands. ``outlet`` is a whole name. ``since`` (included) and ``until``
    (excluded) bound the time of publication, or of arrival for an article without one. ``min_confidence`` leaves out
    what was kept without a confidence. Quotations that a person rejected are found only where ``reviews`` asks for
    them. ``lemmas`` are forms in ``q``, each with a lemma, beyond those that what is kept tells.
    """

    speaker: str | None = None
    relay: str | None = None
    q: str | None = None
    min_confidence: float | None = None
    speaker_id: int | None = None
    spoke_as: SpokeAs = SpokeAs.SPEAKER
    outlet: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    kinds: tuple[Kind, ...] = ()
    statuses: tuple[Status, ...] = ()
    reviews: tuple[ReviewAsked, ...] = ()
    order: Order = Order.DATE
    lemmas: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer stands in its order: its time, or its rank where the order is by relevance, and its id."""

    key: datetime | float
    id: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A quotation that matches, and where it stands."""

    record: QuotationRecord
    place: Place


@dataclass(frozen=True, slots=True)
class Count:
    """How many match; at least so many where it is not exact."""

    value: int
    exact: bool


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many of the counted answers have a value. ``name`` is the name of the speaker whose id ``value`` is."""

    value: str
    count: int
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One page of answers; ``count`` and ``facets`` as far as they were asked for. The facets are as exact as it."""

    hits: Sequence[Hit]
    count: Count | None = None
    facets: Mapping[Facet, Sequence[FacetCount]] = field(default_factory=dict)


class QuotationSearch(Protocol):
    """Finds quotations among those that are kept. Raises StoreError."""

    def page(
        self, query: QuotationQuery, *, after: Place | None, limit: int, facets: Collection[Facet] | None = None
    ) -> Found:
        """Up to ``limit`` answers behind a place; all of it at one moment of the database.

        By date the newest come first, the higher id first at the same time; by relevance the best come first, and
        by date where no words are asked for. ``facets`` None counts nothing; an empty collection only the answers.
        """
