"""The Deliveries port on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from attribution.errors import DeliveryNotFoundError, WebhookDisabledError
from attribution.services.event_types import TEST_EVENT
from attribution.services.ports.deliveries import Attempt, Claim, Deliveries, DeliveryRecord, DeliveryState, Verdict
from attribution.services.ports.webhooks import DisabledReason, WebhookState
from attribution.store.column_types import as_id
from attribution.store.database import Database
from attribution.store.outbox import delivery_row, event_row, ring_after_commit
from attribution.store.sending import claims, finish, forget, is_due
from attribution.store.tables import AttemptRow, DeliveryRow, WebhookRow
from attribution.store.webhooks import webhook_row

WHOLE = (joinedload(DeliveryRow.event), selectinload(DeliveryRow.log))


class SqlDeliveries(Deliveries):
    """Safe to use from several threads and processes; every method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.news = database.news

    def test(self, webhook_id: int) -> DeliveryRecord:
        """Send a test event to one endpoint. Raises WebhookNotFoundError, WebhookDisabledError."""
        with self._database.writing() as session:
            webhook = _enabled(session, webhook_id)
            row = delivery_row(webhook, event_row(TEST_EVENT, {"webhook_id": webhook_id}))
            session.add(row)
            return self._begun(session, row)

    def find(
        self, webhook_id: int, *, state: DeliveryState | None, before: int | None, limit: int
    ) -> Sequence[DeliveryRecord]:
        """Up to ``limit`` deliveries of an endpoint, newest first. Raises WebhookNotFoundError."""
        wanted = select(DeliveryRow).where(DeliveryRow.webhook_id == as_id(webhook_id))
        if state is not None:
            wanted = wanted.where(DeliveryRow.state == state)
        if before is not None:
            wanted = wanted.where(DeliveryRow.id < as_id(before))
        with self._database.reading() as session:
            webhook_row(session, webhook_id)
            found = session.scalars(wanted.order_by(DeliveryRow.id.desc()).limit(limit).options(*WHOLE))
            return [delivery_record(row) for row in found]

    def replay(self, webhook_id: int, delivery_id: int) -> DeliveryRecord:
        """Begin a delivery anew. Raises WebhookNotFoundError, DeliveryNotFoundError, WebhookDisabledError."""
        with self._database.writing() as session:
            webhook_row(session, webhook_id)
            row = session.get(DeliveryRow, as_id(delivery_id), options=WHOLE)
            if row is None or row.webhook_id != webhook_id:
                raise DeliveryNotFoundError(webhook_id, delivery_id)
            _enabled(session, webhook_id)
            row.state, row.attempts, row.lease, row.lease_until = DeliveryState.PENDING, 0, None, None
            row.started_at = row.next_at = datetime.now(UTC)
            return self._begun(session, row)

    def claim(
        self, now: datetime, *, lease_until: datetime, limit: int, at_once: int, busy: Mapping[int, int]
    ) -> Sequence[Claim]:
        """Take up to ``limit`` deliveries that are due. Looks first without the writer's lock, which costs others."""
        full = [webhook_id for webhook_id, sent in busy.items() if sent >= at_once]
        due = select(DeliveryRow.id).where(is_due(now), DeliveryRow.webhook_id.not_in(full)).exists()
        with self._database.reading() as session:
            if not session.scalar(select(due)):
                return ()
        with self._database.writing() as session:
            taken = claims(session, now, lease_until, limit=limit, at_once=at_once, busy=busy)
            session.commit()
        return taken

    def finish(self, claim: Claim, attempt: Attempt, verdict: Verdict) -> DisabledReason | None:
        """Log a try and do what follows from it; tell why the endpoint is disabled, if it now is."""
        with self._database.writing() as session:
            reason = finish(session, claim, attempt, verdict)
            session.commit()
        return reason

    def prune(self, before: datetime, *, limit: int) -> int:
        """Forget up to ``limit`` events from before that time, with their deliveries, none pending; tell how many."""
        with self._database.writing() as session:
            forgotten = forget(session, before, limit)
            session.commit()
        return forgotten

    def _begun(self, session: Session, row: DeliveryRow) -> DeliveryRecord:
        session.flush()
        record = delivery_record(row)
        ring_after_commit(session)
        session.commit()
        return record


def _enabled(session: Session, webhook_id: int) -> WebhookRow:
    webhook = webhook_row(session, webhook_id)
    if webhook.state != WebhookState.ENABLED:
        raise WebhookDisabledError(webhook_id)
    return webhook


def delivery_record(row: DeliveryRow) -> DeliveryRecord:
    """A kept delivery with all its tries."""
    return DeliveryRecord(
        id=row.id,
        webhook_id=row.webhook_id,
        message_id=row.event.message_id,
        type=row.event.type,
        data=row.event.data,
        state=row.state,
        created_at=row.event.created_at,
        next_at=row.next_at,
        attempts=[_attempt(one) for one in row.log],
    )


def _attempt(row: AttemptRow) -> Attempt:
    return Attempt(row.at, row.status, row.error, row.milliseconds)
