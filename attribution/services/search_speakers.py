"""The use case of an archive: which speakers are known, and how often each is quoted, page by page."""

from __future__ import annotations

from attribution.core.fold import fold
from attribution.services.cursor import decode_cursor, page_of
from attribution.services.ports import Page, SpeakerQuery, SpeakerRecord, Store

LISTING = "speakers"


def search_speakers(query: SpeakerQuery, *, store: Store, cursor: str | None, limit: int) -> Page[SpeakerRecord]:
    """One page of the speakers who match. Raises CursorError, StoreError."""
    after = decode_cursor(LISTING, cursor)
    if any(asked is not None and not fold(asked) for asked in (query.name, query.role)):
        return Page((), None)  # asked for something that holds no word: nobody matches it
    found = store.registry.find(query, after=after, limit=limit + 1)
    return page_of(LISTING, found, limit, lambda record: record.id)
