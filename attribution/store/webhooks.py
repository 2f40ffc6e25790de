"""The Webhooks port on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from attribution.errors import WebhookNotFoundError
from attribution.services.ports.deliveries import DeliveryState
from attribution.services.ports.webhooks import DisabledReason, WebhookIn, WebhookRecord, Webhooks, WebhookState
from attribution.store.column_types import as_id
from attribution.store.database import Database
from attribution.store.tables import DeliveryRow, WebhookRow


class SqlWebhooks(Webhooks):
    """Safe to use from several threads; every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, webhook: WebhookIn, *, secret: str, by: str) -> WebhookRecord:
        """Keep a new endpoint, enabled."""
        row = WebhookRow(
            url=webhook.url,
            types=None if webhook.types is None else list(webhook.types),
            description=webhook.description,
            state=WebhookState.ENABLED,
            secret=secret,
            created_at=datetime.now(UTC),
            created_by=by,
        )
        with self._database.writing() as session:
            session.add(row)
            session.flush()
            record = webhook_record(row)
            session.commit()
        return record

    def get(self, webhook_id: int) -> WebhookRecord:
        """One endpoint. Raises WebhookNotFoundError."""
        with self._database.reading() as session:
            return webhook_record(webhook_row(session, webhook_id))

    def find(self, *, after: int | None, limit: int) -> Sequence[WebhookRecord]:
        """Up to ``limit`` endpoints, lowest id first, with ids above ``after`` if given."""
        wanted = select(WebhookRow).where(WebhookRow.id > as_id(after or 0)).order_by(WebhookRow.id).limit(limit)
        with self._database.reading() as session:
            return [webhook_record(row) for row in session.scalars(wanted)]

    def change(self, webhook_id: int, changes: Mapping[str, Any]) -> WebhookRecord:
        """Change ``types``, ``description`` or ``state``. Raises WebhookNotFoundError."""
        with self._database.writing() as session:
            row = webhook_row(session, webhook_id)
            for name in ("types", "description"):
                if name in changes:
                    setattr(row, name, changes[name])
            state = changes.get("state", row.state)
            if state == WebhookState.ENABLED:
                enable(row)
            elif row.state == WebhookState.ENABLED:
                disable(session, row, DisabledReason.REQUESTED, datetime.now(UTC))
            record = webhook_record(row)
            session.commit()
        return record

    def rotate(self, webhook_id: int, *, secret: str, previous_until: datetime) -> WebhookRecord:
        """Sign with a new secret, and until then with the one before too. Raises WebhookNotFoundError."""
        with self._database.writing() as session:
            row = webhook_row(session, webhook_id)
            row.previous_secret, row.previous_secret_until = row.secret, previous_until
            row.secret = secret
            record = webhook_record(row)
            session.commit()
        return record

    def remove(self, webhook_id: int) -> None:
        """Remove an endpoint with its deliveries. Raises WebhookNotFoundError."""
        with self._database.writing() as session:
            webhook_row(session, webhook_id)
            session.execute(delete(WebhookRow).where(WebhookRow.id == webhook_id))
            session.commit()


def webhook_row(session: Session, webhook_id: int) -> WebhookRow:
    """The row of an endpoint. Raises WebhookNotFoundError."""
    row = session.get(WebhookRow, as_id(webhook_id))
    if row is None:
        raise WebhookNotFoundError(webhook_id)
    return row


def enable(row: WebhookRow) -> None:
    """Send to an endpoint (again)."""
    row.state, row.disabled_reason, row.disabled_at, row.paused_until = WebhookState.ENABLED, None, None, None


def disable(session: Session, row: WebhookRow, reason: DisabledReason, now: datetime) -> None:
    """Send nothing more to an endpoint; what was to be sent has failed."""
    row.state, row.disabled_reason, row.disabled_at = WebhookState.DISABLED, reason, now
    session.flush()
    session.execute(
        update(DeliveryRow)
        .where(DeliveryRow.webhook_id == row.id, DeliveryRow.state == DeliveryState.PENDING)
        .values(state=DeliveryState.FAILED, next_at=None, lease=None, lease_until=None)
    )


def webhook_record(row: WebhookRow) -> WebhookRecord:
    """A kept endpoint, without its secrets."""
    return WebhookRecord(
        id=row.id,
        url=row.url,
        types=row.types,
        description=row.description,
        state=row.state,
        disabled_reason=row.disabled_reason,
        disabled_at=row.disabled_at,
        previous_secret_until=row.previous_secret_until,
        last_delivered_at=row.last_delivered_at,
        created_at=row.created_at,
        created_by=row.created_by,
    )
