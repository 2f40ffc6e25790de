"""A kept quotation."""

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
