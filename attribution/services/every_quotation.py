"""The use case of an export: all quotations that match, however many, in memory for a page of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import chain, islice

from attribution.services.ports import Order, QuotationQuery, QuotationRecord, Store
from attribution.services.search_quotations import asks_for_nothing
from attribution.services.widen import LemmasOf, widened

PAGE = 200


def every_quotation(
    query: QuotationQuery, *, store: Store, page: int = PAGE, lemmas_of: LemmasOf | None = None
) -> Iterator[QuotationRecord]:
    """The quotations that match, newest first.

    The first page is read at once, so that a database that is down is told before anything is sent; the others when
    they are needed, each in a transaction of its own, starting behind the place where the one before ended. What
    arrives meanwhile neither repeats nor hides anything. Raises StoreError, there and in the midst.
    """
    if asks_for_nothing(query):
        return iter(())
    records = _pages(replace(query, order=Order.DATE), store, page, lemmas_of)
    return chain(list(islice(records, 1)), records)


def _pages(query: QuotationQuery, store: Store, page: int, lemmas_of: LemmasOf | None) -> Iterator[QuotationRecord]:
    after = None
    while True:
        hits = widened(query, partial(store.search.page, after=after, limit=page), lemmas_of).hits
        for hit in hits:
            yield hit.record
        if len(hits) < page:
            return
        after = hits[-1].place
