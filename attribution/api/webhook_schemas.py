"""What the routes of webhooks take and give, field by field."""

from __future__ import annotations

import re

from marshmallow import RAISE, Schema, ValidationError, fields, validate

from attribution.api.arguments import Paging, cursor_of
from attribution.api.evidence_schemas import NULLABLE, Out
from attribution.api.fields import OffsetDateTime, one_of, short_text
from attribution.api.schemas import KeptOut
from attribution.services.event_types import EVENT_TYPES
from attribution.services.ports.deliveries import DeliveryState
from attribution.services.ports.outbound import Failure
from attribution.services.ports.webhooks import DisabledReason, WebhookState
from attribution.services.webhooks import DELIVERIES, WEBHOOKS

_LABEL = "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
_PORT = "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
ENDPOINT = rf"^https?://{_LABEL}(\.{_LABEL})*(:{_PORT})?([/?][!-~]*)?$"
"""A host by name or IPv4 number, no user, no password: as the document says it, and as it is checked."""

TYPES = "The types to hear of; null for all, with those that later versions add. " + " ".join(
    f"`{name}`: {meaning}" for name, meaning in EVENT_TYPES.items()
)
REASONS = "requested: somebody switched it off; gone: it answered 410; failing: it took nothing for about three days."
FAILURES = (
    "What went wrong before an answer came: no public address; a name that nobody knows; 20 seconds were over; no "
    "trusted certificate; no connection, or one that broke."
)


def check_endpoint(value: str) -> None:
    """Refuse what is no plain http or https address; where it leads is looked at later."""
    if not re.fullmatch(ENDPOINT, value) or value.endswith("\n"):
        raise ValidationError("Not an address: write https://host/path, in ASCII, without user and password.")


def check_distinct(values: list[str]) -> None:
    """Refuse a list that says something twice."""
    if len(set(values)) < len(values):
        raise ValidationError("The list holds something twice.")


def chosen_types() -> fields.List[str]:
    """Which types an endpoint wants to hear of."""
    return fields.List(
        fields.String(validate=validate.OneOf(list(EVENT_TYPES))),
        allow_none=True,
        validate=[validate.Length(min=1), check_distinct],
        metadata={"description": TYPES, "uniqueItems": True},
    )


class WebhookIn(Schema):
    """An endpoint that wants to hear what happens here."""

    class Meta:  # noqa: D106 (marshmallow's way to set options)
        unknown = RAISE

    url = fields.String(
        required=True,
        validate=[validate.Length(max=2000), check_endpoint],
        metadata={
            "pattern": ENDPOINT,
            "description": "Where messages are posted: https, and no private, loopback or otherwise reserved address "
            "(422), unless the service runs for development.",
        },
    )
    types = chosen_types()
    description = short_text(200, "What the endpoint is.", allow_none=True)


class WebhookChange(Schema):
    """What is to be different; what is not named stays."""

    class Meta:  # noqa: D106
        unknown = RAISE

    types = chosen_types()
    description = short_text(200, "What the endpoint is.", allow_none=True)
    state = one_of(WebhookState, "A disabled endpoint is sent nothing: what was to be sent to it has failed.")


class WebhookOut(KeptOut):
    """An endpoint."""

    url = fields.String(required=True)
    types = fields.List(fields.String(), **NULLABLE, metadata={"description": "Null for all."})
    description = fields.String(**NULLABLE)
    state = one_of(WebhookState, "Whether it is sent anything.", required=True)
    disabled_reason = one_of(DisabledReason, REASONS, **NULLABLE)
    disabled_at = OffsetDateTime(**NULLABLE)
    previous_secret_until = OffsetDateTime(
        **NULLABLE, metadata={"description": "Until then the secret before signs too; null when none was replaced."}
    )
    last_delivered_at = OffsetDateTime(**NULLABLE)
    created_at = OffsetDateTime(required=True)
    created_by = fields.String(required=True)


class WebhookSecretOut(WebhookOut):
    """An endpoint with its secret, which is shown this once."""

    secret = fields.String(
        required=True,
        metadata={"pattern": "^whsec_[A-Za-z0-9+/]{43}=$", "description": "Messages are signed with it."},
    )


class WebhookPage(Out):
    """One page, oldest first."""

    items = fields.List(fields.Nested(WebhookOut), required=True)
    next_cursor = fields.String(**NULLABLE, metadata={"description": "For the page after; null on the last one."})


class AttemptOut(Out):
    """One try. Neither bodies nor headers are kept."""

    at = OffsetDateTime(required=True)
    status = fields.Integer(**NULLABLE, metadata={"description": "The status that came back; null when none did."})
    error = one_of(Failure, FAILURES, **NULLABLE)
    milliseconds = fields.Integer(required=True, metadata={"minimum": 0})


class DeliveryOut(KeptOut):
    """One event on its way to one endpoint."""

    message_id = fields.String(
        required=True, metadata={"description": "The header `webhook-id`, the same in every try and every replay."}
    )
    type = fields.String(required=True)
    data = fields.Dict(keys=fields.String(), required=True, metadata={"description": "Ids and links, no text."})
    state = one_of(DeliveryState, "How far it is.", required=True)
    created_at = OffsetDateTime(required=True)
    next_at = OffsetDateTime(**NULLABLE, metadata={"description": "When it is tried next; null when it is not."})
    attempts = fields.List(fields.Nested(AttemptOut), required=True, metadata={"description": "The first one first."})


class DeliveryPage(Out):
    """One page, newest first."""

    items = fields.List(fields.Nested(DeliveryOut), required=True)
    next_cursor = fields.String(**NULLABLE, metadata={"description": "For the page after; null on the last one."})


class WebhooksIn(Paging):
    """Which page."""

    cursor = cursor_of(WEBHOOKS)


class DeliveriesIn(Paging):
    """Which deliveries."""

    cursor = cursor_of(DELIVERIES)
    state = one_of(DeliveryState, "Only those that are so far.")
