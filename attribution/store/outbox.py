"""Tells endpoints what happened: the event is written with what it tells of, in one transaction, or not at all."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from attribution.services.event_types import EVENT_TYPES, LARGEST_DATA
from attribution.services.ports.articles import ArticleIn
from attribution.services.ports.changes import SavedArticle
from attribution.services.ports.deliveries import DeliveryState
from attribution.services.ports.webhooks import WebhookState
from attribution.store.database import NEWS
from attribution.store.tables import DeliveryRow, EventRow, WebhookRow


def emit(session: Session, type: str, data: Mapping[str, Any]) -> None:  # noqa: A002 (the word of the message)
    """Write an event and its delivery to every enabled endpoint that wants the type; they are sent after the commit.

    Raises ValueError for a type that is not listed, and for data that is no thin JSON: keep to ids and links.
    """
    if type not in EVENT_TYPES:
        raise ValueError(f"there is no event type {type!r}: list it in services/event_types.py")
    told = event_row(type, data)
    session.add(told)
    enabled = session.scalars(select(WebhookRow).where(WebhookRow.state == WebhookState.ENABLED))
    session.add_all(delivery_row(webhook, told) for webhook in enabled if wants(webhook, type))
    session.flush()
    ring_after_commit(session)


def article_link(article_id: int) -> str:
    """Where the API gives an article."""
    return f"/api/v1/articles/{article_id}"


def article_event(saved: SavedArticle, article: ArticleIn) -> dict[str, Any]:
    """What an event tells of an article: what names it, how much changed, and where the rest can be read."""
    changes = saved.changes
    return {
        **named_event(saved.id, article),
        "number": saved.number,
        "version": article.version,
        "changes": {
            "added": len(changes.added),
            "changed": len(changes.changed),
            "moved": len(changes.moved),
            "removed": len(changes.removed),
            "unchanged": changes.unchanged,
        },
        "link": article_link(saved.id),
    }


def named_event(article_id: int, article: ArticleIn) -> dict[str, Any]:
    """What names an article to the system that sent it."""
    return {"article_id": article_id, "source": article.source, "external_id": article.external_id}


def event_row(type: str, data: Mapping[str, Any]) -> EventRow:  # noqa: A002
    """A new event with an id of its own, which all its messages carry."""
    if len(json.dumps(data)) > LARGEST_DATA:
        raise ValueError(f"the data of this {type} is larger than {LARGEST_DATA} bytes")
    return EventRow(message_id=f"msg_{uuid.uuid4().hex}", type=type, data=dict(data), created_at=datetime.now(UTC))


def delivery_row(webhook: WebhookRow, told: EventRow) -> DeliveryRow:
    """A delivery that is due at once."""
    now = told.created_at
    return DeliveryRow(
        webhook=webhook, event=told, state=DeliveryState.PENDING, attempts=0, started_at=now, next_at=now
    )


def wants(webhook: WebhookRow, type: str) -> bool:  # noqa: A002
    """Whether an endpoint chose the type, or all."""
    return webhook.types is None or type in webhook.types


def ring_after_commit(session: Session) -> None:
    """Wake the sender of this process, if there is one, once there is something to send."""
    if NEWS in session.info and not event.contains(session, "after_commit", _ring):
        event.listen(session, "after_commit", _ring)


def _ring(session: Session) -> None:
    session.info[NEWS].set()
