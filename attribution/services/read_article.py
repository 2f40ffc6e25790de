"""The use case of a reader: one kept article with everything that was found in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribution.core.relations import Skipped
from attribution.services.ports import ArticleRecord, QuotationRecord, Store


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """A kept article, its quotations in text order, and what gave less than it could."""

    record: ArticleRecord
    quotations: Sequence[QuotationRecord]
    skipped: Sequence[Skipped]


def read_article(article_id: int, *, store: Store) -> ArticleReading:
    """Read a kept article. Raises ArticleNotFoundError, StoreError."""
    skipped = store.skipped(article_id)
    quotations = store.article_quotations(article_id)
    # each quotation comes with the text that it was cut from, even if the article is replaced meanwhile
    record = quotations[0].article if quotations else store.article(article_id)
    return ArticleReading(record, quotations, skipped)
