"""Arc XP's ANS 0.10.12: a line for each article, a story whose elements are its pull quotes.

What a CMS takes over are the elements; the story around them says where they come from. ANS has no place for relays
and positions but ``additional_properties``.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from typing import Any

from attribution.exchange.json_text import json_line
from attribution.exchange.options import ExportOptions
from attribution.exchange.positions import positions
from attribution.exchange.reference import LANGUAGE, by_article, exact, in_time, review_state
from attribution.services.interchange import joint_name
from attribution.services.ports import QuotationRecord

VERSION = "0.10.12"

Json = dict[str, Any]


def write_ans(records: Iterable[QuotationRecord], options: ExportOptions) -> Iterator[str]:
    """A story a line."""
    for run in by_article(records):
        yield json_line(story(run, options))


def story(run: list[QuotationRecord], options: ExportOptions) -> Json:
    """The story of quotations of one article."""
    record = run[0].article
    article = record.article
    said = {
        "canonical_url_external": article.url,
        "headlines": {"basic": html.escape(article.title, quote=False)} if article.title else None,
        "display_date": in_time(article.published_at),
        "source": {"source_id": article.external_id} if article.external_id else None,
        "distributor": {"name": article.source, "mode": "custom"} if article.source else None,
    }
    return {
        "type": "story",
        "version": VERSION,
        "language": LANGUAGE,
        **{name: value for name, value in said.items() if value is not None},
        "content_elements": [pull_quote(each, options) for each in run],
        "additional_properties": {"article_id": record.id, "article": options.article(record.id)},
    }


def pull_quote(record: QuotationRecord, options: ExportOptions) -> Json:
    """One element. Its texts are markup in ANS, so ours is escaped."""
    found, text = record.attribution, record.article.article.text
    speaker = joint_name(found.speakers)
    return {
        "type": "quote",
        "subtype": "pullquote",
        "content_elements": [_text(exact(record))],
        **({"citation": _text(speaker)} if speaker else {}),
        "additional_properties": {
            "quotation_id": record.id,
            "quotation": options.quotation(record.id),
            "kind": found.quotation.kind.value,
            "status": found.status.value,
            "review": review_state(record),
            "relays": [joint_name(relay.speakers) for relay in found.relays],
            **positions(found.quotation.content, text, options),
        },
    }


def _text(words: str) -> Json:
    return {"type": "text", "content": html.escape(words, quote=False)}
