"""The query behind the pages of speakers, by name. Quotations are found by `attribution.store.search`."""

from __future__ import annotations

from sqlalchemy import ColumnElement, ScalarSelect, Select, distinct, func, select

from attribution.store.column_types import as_id
from attribution.store.speaker_names import called
from attribution.store.tables import (
    ArticleSpeakerRow,
    QuotationSpeakerRow,
    RelayRow,
    RelaySpeakerRow,
    SpeakerRow,
)

_Conditions = list[ColumnElement[bool]]


def speaker_search(name: str | None, after: int | None, limit: int) -> Select[SpeakerRow, int, int]:
    """Speakers whose name holds the words, lowest id first, with how many quotations each said and relayed."""
    conditions: _Conditions = [] if name is None else [SpeakerRow.id.in_(called(name))]
    if after is not None:
        conditions.append(SpeakerRow.id > as_id(after))
    said, relayed = _count(_said()), _count(_relayed())
    return select(SpeakerRow, said, relayed).where(*conditions).order_by(SpeakerRow.id).limit(limit)


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
