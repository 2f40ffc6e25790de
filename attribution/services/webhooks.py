"""The use cases of whoever connects a system: endpoints, their secrets, and what was sent to them."""

from __future__ import annotations

import base64
import secrets
from datetime import UTC, datetime, timedelta

from attribution.services.cursor import decode_cursor, page_of
from attribution.services.ports import Page, Store
from attribution.services.ports.deliveries import DeliveryRecord, DeliveryState
from attribution.services.ports.outbound import Outbound
from attribution.services.ports.webhooks import WebhookIn, WebhookRecord

WEBHOOKS = "webhooks"
DELIVERIES = "deliveries"

SECRET_BYTES = 32
BOTH_SIGN = timedelta(hours=24)
"""How long the old secret signs beside the new one."""


def new_secret() -> str:
    """A secret in the form of the Standard Webhooks specification."""
    return f"whsec_{base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()}"


def create_webhook(webhook: WebhookIn, *, store: Store, outbound: Outbound, by: str) -> tuple[WebhookRecord, str]:
    """Keep an endpoint; give it and its secret. Raises WebhookAddressError, StoreError."""
    outbound.check(webhook.url)
    secret = new_secret()
    return store.webhooks.add(webhook, secret=secret, by=by), secret


def rotate_secret(webhook_id: int, *, store: Store) -> tuple[WebhookRecord, str]:
    """Give an endpoint a new secret; both sign for a day. Raises WebhookNotFoundError, StoreError."""
    secret = new_secret()
    until = datetime.now(UTC) + BOTH_SIGN
    return store.webhooks.rotate(webhook_id, secret=secret, previous_until=until), secret


def list_webhooks(*, store: Store, cursor: str | None, limit: int) -> Page[WebhookRecord]:
    """One page of the endpoints, oldest first. Raises CursorError, StoreError."""
    found = store.webhooks.find(after=decode_cursor(WEBHOOKS, cursor), limit=limit + 1)
    return page_of(WEBHOOKS, found, limit, lambda record: record.id)


def list_deliveries(
    webhook_id: int, *, state: DeliveryState | None, store: Store, cursor: str | None, limit: int
) -> Page[DeliveryRecord]:
    """One page of an endpoint's deliveries, newest first. Raises WebhookNotFoundError, CursorError, StoreError."""
    before = decode_cursor(DELIVERIES, cursor)
    found = store.deliveries.find(webhook_id, state=state, before=before, limit=limit + 1)
    return page_of(DELIVERIES, found, limit, lambda record: record.id)
