"""What a sender does in the database: it takes what is due, for as long as a lease, and writes down how it went.

A lease is no lock: nothing is held while a message is on its way, and what a dead process had taken is due
again when its lease has run out. So a message may arrive twice, and never not at all.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, func, literal, or_, select
from sqlalchemy.orm import Session, joinedload

from attribution.services.ports.deliveries import Attempt, Claim, DeliveryState, Verdict
from attribution.services.ports.webhooks import DisabledReason, WebhookState
from attribution.store.tables import AttemptRow, DeliveryRow, EventRow, WebhookRow
from attribution.store.webhooks import disable

# written into the statement, not bound to it: only so can a plan rely on the index of what is pending
_PENDING = literal(DeliveryState.PENDING, DeliveryRow.state.type, literal_execute=True)


def is_due(now: datetime) -> ColumnElement[bool]:
    """Whether a delivery waits for somebody to send it, to an endpoint that takes something."""
    listens = select(WebhookRow.id).where(
        WebhookRow.state == WebhookState.ENABLED,
        or_(WebhookRow.paused_until.is_(None), WebhookRow.paused_until <= now),
    )
    return and_(
        DeliveryRow.state == _PENDING,
        DeliveryRow.next_at <= now,
        or_(DeliveryRow.lease_until.is_(None), DeliveryRow.lease_until <= now),
        DeliveryRow.webhook_id.in_(listens),
    )


def claims(
    session: Session,
    now: datetime,
    lease_until: datetime,
    *,
    limit: int,
    at_once: int,
    busy: Mapping[int, int],
) -> Sequence[Claim]:
    """Take deliveries that are due, a few of each endpoint, so that one with many does not keep the others waiting."""
    taken: list[Claim] = []
    waiting = select(DeliveryRow.webhook_id).where(is_due(now)).group_by(DeliveryRow.webhook_id)
    for webhook_id in session.scalars(waiting.order_by(func.min(DeliveryRow.next_at))).all():
        room = min(at_once - busy.get(webhook_id, 0), limit - len(taken))
        if room > 0:
            taken += [_claim(row, now, lease_until) for row in _oldest(session, webhook_id, now, room)]
    return taken


def _oldest(session: Session, webhook_id: int, now: datetime, room: int) -> Sequence[DeliveryRow]:
    return session.scalars(
        select(DeliveryRow)
        .where(DeliveryRow.webhook_id == webhook_id, is_due(now))
        .order_by(DeliveryRow.next_at, DeliveryRow.id)
        .limit(room)
        .options(joinedload(DeliveryRow.event), joinedload(DeliveryRow.webhook))
    ).all()


def _claim(row: DeliveryRow, now: datetime, lease_until: datetime) -> Claim:
    row.lease, row.lease_until = uuid.uuid4().hex, lease_until
    return Claim(
        delivery_id=row.id,
        webhook_id=row.webhook_id,
        lease=row.lease,
        url=row.webhook.url,
        secrets=_valid_secrets(row.webhook, now),
        message_id=row.event.message_id,
        type=row.event.type,
        data=row.event.data,
        created_at=row.event.created_at,
        attempt=row.attempts,
    )


def _valid_secrets(webhook: WebhookRow, now: datetime) -> Sequence[str]:
    until = webhook.previous_secret_until
    if webhook.previous_secret is None or until is None or until <= now:
        return (webhook.secret,)
    return (webhook.secret, webhook.previous_secret)


def finish(session: Session, claim: Claim, attempt: Attempt, verdict: Verdict) -> DisabledReason | None:
    """Log a try and do what follows from it; tell why the endpoint is disabled, if it now is."""
    row = session.get(DeliveryRow, claim.delivery_id, options=(joinedload(DeliveryRow.webhook),))
    if row is None:
        return None  # the endpoint was removed meanwhile
    session.add(
        AttemptRow(
            delivery_id=row.id,
            at=attempt.at,
            status=attempt.status,
            error=attempt.error,
            milliseconds=attempt.milliseconds,
        )
    )
    ours = row.lease == claim.lease
    if ours or verdict.state == DeliveryState.DELIVERED:
        row.state, row.next_at, row.lease, row.lease_until = verdict.state, verdict.next_at, None, None
        row.attempts += 1
    return _judge(session, row, attempt.at, verdict) if ours else None


def _judge(session: Session, row: DeliveryRow, now: datetime, verdict: Verdict) -> DisabledReason | None:
    """What a try means for the endpoint."""
    webhook = row.webhook
    if verdict.state == DeliveryState.DELIVERED:
        webhook.last_delivered_at = now
    if verdict.pause_until is not None:
        webhook.paused_until = verdict.pause_until
    reason = _reason_to_disable(row, verdict)
    if reason is not None and webhook.state == WebhookState.ENABLED:
        disable(session, webhook, reason, now)
        return reason
    return None


def _reason_to_disable(row: DeliveryRow, verdict: Verdict) -> DisabledReason | None:
    if verdict.gone:
        return DisabledReason.GONE
    last = row.webhook.last_delivered_at
    took_nothing = last is None or last < row.started_at
    return DisabledReason.FAILING if verdict.state == DeliveryState.FAILED and took_nothing else None


def forget(session: Session, before: datetime, limit: int) -> int:
    """Remove old events whose deliveries have all come to an end; deliveries and their logs go with them."""
    pending = select(DeliveryRow.event_id).where(DeliveryRow.state == _PENDING)
    old = select(EventRow.id).where(EventRow.created_at < before, EventRow.id.not_in(pending))
    ids = session.scalars(old.order_by(EventRow.id).limit(limit)).all()
    session.execute(delete(EventRow).where(EventRow.id.in_(ids)))
    return len(ids)
