"""Tells a CMS what became of an article's quotations, so that it has to look at no others."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from attribution.core.document import Span
from attribution.core.relations import Attribution, Relay, Speaker
from attribution.services.ports import Changes, QuotationRecord


def compare_quotations(before: Sequence[QuotationRecord], after: Sequence[QuotationRecord]) -> Changes:
    """What became of the quotations of one article, told apart by their ids."""
    old = {record.id: record for record in before}
    added, changed, moved = [], [], []
    for record in after:
        if record.id not in old:
            added.append(record.id)
        elif _said(record) != _said(old[record.id]):
            changed.append(record.id)
        elif list(_places(record)) != list(_places(old[record.id])):
            moved.append(record.id)
    removed = old.keys() - {record.id for record in after}
    return Changes(
        added=tuple(added),
        changed=tuple(changed),
        moved=tuple(moved),
        removed=tuple(number for number in old if number in removed),
        unchanged=len(after) - len(added) - len(changed) - len(moved),
    )


def _said(record: QuotationRecord) -> Hashable:
    """The words, and who is said to have said and relayed them. How that was found out does not count."""
    attribution = record.attribution
    text = record.article.article.text
    return (
        _words(attribution.quotation.content, text),
        attribution.quotation.kind,
        attribution.status,
        _people(attribution.speakers),
        _source_words(attribution, text),
        tuple((_people(relay.speakers), _source_words(relay, text)) for relay in attribution.relays),
    )


def _source_words(answer: Attribution | Relay, text: str) -> str | None:
    return _words(answer.source.span, text) if answer.source else None


def _words(span: Span, text: str) -> str:
    return text[span.start : span.end]


def _people(speakers: Sequence[Speaker]) -> Hashable:
    return tuple((speaker.name, speaker.kind) for speaker in speakers)


def _places(record: QuotationRecord) -> Iterator[Span]:
    attribution = record.attribution
    quotation = attribution.quotation
    yield from (quotation.outer, quotation.content, *quotation.fragments)
    yield from (part.span for part in (attribution.source, attribution.cue) if part)
    for relay in attribution.relays:
        yield from (part.span for part in (relay.source, relay.cue) if part)
