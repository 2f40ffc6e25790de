"""The queries behind the pages: quotations by speaker, relay and words; speakers by name.

A name or text holds a word when it holds the whole word, after `fold`: the same comparison on SQLite and
PostgreSQL. It needs no extension. Names are found by index; every folded text is read that nothing else rules out.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, ScalarSelect, Select, distinct, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute

from attribution.core.fold import fold
from attribution.services.ports import QuotationQuery
from attribution.store.column_types import as_id
from attribution.store.speaker_names import asked_words, called
from attribution.store.tables import (
    ArticleSpeakerRow,
    QuotationRow,
    QuotationSpeakerRow,
    RelayRow,
    RelaySpeakerRow,
    SpeakerRow,
)

_Conditions = list[ColumnElement[bool]]


def quotation_search(query: QuotationQuery, before: int | None, limit: int) -> Select[QuotationRow]:
    """Quotations that match, newest id first."""
    conditions = _holds(QuotationRow.text_folded, query.q)
    if query.speaker and asked_words(query.speaker):
        conditions.append(QuotationRow.id.in_(_said().where(_is_called(query.speaker))))
    if query.relay and asked_words(query.relay):
        conditions.append(QuotationRow.id.in_(_relayed().where(_is_called(query.relay))))
    if query.min_confidence is not None:
        conditions.append(QuotationRow.confidence_overall >= query.min_confidence)
    if before is not None:
        conditions.append(QuotationRow.id < as_id(before))
    return select(QuotationRow).where(*conditions).order_by(QuotationRow.id.desc()).limit(limit)


def speaker_search(name: str | None, after: int | None, limit: int) -> Select[SpeakerRow, int, int]:
    """Speakers whose name holds the words, lowest id first, with how many quotations each said and relayed."""
    conditions: _Conditions = [] if name is None else [SpeakerRow.id.in_(called(name))]
    if after is not None:
        conditions.append(SpeakerRow.id > as_id(after))
    said, relayed = _count(_said()), _count(_relayed())
    return select(SpeakerRow, said, relayed).where(*conditions).order_by(SpeakerRow.id).limit(limit)


def _holds(folded: InstrumentedAttribute[str], words: str | None) -> _Conditions:
    """One condition for each word; none when nothing was asked for."""
    padded = literal(" ").concat(folded).concat(" ")
    return [padded.contains(f" {word} ", autoescape=True) for word in dict.fromkeys(fold(words or "").split())]


def _is_called(words: str) -> ColumnElement[bool]:
    return ArticleSpeakerRow.speaker_id.in_(called(words))


def _said() -> Select[int]:
    return select(QuotationSpeakerRow.quotation_id).join(QuotationSpeakerRow.article_speaker)


def _relayed() -> Select[int]:
    return select(RelayRow.quotation_id).join(RelayRow.speakers).join(RelaySpeakerRow.article_speaker)


def _count(quotations: Select[int]) -> ScalarSelect[int]:
    (quotation_id,) = quotations.selected_columns
    return (
        quotations.with_only_columns(func.count(distinct(quotation_id)), maintain_column_froms=True)
        .where(ArticleSpeakerRow.speaker_id == SpeakerRow.id)
        .correlate(SpeakerRow)
        .scalar_subquery()
    )
