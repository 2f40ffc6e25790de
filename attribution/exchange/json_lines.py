"""JSON Lines: a quotation a line in our own interchange form, with its article; the keys always in this order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attribution.exchange.json_text import json_line
from attribution.exchange.options import ExportOptions, Offsets
from attribution.exchange.positions import with_utf16
from attribution.exchange.reference import in_time
from attribution.services.interchange import attribution_to_json
from attribution.services.ports import ArticleRecord, QuotationRecord, Review
from attribution.services.review_interchange import review_to_json


def write_json_lines(records: Iterable[QuotationRecord], options: ExportOptions) -> Iterator[str]:
    """Everything that is kept of each quotation."""
    for record in records:
        yield json_line(_quotation(record, options))


def _quotation(record: QuotationRecord, options: ExportOptions) -> dict[str, Any]:
    text = record.article.article.text
    found = attribution_to_json(record.attribution, text, record.speaker_ids)
    found["review"] = _review(record.review, text, record) if record.review else None
    if options.offsets is Offsets.UTF16:
        found = with_utf16(found, text)
    return {"id": record.id} | found | {"article": _article(record.article)}


def _review(review: Review, text: str, record: QuotationRecord) -> dict[str, Any]:
    return review_to_json(review, text, record.speaker_ids) | {"at": in_time(review.at)}


def _article(record: ArticleRecord) -> dict[str, Any]:
    article = record.article
    return {
        "id": record.id,
        "title": article.title,
        "url": article.url,
        "source": article.source,
        "external_id": article.external_id,
        "published_at": in_time(article.published_at),
    }
