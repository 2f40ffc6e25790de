"""An export reads page by page, holds little, and hides no failure."""

from __future__ import annotations

import tracemalloc

import psutil
import pytest

from attribution.errors import StoreError
from attribution.exchange.formats import ExportFormat, export_quotations
from attribution.services.every_quotation import every_quotation
from attribution.services.ports import Order, QuotationQuery
from tests.exchange.records import OPTIONS, Shelf

ANY = QuotationQuery()


@pytest.mark.parametrize("size", [0, 1, 9, 10, 11, 20, 25])
def test_every_quotation_comes_once_newest_first(size):
    shelf = Shelf(size)
    assert [record.id for record in every_quotation(ANY, store=shelf, page=10)] == list(range(size, 0, -1))
    assert len(shelf.pages) == size // 10 + 1


def test_the_first_page_is_read_at_once_and_the_next_when_it_is_needed():
    shelf = Shelf(30)
    records = every_quotation(ANY, store=shelf, page=10)
    assert len(shelf.pages) == 1
    for _ in range(10):
        next(records)
    assert len(shelf.pages) == 1
    next(records)
    assert len(shelf.pages) == 2


def test_a_store_that_fails_is_told_before_anything_is_sent_or_in_the_midst():
    with pytest.raises(StoreError):
        every_quotation(ANY, store=Shelf(30, fails_at=0), page=10)
    records = every_quotation(ANY, store=Shelf(30, fails_at=1), page=10)
    with pytest.raises(StoreError):
        list(records)


def test_words_that_are_none_find_nothing_and_ask_nothing():
    shelf = Shelf(30)
    assert list(every_quotation(QuotationQuery(q="…"), store=shelf)) == []
    assert shelf.pages == []


def test_the_order_is_by_date_whatever_was_asked():
    asked = []

    class Listening(Shelf):
        def page(self, query, **paging):
            asked.append(query.order)
            return super().page(query, **paging)

    list(every_quotation(QuotationQuery(order=Order.RELEVANCE), store=Listening(1)))
    assert asked == [Order.DATE]


@pytest.mark.parametrize("form", ExportFormat)
def test_memory_does_not_grow_with_what_is_exported(form):
    def peak(size):
        pieces = export_quotations(every_quotation(ANY, store=Shelf(size)), form, OPTIONS)
        tracemalloc.start()
        try:
            sent = sum(len(piece) for piece in pieces)
            return tracemalloc.get_traced_memory()[1], sent
        finally:
            tracemalloc.stop()

    small, _ = peak(1_500)
    large, sent = peak(4_500)
    assert sent > 4_500 * 200
    assert large < small + 300_000


def test_two_hundred_thousand_quotations_take_the_memory_of_twenty_thousand():
    process = psutil.Process()
    pieces = export_quotations(every_quotation(ANY, store=Shelf(200_000)), ExportFormat.CSV, OPTIONS)
    sent = early = 0
    for piece in pieces:
        sent += len(piece)
        if not early and sent > 20_000 * 200:
            early = process.memory_info().rss
    assert sent > 200_000 * 200
    assert process.memory_info().rss < early + 10_000_000
