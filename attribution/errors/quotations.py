"""What can be wrong about a kept quotation and a correction of it."""

from __future__ import annotations

from attribution.errors.root import AttributionError


class QuotationNotFoundError(AttributionError):
    """No quotation has this id."""

    def __init__(self, quotation_id: int) -> None:
        super().__init__(f"There is no quotation {quotation_id}.")
        self.quotation_id = quotation_id


class StaleError(AttributionError):
    """Something was changed since the caller looked at it."""


class CorrectionError(AttributionError):
    """A correction does not fit its article. ``path`` leads to the value at fault: ("relays", "0", "speaker")."""

    def __init__(self, message: str, *path: str) -> None:
        super().__init__(message)
        self.path = path
