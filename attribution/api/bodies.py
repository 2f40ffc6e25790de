"""From what the use cases give to the values that the schemas dump."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from flask import Response

from attribution.services.interchange import attribution_to_json, skipped_to_json
from attribution.services.ports import ArticleRecord, Facet, FacetCount, QuotationRecord, ReviewEvent
from attribution.services.read_article import ArticleReading
from attribution.services.review_interchange import review_to_json

Body = dict[str, Any]
BodyAnswer = tuple[Body, int, dict[str, str]]
"""A body with its status and headers."""
Answer = Response | BodyAnswer


def article_body(reading: ArticleReading) -> Body:
    """A kept article with everything that was found in it."""
    record = reading.record
    return {
        **article_reference(record),
        "external_id": record.article.external_id,
        "text": record.article.text,
        "created_at": record.created_at,
        "updated_at": record.updated_at,
        "parser": record.parser,
        "rules": record.rules,
        "number": record.number,
        "version": record.article.version,
        "modified_at": record.article.modified_at,
        **findings_body(reading),
    }


def findings_body(reading: ArticleReading) -> Body:
    """What was found in a kept article."""
    text = reading.record.article.text
    return {
        "quotations": [quotation_body(record) for record in reading.quotations],
        "skipped": [skipped_to_json(skipped, text) for skipped in reading.skipped],
    }


def found_body(record: QuotationRecord) -> Body:
    """A quotation with its article."""
    return quotation_body(record) | {"article": article_reference(record.article)}


def quotation_body(record: QuotationRecord) -> Body:
    """What stands of a kept quotation in interchange form, with ids and what people said of it."""
    text, ids = record.article.article.text, record.speaker_ids
    review = review_to_json(record.review, text, ids) if record.review else None
    return {"id": record.id} | attribution_to_json(record.attribution, text, ids) | {"review": review}


def event_body(event: ReviewEvent) -> Body:
    """One step of a quotation's history."""
    return {
        "step": event.step.value,
        "version": event.version,
        "by": event.by,
        "at": event.at,
        "state": event.state.value,
        "state_before": event.state_before.value,
        "changes": event.changes,
    }


def facets_body(facets: Mapping[Facet, Sequence[FacetCount]], *, exact: bool) -> Body:
    """What was counted, facet by facet."""
    return {
        facet.value: {"values": [asdict(one) for one in counted], "exact": exact} for facet, counted in facets.items()
    }


def article_reference(record: ArticleRecord) -> Body:
    """What names an article to a reader."""
    article = record.article
    return {
        "id": record.id,
        "title": article.title,
        "url": article.url,
        "source": article.source,
        "published_at": article.published_at,
    }
