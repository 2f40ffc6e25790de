"""An export of kept articles, page by page, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from attribution.exchange.formats import ExportFormat, export_quotations
from attribution.exchange.options import ExportOptions
from attribution.services.every_quotation import every_quotation
from attribution.services.ports import QuotationQuery

from .samples import keep

WHEN = datetime(2026, 3, 1, tzinfo=UTC)
OPTIONS = ExportOptions("https://citations.example/")


@pytest.fixture
def kept(store):
    """Articles of which two appeared at the same moment and one at none."""
    days = (0, 1, 1, 2, None)
    return [keep(store, published_at=None if day is None else WHEN + timedelta(days=day)) for day in days]


@pytest.mark.parametrize("page", [1, 2, 3, 100])
def test_every_quotation_comes_once_in_the_order_of_the_search(store, kept, page):
    found = list(every_quotation(QuotationQuery(), store=store, page=page))
    hits = store.search.page(QuotationQuery(), after=None, limit=100).hits
    assert [record.id for record in found] == [hit.record.id for hit in hits]
    assert {record.article.id for record in found} == set(kept)


def test_what_arrives_meanwhile_neither_repeats_nor_hides_anything(store, kept):
    records = every_quotation(QuotationQuery(), store=store, page=2)
    before = [record.id for record in every_quotation(QuotationQuery(), store=store)]
    first = next(records)
    keep(store, published_at=WHEN + timedelta(days=3650))
    assert [first.id, *(record.id for record in records)] == before


@pytest.mark.parametrize("form", ExportFormat)
def test_kept_quotations_are_written_in_every_format(store, kept, form):
    records = every_quotation(QuotationQuery(speaker="Kerry"), store=store)
    written = b"".join(export_quotations(records, form, OPTIONS)).decode()
    assert written.count("Nous voulons la paix") >= len(kept)
    assert "Sergueï Lavrov" in written
