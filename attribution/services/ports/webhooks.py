"""Endpoints that want to hear what happens here, and what was sent to them."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol


class WebhookState(StrEnum):
    """Whether an endpoint is sent anything."""

    ENABLED = "enabled"
    DISABLED = "disabled"


class DisabledReason(StrEnum):
    """Why an endpoint is sent nothing."""

    REQUESTED = "requested"  # somebody switched it off
    GONE = "gone"  # it answered 410
    FAILING = "failing"  # it took nothing for as long as one delivery is tried


class DeliveryState(StrEnum):
    """How far a delivery is."""

    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class WebhookIn:
    """An endpoint as it was asked for; ``types`` None means every type there is or will be."""

    url: str
    types: Sequence[str] | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class WebhookRecord:
    """A kept endpoint, without its secrets."""

    id: int
    url: str
    types: Sequence[str] | None
    description: str | None
    state: WebhookState
    disabled_reason: DisabledReason | None
    disabled_at: datetime | None
    previous_secret_until: datetime | None
    last_delivered_at: datetime | None
    created_at: datetime
    created_by: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try: the status that came back, or what went wrong before one did."""

    at: datetime
    status: int | None
    error: str | None
    milliseconds: int


@dataclass(frozen=True, slots=True)
class DeliveryRecord:
    """One event on its way to one endpoint, with all tries so far, the first one first.

    ``message_id`` is the ``webhook-id`` header: the same in every try and every replay. ``next_at`` is when
    it is tried next, None when it is not.
    """

    id: int
    webhook_id: int
    message_id: str
    type: str
    data: Mapping[str, Any]
    state: DeliveryState
    created_at: datetime
    next_at: datetime | None
    attempts: Sequence[Attempt]


@dataclass(frozen=True, slots=True)
class Claim:
    """A delivery that this process alone may send until its lease runs out.

    ``secrets`` holds what the message is signed with: the current secret first, the one before while it is
    valid. ``attempt`` counts the tries of this round from 0.
    """

    delivery_id: int
    webhook_id: int
    lease: str
    url: str
    secrets: Sequence[str] = field(repr=False)
    message_id: str
    type: str
    data: Mapping[str, Any] = field(repr=False)
    created_at: datetime
    attempt: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What follows from a try. ``next_at`` is set while the delivery is pending.

    ``pause_until``: when the endpoint wants to hear of anything again. ``gone``: it wants nothing any more.
    """

    state: DeliveryState
    next_at: datetime | None = None
    pause_until: datetime | None = None
    gone: bool = False


class Webhooks(Protocol):
    """Where endpoints are kept. Every method raises StoreError when the database fails."""

    def add(self, webhook: WebhookIn, *, secret: str, by: str) -> WebhookRecord:
        """Keep a new endpoint, enabled."""

    def get(self, webhook_id: int) -> WebhookRecord:
        """One endpoint. Raises WebhookNotFoundError."""

    def find(self, *, after: int | None, limit: int) -> Sequence[WebhookRecord]:
        """Up to ``limit`` endpoints, lowest id first, with ids above ``after`` if given."""

    def change(self, webhook_id: int, changes: Mapping[str, Any]) -> WebhookRecord:
        """Change ``types``, ``description`` or ``state``. Raises WebhookNotFoundError.

        Whoever is disabled is sent nothing: what is pending fails, and can be replayed later.
        """

    def rotate(self, webhook_id: int, *, secret: str, previous_until: datetime) -> WebhookRecord:
        """Sign with a new secret, and until then with the one before too. Raises WebhookNotFoundError."""

    def remove(self, webhook_id: int) -> None:
        """Remove an endpoint with its deliveries. Raises WebhookNotFoundError."""


class Deliveries(Protocol):
    """What is sent to the endpoints, and how that went. Every method raises StoreError when the database fails."""

    news: threading.Event
    """Set whenever this process committed an event."""

    def test(self, webhook_id: int) -> DeliveryRecord:
        """Send a test event to one endpoint. Raises WebhookNotFoundError, WebhookDisabledError."""

    def find(
        self, webhook_id: int, *, state: DeliveryState | None, before: int | None, limit: int
    ) -> Sequence[DeliveryRecord]:
        """Up to ``limit`` deliveries of an endpoint, newest first, with ids below ``before`` if given.

        Raises WebhookNotFoundError.
        """

    def replay(self, webhook_id: int, delivery_id: int) -> DeliveryRecord:
        """Begin a delivery anew, whatever became of it. Its log and message id stay.

        Raises WebhookNotFoundError, DeliveryNotFoundError, WebhookDisabledError.
        """

    def claim(
        self, now: datetime, *, lease_until: datetime, limit: int, at_once: int, busy: Mapping[int, int]
    ) -> Sequence[Claim]:
        """Take up to ``limit`` deliveries that are due, those that wait longest first.

        No endpoint is sent more than ``at_once`` at the same time; ``busy`` counts what this process is
        sending to each. Nobody else can take them before the lease runs out.
        """

    def finish(self, claim: Claim, attempt: Attempt, verdict: Verdict) -> DisabledReason | None:
        """Log a try and do what follows from it; tell why the endpoint is disabled, if it now is.

        A delivery whose lease went to somebody else keeps the state that it has there, unless it was delivered.
        """

    def prune(self, before: datetime, *, limit: int) -> int:
        """Forget up to ``limit`` events from before that time, with their deliveries, none pending; tell how many."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back from an endpoint: a status, or what went wrong before one came; times in seconds."""

    status: int | None
    error: str | None
    took: float
    retry_after: float | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent to an endpoint."""

    url: str
    message_id: str
    body: str = field(repr=False)
    secrets: Sequence[str] = field(repr=False)


class Outbound(Protocol):
    """The way out to other machines."""

    def check(self, url: str) -> None:
        """Raise WebhookAddressError when nothing may be sent there. A name that is not known yet may be."""

    def post(self, message: Message) -> Answer:
        """Sign and send a message, now. Takes bounded time, follows no redirect and never raises."""
