"""W3C Web Annotation: where each quotation is, what kind it is, who said it, and what a reviewer said of that.

Positions count code points of the text that the article's address gives, as the recommendation demands;
``start_utf16`` and ``end_utf16`` stand beside them where they are asked for, and mean nothing to JSON-LD. Tools find a
passage of a changed page by the words and what is around them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from attribution.core.document import Span
from attribution.exchange.json_text import one_document
from attribution.exchange.options import ExportOptions
from attribution.exchange.positions import positions
from attribution.exchange.reference import in_time, review_state
from attribution.services.ports import QuotationRecord

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points before and behind; what Hypothesis keeps."""

Json = dict[str, Any]


def write_annotations(records: Iterable[QuotationRecord], options: ExportOptions) -> Iterator[str]:
    """One page of annotations; without its last line it is no JSON, so a cut one is noticed."""
    address = f"{options.base}api/v1/quotations/export?format=annotations"
    head = {"@context": CONTEXT, "id": address, "type": "AnnotationPage"}
    return one_document(head, "items", (annotation(record, options) for record in records))


def annotation(record: QuotationRecord, options: ExportOptions) -> Json:
    """One annotation, without its context."""
    return {
        "id": options.quotation(record.id) + "#annotation",
        "type": "Annotation",
        "motivation": "identifying" if record.attribution.speakers else "highlighting",
        "generator": {"id": options.base, "type": "Software", "name": "attribution"},
        "generated": in_time(record.article.updated_at),
        "body": list(_bodies(record, options)),
        "target": {
            "source": record.article.article.url or options.article(record.article.id),
            "selector": _selectors(record, options),
        },
    }


def _bodies(record: QuotationRecord, options: ExportOptions) -> Iterator[Json]:
    found = record.attribution
    yield {"type": "TextualBody", "purpose": "tagging", "value": found.quotation.kind.value}
    for speaker in found.speakers:
        yield {
            "type": "SpecificResource",
            "purpose": "identifying",
            "source": {"id": options.speaker(record.speaker_ids[speaker.name]), "name": speaker.name},
        }

    if (state := review_state(record)) is not None:
        yield {"type": "TextualBody", "purpose": "assessing", "value": state}


def _selectors(record: QuotationRecord, options: ExportOptions) -> list[Json]:
    text, content = record.article.article.text, record.attribution.quotation.content
    prefix, suffix = surroundings(text, content)
    words = text[content.start : content.end]
    return [
        {"type": "TextQuoteSelector", "exact": words, "prefix": prefix, "suffix": suffix},
        {"type": "TextPositionSelector"} | positions(content, text, options),
    ]


def surroundings(text: str, span: Span) -> tuple[str, str]:
    """What stands before and behind, without half a letter: no accent without its letter, nor the other way round."""
    start = max(0, span.start - AROUND)
    while start < span.start and unicodedata.combining(text[start]):
        start += 1
    end = min(len(text), span.end + AROUND)
    while span.end < end < len(text) and unicodedata.combining(text[end]):
        end -= 1
    return text[start : span.start], text[span.end : end]
