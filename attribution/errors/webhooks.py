"""What can be wrong about a webhook."""

from __future__ import annotations

from attribution.errors.root import AttributionError


class WebhookNotFoundError(AttributionError):
    """No webhook has this id."""

    def __init__(self, webhook_id: int) -> None:
        super().__init__(f"There is no webhook {webhook_id}.")


class DeliveryNotFoundError(AttributionError):
    """No delivery of this webhook has this id."""

    def __init__(self, webhook_id: int, delivery_id: int) -> None:
        super().__init__(f"The webhook {webhook_id} has no delivery {delivery_id}.")


class WebhookDisabledError(AttributionError):
    """Something was to be sent to a webhook that is disabled."""

    def __init__(self, webhook_id: int) -> None:
        super().__init__(f"The webhook {webhook_id} is disabled: enable it first.")


class WebhookAddressError(AttributionError):
    """Nothing may be sent to this address."""
