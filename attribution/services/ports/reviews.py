"""Where reviews are kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from attribution.services.ports.corrections import Change, ReviewedQuotation, ReviewEvent
from attribution.services.ports.quotations import QuotationRecord

Check = Callable[[QuotationRecord], None]
"""Raises what forbids a change of the quotation as it is now."""


class Reviews(Protocol):
    """Where corrections are kept. The machine's answers are never written over. Methods raise StoreError."""

    def quotation(self, quotation_id: int) -> QuotationRecord:
        """One quotation with its review. Raises QuotationNotFoundError."""

    def correct(self, quotation_id: int, change: Change, *, by: str, check: Check) -> QuotationRecord:
        """Lay a change over the machine's answer, write it into the history, and give what stands now.

        All in one transaction, ``check`` too, so that of two who saw the same only one succeeds. Raises what
        ``check`` raises, QuotationNotFoundError, and CorrectionError for a speaker whom the article may not name.
        """

    def history(self, quotation_id: int, *, before: int | None, limit: int) -> Sequence[ReviewEvent]:
        """Up to ``limit`` steps, newest first, with ids below ``before``.

        Raises QuotationNotFoundError for an id that neither a quotation has nor had while somebody reviewed it.
        """

    def of_article(self, article_id: int, *, after: int | None, limit: int) -> Sequence[ReviewedQuotation]:
        """Up to ``limit`` reviewed quotations of an article, those that are gone too, lowest id first, above ``after``.

        Raises ArticleNotFoundError.
        """

    def article_ids(self) -> Sequence[int]:
        """The ids of the articles of which some quotation was reviewed and is there, in rising order."""
