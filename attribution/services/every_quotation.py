"""The use case of an export: all quotations that match, however many, in memory for a page of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from attribution.services.ports import Order, QuotationQuery, QuotationRecord, Store
from attribution.services.search_quotations import asks_for_nothing

PAGE = 200


def every_quotation(query: QuotationQuery, *, store: Store, page: int = PAGE) -> Iterator[QuotationRecord]:
    """The quotations that match, newest first.

    The first page is read at once, so that a database that is down is told before anything is sent; the others when
    they are needed, each in a transaction of its own, starting behind the place where the one before ended. What
    arrives meanwhile neither repeats nor hides anything. Raises StoreError, there and in the midst.
    """
    if asks_for_nothing(query):
        return iter(())
    records = _pages(replace(query, order=Order.DATE), store, page)
    return chain(list(islice(records, 1)), records)


def _pages(query: QuotationQuery, store: Store, page: int) -> Iterator[QuotationRecord]:
    after = None
    while True:
        hits = store.search.page(query, after=after, limit=page).hits
        for hit in hits:
            yield hit.record
        if len(hits) < page:
            return
        after = hits[-1].place
