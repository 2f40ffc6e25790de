"""What is sent to the endpoints, and how that went."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from attribution.services.ports.outbound import Failure
from attribution.services.ports.webhooks import DisabledReason


class DeliveryState(StrEnum):
    """How far a delivery is."""

    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try: the status that came back, or what went wrong before one did."""

    at: datetime
    status: int | None
    error: Failure | None
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
