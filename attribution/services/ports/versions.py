"""The texts that an article had."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """A text that an article has or had, without the text itself, and what was last said about it.

    ``number`` counts the texts of the article from 1. ``version`` and ``modified_at`` are the sender's, if given.
    ``created_at`` is when the text came. ``sha256`` is that of the text in UTF-8, in hexadecimal.
    """

    number: int
    sha256: str
    title: str | None
    url: str | None
    published_at: datetime | None
    version: int | None
    modified_at: datetime | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class VersionReading:
    """A text that an article has or had."""

    record: VersionRecord
    text: str


class Versions(Protocol):
    """Where the texts of articles are kept. Methods raise StoreError when the database fails."""

    def find(self, article_id: int, *, before: int | None, limit: int) -> Sequence[VersionRecord]:
        """Up to ``limit`` versions, newest first, with numbers below ``before`` if given.

        Raises ArticleNotFoundError.
        """

    def read(self, article_id: int, number: int) -> VersionReading:
        """One version with its text. Raises VersionNotFoundError."""
