"""schema.org JSON-LD: for each quotation a `Quotation`, a `Claim`, and a draft of a `ClaimReview` without a verdict.

schema.org has no word for who passed a quotation on. The context therefore adds terms of ours: ``relays``, a list,
nearest to the speaker first, each with its ``speakers``, its ``source`` (the words that name it) and its ``cue``; and
``quotationKind``, ``sayingStatus``, ``confidence``, ``reviewState``, ``start``, ``end``. A reader that does not know
them loses them and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attribution.core.relations import Kind, Relay, Speaker
from attribution.exchange.json_text import one_document, without_nothing
from attribution.exchange.options import ExportOptions
from attribution.exchange.positions import positions
from attribution.exchange.reference import LANGUAGE, exact, in_time, is_body, review_state
from attribution.services.ports import QuotationRecord

TERMS = "urn:attribution:terms:"
_OURS = (
    *("relays", "speakers", "source", "cue", "quotationKind", "sayingStatus", "confidence", "reviewState"),
    *("start", "end", "start_utf16", "end_utf16"),
)
CONTEXT: list[Any] = [
    "https://schema.org",
    {name: f"{TERMS}{name}" for name in _OURS} | {"relays": {"@id": f"{TERMS}relays", "@container": "@list"}},
]
DRAFT = "A draft without a verdict: somebody must check the claim, rate it and sign before it is published."
_LONGEST_CLAIM = 75
"""Characters of a claim that a search engine shows."""

Json = dict[str, Any]


def write_json_ld(records: Iterable[QuotationRecord], options: ExportOptions) -> Iterator[str]:
    """One document; without its last line it is no JSON, so a cut one is noticed."""
    nodes = (node for record in records for node in _nodes(record, options))
    return one_document({"@context": CONTEXT}, "@graph", nodes)


def _nodes(record: QuotationRecord, options: ExportOptions) -> Iterator[Json]:
    quotation = _quotation(record, options)
    yield quotation
    if record.attribution.quotation.kind is not Kind.OTHER:
        claim = _claim(record, quotation)
        yield claim
        yield _draft(quotation, claim)


def _quotation(record: QuotationRecord, options: ExportOptions) -> Json:
    found, text = record.attribution, record.article.article.text
    speakers = [_speaker(one, record, options) for one in found.speakers]
    return without_nothing(
        {
            "@type": "Quotation",
            "@id": options.quotation(record.id),
            "identifier": str(record.id),
            "text": exact(record),
            "inLanguage": LANGUAGE,
            "creator": speakers,
            "spokenByCharacter": speakers,
            "isPartOf": _article(record, options),
            "quotationKind": found.quotation.kind.value,
            "sayingStatus": found.status.value,
            "relays": [_relay(relay, record, options) for relay in found.relays],
            "confidence": found.confidence.overall if found.confidence else None,
            "reviewState": review_state(record),
        }
    ) | positions(found.quotation.content, text, options)


def _article(record: QuotationRecord, options: ExportOptions) -> Json:
    article = record.article.article
    return without_nothing(
        {
            "@type": "NewsArticle",
            "@id": article.url or options.article(record.article.id),
            "url": article.url,
            "headline": article.title,
            "datePublished": in_time(article.published_at),
            "publisher": {"@type": "Organization", "name": article.source} if article.source else None,
        }
    )


def _speaker(speaker: Speaker, record: QuotationRecord, options: ExportOptions) -> Json:
    kind = "Organization" if is_body(speaker) else "Person"
    return {"@type": kind, "@id": options.speaker(record.speaker_ids[speaker.name]), "name": speaker.name}


def _relay(relay: Relay, record: QuotationRecord, options: ExportOptions) -> Json:
    text = record.article.article.text
    return without_nothing(
        {
            "speakers": [_speaker(one, record, options) for one in relay.speakers],
            "source": text[relay.source.span.start : relay.source.span.end] if relay.source else None,
            "cue": text[relay.cue.span.start : relay.cue.span.end] if relay.cue else None,
        }
    )


def _claim(record: QuotationRecord, quotation: Json) -> Json:
    article = quotation["isPartOf"]
    return without_nothing(
        {
            "@type": "Claim",
            "@id": quotation["@id"] + "#claim",
            "text": quotation["text"],
            "author": quotation.get("creator"),
            "appearance": {"@type": "NewsArticle", "@id": article["@id"]},
            "datePublished": in_time(record.article.article.published_at),
            "claimInterpreter": {"@type": "Organization", "name": "attribution"},
        }
    )


def _draft(quotation: Json, claim: Json) -> Json:
    return {
        "@type": "ClaimReview",
        "@id": quotation["@id"] + "#claim-review",
        "creativeWorkStatus": "Draft",
        "abstract": DRAFT,
        "claimReviewed": shortened(quotation["text"]),
        "itemReviewed": {"@type": "Claim", "@id": claim["@id"]},
    }


def shortened(text: str) -> str:
    """The text on one line, cut between words where it is longer than is shown."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST_CLAIM:
        return line
    cut = line[: _LONGEST_CLAIM - 1]
    return (cut.rpartition(" ")[0] or cut) + "…"
