"""What every format says of a quotation's article and speakers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import groupby, islice
from urllib.parse import quote

from attribution.core.relations import Speaker, SpeakerKind
from attribution.services.ports import QuotationRecord

_LONGEST_RUN = 500
"""Quotations that are held at once; a very long article comes in parts."""

LANGUAGE = "fr"
"""Of every text: other languages are not attributed."""


def exact(record: QuotationRecord) -> str:
    """The very words, with an incise that stands inside the marks."""
    content = record.attribution.quotation.content
    return record.article.article.text[content.start : content.end]


def review_state(record: QuotationRecord) -> str | None:
    """How far a person looked at it; None for nobody."""
    return record.review.state.value if record.review else None


def in_time(moment: datetime | None) -> str | None:
    """A time as RFC 3339 writes it in UTC."""
    return None if moment is None else moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def is_body(speaker: Speaker) -> bool:
    """True for an institution, country, company or paper; everybody else is a person or people."""
    return speaker.kind == SpeakerKind.BODY


def as_uri(address: str) -> str:
    """An address in ASCII, as formats ask for that know no others."""
    return quote(address, safe="/:?#[]@!$&'()*+,;=%-._~")


def by_article(records: Iterable[QuotationRecord]) -> Iterator[list[QuotationRecord]]:
    """Runs of quotations of one article, which come one after the other where articles differ in time."""
    for _, run in groupby(records, key=lambda record: record.article.id):
        while part := list(islice(run, _LONGEST_RUN)):
            yield part
