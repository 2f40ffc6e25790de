"""Endpoints that want to hear what happens here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
