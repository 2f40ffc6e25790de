"""A kept quotation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from attribution.core.relations import Attribution
from attribution.services.ports.articles import ArticleRecord
from attribution.services.ports.corrections import Review


@dataclass(frozen=True, slots=True)
class QuotationRecord:
    """A kept quotation with the article that it stands in.

    ``attribution`` is what stands: the machine's answer with the corrections of ``review`` laid over it; without a
    review nobody has looked at it yet. ``speaker_ids`` gives the id of every speaker that the attribution or one of
    its relays names, by the speaker's name (names are unique within an article).
    """

    id: int
    article: ArticleRecord
    attribution: Attribution
    speaker_ids: Mapping[str, int]
    review: Review | None = None

    @property
    def machine(self) -> Attribution:
        """What the machine says, without corrections."""
        return self.review.machine if self.review else self.attribution
