"""What the queries for speakers are made of. Quotations are found by `attribution.store.search`."""

from __future__ import annotations

from sqlalchemy import ColumnElement, ScalarSelect, Select, distinct, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute

from attribution.core.fold import fold
from attribution.store.tables import (
    ArticleSpeakerRow,
    QuotationSpeakerRow,
    RelayRow,
    RelaySpeakerRow,
    SpeakerRow,
)

_Conditions = list[ColumnElement[bool]]


def said_and_relayed() -> tuple[ScalarSelect[int], ScalarSelect[int]]:
    """How many quotations a speaker said and relayed, for a query that selects from the speakers."""
    return _count(said()), _count(relayed())


def holds(folded: InstrumentedAttribute[str], words: str | None) -> _Conditions:
    """One condition for each word; none when nothing was asked for."""
    padded = literal(" ").concat(folded).concat(" ")
    return [padded.contains(f" {word} ", autoescape=True) for word in dict.fromkeys(fold(words or "").split())]


def said() -> Select[int]:
    """The ids of quotations, with the places of those who said them."""
    return select(QuotationSpeakerRow.quotation_id).join(QuotationSpeakerRow.article_speaker)


def relayed() -> Select[int]:
    """The ids of quotations, with the places of those who relayed them."""
    return select(RelayRow.quotation_id).join(RelayRow.speakers).join(RelaySpeakerRow.article_speaker)


def _count(quotations: Select[int]) -> ScalarSelect[int]:
    (quotation_id,) = quotations.selected_columns
    return (
        quotations.with_only_columns(func.count(distinct(quotation_id)), maintain_column_froms=True)
        .where(ArticleSpeakerRow.speaker_id == SpeakerRow.id)
        .correlate(SpeakerRow)
        .scalar_subquery()
    )
