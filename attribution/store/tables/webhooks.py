"""Endpoints, the events that they hear of (an outbox), each delivery of an event to an endpoint, and each try."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from attribution.services.ports.deliveries import DeliveryState
from attribution.services.ports.outbound import Failure
from attribution.services.ports.webhooks import DisabledReason, WebhookState
from attribution.store.base import IDS_ARE_NEVER_REUSED, Base, Id
from attribution.store.column_types import word_of

_PENDING = text("state = 'pending'")


class WebhookRow(Base):
    """An endpoint. ``types`` NULL wants everything.

    The secrets are kept as they are, for every message is signed with them.
    """

    __tablename__ = "webhooks"
    __table_args__ = (IDS_ARE_NEVER_REUSED,)

    id: Mapped[Id]
    url: Mapped[str]
    types: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    description: Mapped[str | None]
    state: Mapped[WebhookState] = mapped_column(word_of(WebhookState))
    disabled_reason: Mapped[DisabledReason | None] = mapped_column(word_of(DisabledReason))
    disabled_at: Mapped[datetime | None]
    secret: Mapped[str]
    previous_secret: Mapped[str | None]
    previous_secret_until: Mapped[datetime | None]
    paused_until: Mapped[datetime | None]
    last_delivered_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    created_by: Mapped[str]


class EventRow(Base):
    """Something that happened, written in the transaction in which it did. ``message_id`` is the webhook-id header."""

    __tablename__ = "events"
    __table_args__ = (UniqueConstraint("message_id"), IDS_ARE_NEVER_REUSED)

    id: Mapped[Id]
    message_id: Mapped[str]
    type: Mapped[str]
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(index=True)


class DeliveryRow(Base):
    """One event on its way to one endpoint.

    ``attempts`` counts the tries since ``started_at``, when it was made or last replayed. While ``lease_until``
    lies ahead, the process that wrote ``lease`` is sending it; a process that died lets it run out.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("event_id", "webhook_id"),
        Index("ix_deliveries_webhook_id_id", "webhook_id", "id"),
        Index("ix_deliveries_webhook_id_state_id", "webhook_id", "state", "id"),
        Index(
            "ix_deliveries_due",
            "webhook_id",
            "next_at",
            sqlite_where=_PENDING,
            postgresql_where=_PENDING,
        ),
        IDS_ARE_NEVER_REUSED,
    )

    id: Mapped[Id]
    webhook_id: Mapped[int] = mapped_column(ForeignKey("webhooks.id", ondelete="CASCADE"))
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    state: Mapped[DeliveryState] = mapped_column(word_of(DeliveryState))
    attempts: Mapped[int]
    started_at: Mapped[datetime]
    next_at: Mapped[datetime | None]
    lease: Mapped[str | None]
    lease_until: Mapped[datetime | None]

    event: Mapped[EventRow] = relationship()
    webhook: Mapped[WebhookRow] = relationship()
    log: Mapped[list[AttemptRow]] = relationship(order_by="AttemptRow.id")


class AttemptRow(Base):
    """One try: a status, or what went wrong before one came back. Neither body nor headers are kept."""

    __tablename__ = "delivery_attempts"

    id: Mapped[Id]
    delivery_id: Mapped[int] = mapped_column(ForeignKey("deliveries.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime]
    status: Mapped[int | None]
    error: Mapped[Failure | None] = mapped_column(word_of(Failure))
    milliseconds: Mapped[int]
