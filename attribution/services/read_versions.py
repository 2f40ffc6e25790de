"""The use case of an archive: every text that an article had, newest first, page by page."""

from __future__ import annotations

from attribution.services.cursor import decode_cursor, page_of
from attribution.services.ports import Page, Store, VersionRecord

LISTING = "versions"


def read_versions(article_id: int, *, store: Store, cursor: str | None, limit: int) -> Page[VersionRecord]:
    """One page of the versions of an article. Raises ArticleNotFoundError, CursorError, StoreError."""
    before = decode_cursor(LISTING, cursor)
    found = store.versions.find(article_id, before=before, limit=limit + 1)
    return page_of(LISTING, found, limit, lambda record: record.number)
