"""``/api/v1/webhooks``: endpoints that hear what happens here, and what was sent to them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask import url_for

from attribution.api.bodies import BodyAnswer
from attribution.api.listings import LINK, page
from attribution.api.openapi import Routes
from attribution.api.services import actor, services
from attribution.api.webhook_schemas import (
    DeliveriesIn,
    DeliveryOut,
    DeliveryPage,
    WebhookChange,
    WebhookOut,
    WebhookPage,
    WebhookSecretOut,
    WebhooksIn,
)
from attribution.api.webhook_schemas import WebhookIn as WebhookSchema
from attribution.services.ports import Scope
from attribution.services.ports.deliveries import DeliveryState
from attribution.services.ports.webhooks import WebhookIn
from attribution.services.webhooks import create_webhook, list_deliveries, list_webhooks, rotate_secret

DESCRIPTION = """Endpoints that hear what happens here, by the [Standard Webhooks](https://www.standardwebhooks.com)
specification: `POST` of `{"type", "timestamp", "data"}`, signed in `webhook-signature` with the endpoint's secret.
A message may come twice (same `webhook-id`) and in any order. Only 2xx within 20 seconds is success; redirects are not
followed; whatever else is tried again for about three days, 410 never again; `Retry-After` (429, 502, 503, 504) counts
up to an hour."""

webhooks = Routes("webhooks", __name__, url_prefix="/api/v1/webhooks", description=DESCRIPTION)

EXAMPLE = {"url": "https://cms.example.com/attribution", "types": ["article.processed"], "description": "Our CMS"}
CHANGE = {"state": "enabled"}
LOCATION = {"Location": {"description": "Where the endpoint is kept.", "schema": {"type": "string"}}}


@webhooks.route("", methods=["POST"], scope=Scope.ADMIN)
@webhooks.body(WebhookSchema, EXAMPLE)
@webhooks.problems(400, 413, 415, 503)
@webhooks.answer(201, WebhookSecretOut, description="The endpoint is kept", headers=LOCATION)
def post_webhook(payload: dict[str, Any]) -> BodyAnswer:
    """Keep an endpoint. The answer shows its secret, and no other does."""
    at = services()
    kept, secret = create_webhook(WebhookIn(**payload), store=at.store, outbound=at.outbound, by=actor())
    location = url_for("webhooks.get_webhook", webhook_id=kept.id)
    return asdict(kept) | {"secret": secret}, 201, {"Location": location}


@webhooks.route("", scope=Scope.ADMIN)
@webhooks.query(WebhooksIn)
@webhooks.problems(400, 503)
@webhooks.answer(200, WebhookPage, headers=LINK)
def get_webhooks(asked: dict[str, Any]) -> BodyAnswer:
    """List the endpoints, oldest first."""
    found = list_webhooks(store=services().store, cursor=asked.get("cursor"), limit=asked["limit"])
    return page([asdict(record) for record in found.items], found.next_cursor, asked)


@webhooks.route("/<row_id:webhook_id>", scope=Scope.ADMIN)
@webhooks.problems(404, 503)
@webhooks.answer(200, WebhookOut)
def get_webhook(webhook_id: int) -> dict[str, Any]:
    """Give an endpoint."""
    return asdict(services().store.webhooks.get(webhook_id))


@webhooks.route("/<row_id:webhook_id>", methods=["PATCH"], scope=Scope.ADMIN)
@webhooks.body(WebhookChange, CHANGE)
@webhooks.problems(400, 404, 413, 415, 503)
@webhooks.answer(200, WebhookOut)
def patch_webhook(payload: dict[str, Any], webhook_id: int) -> dict[str, Any]:
    """Change what an endpoint hears of, or enable it again. For another address, make another endpoint."""
    return asdict(services().store.webhooks.change(webhook_id, payload))


@webhooks.route("/<row_id:webhook_id>", methods=["DELETE"], scope=Scope.ADMIN)
@webhooks.problems(404, 503)
@webhooks.answer(204)
def delete_webhook(webhook_id: int) -> None:
    """Remove an endpoint with its deliveries and their log."""
    services().store.webhooks.remove(webhook_id)


@webhooks.route("/<row_id:webhook_id>/rotate", methods=["POST"], scope=Scope.ADMIN)
@webhooks.problems(404, 503)
@webhooks.answer(200, WebhookSecretOut)
def rotate_webhook(webhook_id: int) -> dict[str, Any]:
    """Give an endpoint a new secret. For 24 hours messages carry a signature with each of the two."""
    kept, secret = rotate_secret(webhook_id, store=services().store)
    return asdict(kept) | {"secret": secret}


@webhooks.route("/<row_id:webhook_id>/test", methods=["POST"], scope=Scope.ADMIN)
@webhooks.problems(404, 409, 503)
@webhooks.answer(202, DeliveryOut, description="The message will be sent")
def test_webhook(webhook_id: int) -> dict[str, Any]:
    """Send `webhook.test` to an endpoint, whatever types it hears of."""
    return asdict(services().store.deliveries.test(webhook_id))


@webhooks.route("/<row_id:webhook_id>/deliveries", scope=Scope.ADMIN)
@webhooks.query(DeliveriesIn)
@webhooks.problems(400, 404, 503)
@webhooks.answer(200, DeliveryPage, headers=LINK)
def get_deliveries(asked: dict[str, Any], webhook_id: int) -> BodyAnswer:
    """List what was sent to an endpoint, newest first, with every try. It can be looked up for 30 days."""
    state = DeliveryState(asked["state"]) if "state" in asked else None
    found = list_deliveries(
        webhook_id, state=state, store=services().store, cursor=asked.get("cursor"), limit=asked["limit"]
    )
    items = [asdict(record) for record in found.items]
    return page(items, found.next_cursor, asked | {"webhook_id": webhook_id})


@webhooks.route("/<row_id:webhook_id>/deliveries/<row_id:delivery_id>/replay", methods=["POST"], scope=Scope.ADMIN)
@webhooks.problems(404, 409, 503)
@webhooks.answer(202, DeliveryOut, description="The message will be sent again")
def replay_delivery(webhook_id: int, delivery_id: int) -> dict[str, Any]:
    """Send a message again, whatever became of it, with the same `webhook-id`."""
    return asdict(services().store.deliveries.replay(webhook_id, delivery_id))
