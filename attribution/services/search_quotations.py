"""The use case of an archive: who said what about what, newest first, page by page."""

from __future__ import annotations

from attribution.core.fold import fold
from attribution.services.cursor import decode_cursor, encode_cursor
from attribution.services.ports import Page, QuotationQuery, QuotationRecord, Store

LISTING = "quotations"


def search_quotations(query: QuotationQuery, *, store: Store, cursor: str | None, limit: int) -> Page[QuotationRecord]:
    """One page of the quotations that match. Raises CursorError, StoreError.

    A page starts below an id, not after a count, so articles that arrive meanwhile repeat or hide nothing.
    """
    before = decode_cursor(LISTING, cursor)
    if any(asked is not None and not fold(asked) for asked in (query.speaker, query.relay, query.q)):
        return Page((), None)  # asked for something that holds no word: nothing matches it
    found = store.find_quotations(query, before=before, limit=limit + 1)
    more = len(found) > limit
    items = found[:limit]
    return Page(items, encode_cursor(LISTING, items[-1].id) if more else None)
