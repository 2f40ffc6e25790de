"""Kept quotations in which everything occurs that a format must say or escape."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from attribution.core.document import Span
from attribution.core.relations import (
    Attribution,
    Confidence,
    Cue,
    Form,
    Kind,
    Quotation,
    Relay,
    Source,
    Speaker,
    SpeakerKind,
    Status,
)
from attribution.exchange.options import ExportOptions
from attribution.services.ports import (
    ArticleIn,
    ArticleRecord,
    Correction,
    Field,
    Found,
    Hit,
    Place,
    QuotationRecord,
    Review,
    ReviewState,
)

OPTIONS = ExportOptions("https://citations.example/")
WHEN = datetime(2026, 3, 12, 17, 30, tzinfo=UTC)
TEXT = (
    "Réunis à l’aube 😀, «\u202fnous voulons la paix & le <calme>\u202f», ont déclaré John Kerry et l’ONU, "
    "selon un diplomate cité par Le Monde.\n-\u00a0Non, aurait dit une source.\nLe film «\u00a0Paix\u00a0» sort.\n"
)
KERRY = Speaker("John Kerry", SpeakerKind.PERSON)
ONU = Speaker("ONU", SpeakerKind.BODY)
DIPLOMAT = Speaker("un diplomate", SpeakerKind.DESCRIPTION)
LE_MONDE = Speaker("Le Monde", SpeakerKind.BODY)
SOMEBODY = Speaker("une source", SpeakerKind.ANONYMOUS)
IDS = {"John Kerry": 1, "ONU": 2, "un diplomate": 3, "Le Monde": 4, "une source": 5}
ARTICLE = ArticleRecord(
    7,
    ArticleIn(TEXT, "=Paix : « enfin »", "https://journal.example/été?a=1&b=2", "Le Journal", "a-1", WHEN, 3, None),
    WHEN,
    WHEN,
    "replay",
    "1",
)
BARE = replace(ARTICLE, id=8, article=ArticleIn(TEXT))


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def source(words):
    return Source(span(words), 0, Form.NAME)


def quotation(words, kind):
    return Quotation(span(words), span(words), (span(words),), kind, "rule")


PEACE = Attribution(
    quotation("nous voulons la paix & le <calme>", Kind.DIRECT),
    source("John Kerry et l’ONU"),
    Cue(span("déclaré"), "déclarer"),
    "inquit",
    (KERRY, ONU),
    "full_name",
    (
        Relay(source("un diplomate"), Cue(span("selon"), "selon"), "according_to", (DIPLOMAT,), "description"),
        Relay(source("Le Monde"), None, "cited_by", (LE_MONDE,), "full_name"),
    ),
    confidence=Confidence(speech=0.9, overall=0.85),
)
NO = Attribution(
    quotation("-\u00a0Non", Kind.DIRECT), source("une source"), None, "inquit", (SOMEBODY,), status=Status.ALLEGED
)
TITLE = Attribution(quotation("Paix", Kind.OTHER))


def record(number=1, attribution=PEACE, article=ARTICLE):
    names = {
        one.name for one in (*attribution.speakers, *(each for relay in attribution.relays for each in relay.speakers))
    }
    return QuotationRecord(number, article, attribution, {name: IDS[name] for name in names})


REVIEW = Review(
    ReviewState.CONFIRMED, 2, "Léa", WHEN, Correction(frozenset({Field.STATUS})), replace(NO, status=Status.DENIED)
)
RECORDS = [record(3), replace(record(2, NO), review=REVIEW), record(1, TITLE), record(4, PEACE, BARE)]


class Shelf:
    """A search over so many records, all alike, that makes each page when it is asked for."""

    def __init__(self, size, fails_at=None):
        self.size, self.fails_at = size, fails_at
        self.pages = []
        self.search = self

    def page(self, query, *, after, limit, facets=None):
        last = after.id if after else self.size + 1
        self.pages.append((last, limit))
        if self.fails_at is not None and len(self.pages) > self.fails_at:
            from attribution.errors import StoreError

            raise StoreError("The database is gone.")
        ids = range(last - 1, max(last - 1 - limit, 0), -1)
        return Found([Hit(QuotationRecord(number, ARTICLE, PEACE, IDS), Place(WHEN, number)) for number in ids])
