"""What comes with a row: a fixed number of queries, however many rows there are."""

from __future__ import annotations

from sqlalchemy.orm import joinedload, selectinload

from attribution.store.tables import (
    AnalysisRow,
    ArticleRow,
    ArticleSpeakerRow,
    QuotationRow,
    QuotationSpeakerRow,
    RelayRow,
    RelaySpeakerRow,
    ReviewRow,
    ReviewSpeakerRow,
)

_PLACE = (joinedload(ArticleSpeakerRow.speaker), selectinload(ArticleSpeakerRow.mentions))

_PARTS_OF_QUOTATION = (
    selectinload(QuotationRow.fragments),
    selectinload(QuotationRow.speakers).selectinload(QuotationSpeakerRow.article_speaker).options(*_PLACE),
    selectinload(QuotationRow.relays)
    .selectinload(RelayRow.speakers)
    .selectinload(RelaySpeakerRow.article_speaker)
    .options(*_PLACE),
)

WHOLE_REVIEW = (
    selectinload(ReviewRow.named).joinedload(ReviewSpeakerRow.speaker),
    selectinload(ReviewRow.relays),
)
_REVIEW = (selectinload(QuotationRow.review).options(*WHOLE_REVIEW),)

WHOLE_ARTICLE = (joinedload(ArticleRow.parse), joinedload(ArticleRow.analysis))

# by select, not by join: a joined article would send its text again with every quotation
WHOLE_QUOTATION = (
    *_PARTS_OF_QUOTATION,
    *_REVIEW,
    selectinload(QuotationRow.analysis).selectinload(AnalysisRow.article).options(*WHOLE_ARTICLE),
)

WHOLE_ANALYSIS = (
    selectinload(AnalysisRow.quotations).options(*_PARTS_OF_QUOTATION),
    selectinload(AnalysisRow.speakers).options(*_PLACE),
    selectinload(AnalysisRow.skipped),
)
