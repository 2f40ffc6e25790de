"""IPTC ninjs 3.1: a line for each article, its quotations as associated objects.

The standard allows no property of its own for quotations. Each is an association with ``rel: quotation`` that has
the words as its body, who said it and through whom among its people and organisations, and its place in ``altIds``.
An article whose quotations do not come one after the other gives several lines, each a partial representation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attribution.core.relations import Speaker
from attribution.exchange.json_text import json_line, without_nothing
from attribution.exchange.options import ExportOptions
from attribution.exchange.positions import positions
from attribution.exchange.reference import LANGUAGE, as_uri, by_article, exact, in_time, is_body, review_state
from attribution.services.interchange import joint_name
from attribution.services.ports import QuotationRecord

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"

Json = dict[str, Any]


def write_ninjs(records: Iterable[QuotationRecord], options: ExportOptions) -> Iterator[str]:
    """An item a line."""
    for run in by_article(records):
        yield json_line(item(run, options))


def item(run: list[QuotationRecord], options: ExportOptions) -> Json:
    """The item of quotations of one article."""
    record = run[0].article
    article = record.article
    quoted = {one.name: (one, each) for each in run for one in each.attribution.speakers}
    people, organisations = _parties([(one, "quoted", each) for one, each in quoted.values()], options)
    return without_nothing(
        {
            "uri": options.article(record.id),
            "type": "text",
            "representationType": "partial",
            "profile": "quotations",
            "version": str(record.number),
            "versionCreated": in_time(record.updated_at),
            "contentCreated": in_time(article.published_at),
            "language": LANGUAGE,
            "headlines": [{"role": "main", "value": article.title}] if article.title else [],
            "people": people,
            "organisations": organisations,
            "infoSources": [{"name": article.source, "role": "outlet"}] if article.source else [],
            "renditions": [{"name": "web", "href": as_uri(article.url)}] if article.url else [],
            "associations": [_association(each, options) for each in run],
            "altIds": [{"role": "externalId", "value": article.external_id}] if article.external_id else [],
            "standard": {"name": "ninjs", "version": "3.1", "schema": SCHEMA},
        }
    )


def _association(record: QuotationRecord, options: ExportOptions) -> Json:
    found, words = record.attribution, exact(record)
    parties = [(one, "speaker", record) for one in found.speakers]
    parties += [(one, "relay", record) for relay in found.relays for one in relay.speakers]
    people, organisations = _parties(parties, options)
    return without_nothing(
        {
            "uri": options.quotation(record.id),
            "name": joint_name(found.speakers) or found.quotation.kind.value,
            "rel": "quotation",
            "type": "text",
            "profile": "quotation",
            "language": LANGUAGE,
            "bodies": [{"role": "main", "contentType": "text/plain", "charCount": len(words), "value": words}],
            "descriptions": list(_descriptions(record)),
            "people": people,
            "organisations": organisations,
            "altIds": list(_places(record, options)),
        }
    )


def _descriptions(record: QuotationRecord) -> Iterator[Json]:
    found, text = record.attribution, record.article.article.text
    yield {"role": "kind", "value": found.quotation.kind.value}
    yield {"role": "status", "value": found.status.value}
    if (state := review_state(record)) is not None:
        yield {"role": "review", "value": state}
    if found.cue:
        yield {"role": "cue", "value": text[found.cue.span.start : found.cue.span.end]}


def _places(record: QuotationRecord, options: ExportOptions) -> Iterator[Json]:
    span = positions(record.attribution.quotation.content, record.article.article.text, options)
    yield {"role": "textPosition", "value": f"{span['start']},{span['end']}"}
    if "start_utf16" in span:
        yield {"role": "textPositionUtf16", "value": f"{span['start_utf16']},{span['end_utf16']}"}


def _parties(
    parties: list[tuple[Speaker, str, QuotationRecord]], options: ExportOptions
) -> tuple[list[Json], list[Json]]:
    """People and organisations, in order."""
    people: list[Json] = []
    organisations: list[Json] = []
    for speaker, rel, record in parties:
        uri = options.speaker(record.speaker_ids[speaker.name])
        (organisations if is_body(speaker) else people).append({"name": speaker.name, "rel": rel, "uri": uri})
    return people, organisations
