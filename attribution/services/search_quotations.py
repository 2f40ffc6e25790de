"""The use case of an archive: who said what about what, newest first or best first, page by page."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from attribution.core.fold import fold
from attribution.services.ports import Count, Facet, FacetCount, Found, QuotationQuery, QuotationRecord, Store
from attribution.services.search_cursor import decode_place, encode_place
from attribution.services.widen import LemmasOf, widened


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page, the cursor of the next one (None at the end), and what was counted."""

    items: Sequence[QuotationRecord]
    next_cursor: str | None
    count: Count
    facets: Mapping[Facet, Sequence[FacetCount]]


def search_quotations(
    query: QuotationQuery,
    *,
    store: Store,
    cursor: str | None,
    limit: int,
    facets: Collection[Facet] = (),
    lemmas_of: LemmasOf | None = None,
) -> SearchPage:
    """One page of the quotations that match. Raises CursorError, StoreError, ParserError.

    A page starts behind a place, not after a count: by date, articles that arrive meanwhile repeat or hide nothing.
    By relevance that holds while nothing arrives: a new article changes which are ranked and what each word counts.
    """
    after = decode_place(query, cursor)
    if asks_for_nothing(query):
        return _page(query, Found((), Count(0, exact=True), dict.fromkeys(facets, ())), limit)
    search = partial(store.search.page, after=after, limit=limit + 1, facets=facets)
    return _page(query, widened(query, search, lemmas_of), limit)


def asks_for_nothing(query: QuotationQuery) -> bool:
    """True when a name or the words hold no word at all, so that nothing can match."""
    names_and_words = (query.speaker, query.relay, query.q, query.outlet)
    return any(asked is not None and not fold(asked) for asked in names_and_words)


def _page(query: QuotationQuery, found: Found, limit: int) -> SearchPage:
    """The hit too many tells that there is more."""
    hits = found.hits[:limit]
    more = len(found.hits) > limit
    next_cursor = encode_place(query, hits[-1].place) if more else None
    return SearchPage([hit.record for hit in hits], next_cursor, found.count or Count(0, exact=False), found.facets)
