"""The rows, a file for each matter. Every file is named here, so that the metadata knows all tables."""

from __future__ import annotations

from attribution.store.base import Base
from attribution.store.tables import (
    answers,
    api_keys,
    articles,
    entries,
    jobs,
    registry,
    reviews,
    speakers,
    versions,
    webhooks,
)
from attribution.store.tables.answers import AnswerRow
from attribution.store.tables.api_keys import ApiKeyRow
from attribution.store.tables.articles import (
    AnalysisRow,
    ArticleRow,
    ArticleSpeakerRow,
    ConfidenceColumns,
    CueColumns,
    FragmentRow,
    MentionRow,
    ParseRow,
    QuotationRow,
    QuotationSpeakerRow,
    RelayRow,
    RelaySpeakerRow,
    SkippedRow,
    SpeakerAt,
)
from attribution.store.tables.entries import EntryNameRow, EntryRow, EntrySpeakerRow, EntryWordsRow, LemmaRow
from attribution.store.tables.jobs import JobLineRow, JobRow
from attribution.store.tables.registry import (
    ArticleNameRow,
    SpeakerEventRow,
    SpeakerEventSpeakerRow,
    SpeakerRoleRow,
)
from attribution.store.tables.reviews import ReviewEventRow, ReviewRelayRow, ReviewRow, ReviewSpeakerRow
from attribution.store.tables.speakers import SpeakerNameRow, SpeakerNameWordRow, SpeakerRow
from attribution.store.tables.versions import ArticleVersionRow
from attribution.store.tables.webhooks import AttemptRow, DeliveryRow, EventRow, WebhookRow

__all__ = [
    "AnalysisRow",
    "AnswerRow",
    "ApiKeyRow",
    "ArticleNameRow",
    "ArticleRow",
    "ArticleSpeakerRow",
    "ArticleVersionRow",
    "AttemptRow",
    "Base",
    "ConfidenceColumns",
    "CueColumns",
    "DeliveryRow",
    "EntryNameRow",
    "EntryRow",
    "EntrySpeakerRow",
    "EntryWordsRow",
    "EventRow",
    "FragmentRow",
    "JobLineRow",
    "JobRow",
    "LemmaRow",
    "MentionRow",
    "ParseRow",
    "QuotationRow",
    "QuotationSpeakerRow",
    "RelayRow",
    "RelaySpeakerRow",
    "ReviewEventRow",
    "ReviewRelayRow",
    "ReviewRow",
    "ReviewSpeakerRow",
    "SkippedRow",
    "SpeakerAt",
    "SpeakerEventRow",
    "SpeakerEventSpeakerRow",
    "SpeakerNameRow",
    "SpeakerNameWordRow",
    "SpeakerRoleRow",
    "SpeakerRow",
    "WebhookRow",
    "answers",
    "api_keys",
    "articles",
    "entries",
    "jobs",
    "registry",
    "reviews",
    "speakers",
    "versions",
    "webhooks",
]
