"""What turns the markup of a page, or the JSON of a content system, into an article's text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol


class BodyFormat(StrEnum):
    """Whose JSON an article comes in. `NATIVE` is our own: a text, or HTML, and what is known about it."""

    NATIVE = "native"
    NINJS = "ninjs"  # IPTC ninjs 1.x, 2.x and 3.x
    SUPERDESK = "superdesk"  # Superdesk's dialect of ninjs 1
    ANS = "ans"  # Arc XP
    WORDPRESS = "wordpress"  # a post of the REST API


@dataclass(frozen=True, slots=True)
class ArticleBody:
    """What a body says: the plain text, and whatever it tells about the article; None where it tells nothing.

    ``text`` is what offsets point into. Times are aware and in UTC. ``version`` counts up where the system counts.
    """

    text: str
    title: str | None = None
    url: str | None = None
    source: str | None = None
    external_id: str | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    version: int | None = None


class BodyReader(Protocol):
    """Safe to call from several threads. Nothing is fetched; nothing of the markup is kept but its text."""

    def read_html(self, html: str) -> ArticleBody:
        """The text of a page's article, or of the whole markup where it is no page but a part of one.

        What the page tells about itself is left out where it is nonsense. Raises BodyError for markup without a
        text or too deeply nested to be read, TextError for what is not Unicode text.
        """

    def read_payload(self, format: BodyFormat, payload: Mapping[str, Any]) -> ArticleBody:  # noqa: A002
        """The article in a content system's own JSON. Raises BodyError that names the field."""
