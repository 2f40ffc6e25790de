"""A kept quotation, and how to ask for some."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from attribution.core.relations import Attribution
from attribution.services.ports.articles import ArticleRecord


@dataclass(frozen=True, slots=True)
class QuotationRecord:
    """A kept quotation with the article that it stands in.

    ``speaker_ids`` gives the id of every speaker that the attribution or one of its relays names, by
    the speaker's name (names are unique within an article).
    """

    id: int
    article: ArticleRecord
    attribution: Attribution
    speaker_ids: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class QuotationQuery:
    """What to look for; None means any. Names and words are compared after `fold`.

    ``speaker`` and ``relay`` match a speaker whose folded name holds all the words that are asked for
    ("kerry" finds "John Kerry"); ``q`` matches quotations whose folded content holds those words;
    ``min_confidence`` those whose overall confidence is that high, and none that was kept without one.
    """

    speaker: str | None = None
    relay: str | None = None
    q: str | None = None
    min_confidence: float | None = None
