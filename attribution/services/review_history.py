"""The use case of whoever wants to know why a quotation says what it says: its history, page by page."""

from __future__ import annotations

from attribution.services.cursor import decode_cursor, page_of
from attribution.services.ports import Page, ReviewEvent, Store

LISTING = "history"


def review_history(quotation_id: int, *, store: Store, cursor: str | None, limit: int) -> Page[ReviewEvent]:
    """One page of what was done to a quotation, newest first. Raises QuotationNotFoundError, CursorError, StoreError.

    A quotation that is gone still has its history.
    """
    before = decode_cursor(LISTING, cursor)
    found = store.reviews.history(quotation_id, before=before, limit=limit + 1)
    return page_of(LISTING, found, limit, lambda record: record.id)
