"""An article, as it comes in and as it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ArticleIn:
    """An article as it was sent. ``source`` is the outlet; with ``external_id`` it names the article.

    ``version`` or ``modified_at`` (aware) is how new the sender says that it is.
    """

    text: str
    title: str | None = None
    url: str | None = None
    source: str | None = None
    external_id: str | None = None
    published_at: datetime | None = None
    version: int | None = None
    modified_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """A kept article. Times are aware and in UTC. ``rules`` is the version of the rules that analysed it.

    ``number`` counts the texts that it had, 1 for the first.
    """

    id: int
    article: ArticleIn
    created_at: datetime
    updated_at: datetime
    parser: str
    rules: str
    number: int = 1
