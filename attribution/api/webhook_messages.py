"""The messages that endpoints get, as the OpenAPI document tells of them."""

from __future__ import annotations

from typing import Any

from attribution.services.event_types import EVENT_TYPES, TEST_EVENT

_MEANINGS = {**EVENT_TYPES, TEST_EVENT: "Somebody asked for a test message."}

_HEADERS = {
    "webhook-id": "Names the message: the same in every try and every replay.",
    "webhook-timestamp": "When it was sent, in seconds since 1970-01-01T00:00:00Z.",
    "webhook-signature": "`v1,` and the HMAC-SHA256 of `id.timestamp.body`, in Base64; two with a space between them "
    "for a day after the secret was replaced.",
}


def message_descriptions() -> dict[str, Any]:
    """The member ``webhooks`` of an OpenAPI 3.1 document."""
    return {name: {"post": _message(name, meaning)} for name, meaning in _MEANINGS.items()}


def _message(name: str, meaning: str) -> dict[str, Any]:
    body = {
        "type": "object",
        "required": ["type", "timestamp", "data"],
        "properties": {
            "type": {"const": name},
            "timestamp": {"type": "string", "format": "date-time", "description": "When it happened."},
            "data": {"type": "object", "description": "Ids and links, less than 20 kB; later versions may add to it."},
        },
    }
    return {
        "operationId": f"on_{name.replace('.', '_')}",
        "description": meaning,
        "parameters": [
            {"name": header, "in": "header", "required": True, "description": told, "schema": {"type": "string"}}
            for header, told in _HEADERS.items()
        ],
        "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
        "responses": {
            "2XX": {"description": "The message was taken."},
            "410": {"description": "Nothing more is to be sent here: the endpoint is disabled."},
            "default": {"description": "The message is sent again later, for about three days in all."},
        },
    }
