"""What people reviewed becomes gold: documents of the format that `attribution evaluate` compares with.

A gold document must be complete, or whoever finds more than it holds is called wrong. So an article counts when
every quotation of it was reviewed. It is complete as far as the machine found the quotations: nobody is asked for
those that it missed, so recall on such gold is an upper bound.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from attribution.core.relations import Attribution, Kind, Relay
from attribution.errors import ArticleNotFoundError
from attribution.services.interchange import Json, joint_name, span_to_json
from attribution.services.ports import Parse, QuotationRecord, ReviewState, Store

SPEECH = "speech"
"""What a gold set calls words between marks that somebody said, whole clauses or parts."""


class Reviewed(StrEnum):
    """Which quotations count as reviewed. Rejected ones always do."""

    CONFIRMED = "confirmed"  # those that somebody vouches for
    ALL = "all"  # those that somebody corrected, too


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One line of a gold set, and the parse that was recorded of its text.

    ``unreviewed`` counts the quotations of an incomplete document that nobody reviewed.
    """

    name: str
    entry: Json
    parse: Parse
    unreviewed: int


def export_gold(which: Reviewed, *, partial: bool, store: Store) -> Iterator[GoldDocument]:
    """Every article whose quotations were all reviewed; with ``partial`` those of which some were. Raises StoreError.

    In an incomplete document the quotations that nobody reviewed are debatable: they count neither way.
    """
    for article_id in store.reviews.article_ids():
        with suppress(ArticleNotFoundError):  # it was removed meanwhile
            records, parse = store.article_quotations(article_id), store.parse(article_id)
            open_ones = [record for record in records if not _counts(record, which)]
            if len(open_ones) < len(records) and (partial or not open_ones):
                yield _document(records, {record.id for record in open_ones}, parse)


def _counts(record: QuotationRecord, which: Reviewed) -> bool:
    if record.review is None:
        return False
    corrected = which is Reviewed.ALL and bool(record.review.correction.fields)
    return corrected or record.review.state is not ReviewState.OPEN


def _document(records: Sequence[QuotationRecord], unreviewed: set[int], parse: Parse) -> GoldDocument:
    article = records[0].article
    text = article.article.text
    entries = [_entry(record, text, debatable=record.id in unreviewed) for record in records if not _rejected(record)]
    name = f"article-{article.id}"
    entry = {"id": name, "text": text} | ({"partial": True} if unreviewed else {}) | {"quotations": entries}
    return GoldDocument(name, entry, parse, len(unreviewed))


def _rejected(record: QuotationRecord) -> bool:
    return record.review is not None and record.review.state is ReviewState.REJECTED


def _entry(record: QuotationRecord, text: str, *, debatable: bool) -> Json:
    one = record.attribution
    content = {"content": span_to_json(one.quotation.content, text)}
    if debatable:
        return content | {"kind": SPEECH, "speaker": None, "debatable": True}
    return content | {
        "kind": _kind(one),
        "source": span_to_json(one.source.span, text) if one.source else None,
        "cue": span_to_json(one.cue.span, text) if one.cue else None,
        "speaker": joint_name(one.speakers),
        "relays": [_relay(relay, text) for relay in one.relays],
        "status": one.status.value,
    }


def _kind(one: Attribution) -> str:
    """Speech between marks is one kind; words without marks, and nobody's words, are not counted by the scorer."""
    kind = one.quotation.kind
    return kind.value if kind in (Kind.OTHER, Kind.INDIRECT) else SPEECH


def _relay(relay: Relay, text: str) -> Json:
    source = span_to_json(relay.source.span, text) if relay.source else None
    return {"source": source, "speaker": joint_name(relay.speakers)}
