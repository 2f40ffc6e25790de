"""The use case of an editor's desk: what was reviewed in an article, and what of it is gone from the text."""

from __future__ import annotations

from attribution.services.cursor import decode_cursor, page_of
from attribution.services.ports import Page, ReviewedQuotation, Store

LISTING = "reviews"


def read_reviews(article_id: int, *, store: Store, cursor: str | None, limit: int) -> Page[ReviewedQuotation]:
    """One page of an article's reviewed quotations. Raises ArticleNotFoundError, CursorError, StoreError."""
    after = decode_cursor(LISTING, cursor)
    found = store.reviews.of_article(article_id, after=after, limit=limit + 1)
    return page_of(LISTING, found, limit, lambda record: record.quotation_id)
