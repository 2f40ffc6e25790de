"""The BodyReader port: which reader reads what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attribution.bodies.ans import read_ans
from attribution.bodies.html_body import read_html
from attribution.bodies.ninjs import read_ninjs, read_superdesk
from attribution.bodies.payload import Payload
from attribution.bodies.wordpress import read_wordpress
from attribution.services.ports.bodies import ArticleBody, BodyFormat, BodyReader

READERS: dict[BodyFormat, Callable[[Payload], ArticleBody]] = {
    BodyFormat.NINJS: read_ninjs,
    BodyFormat.SUPERDESK: read_superdesk,
    BodyFormat.ANS: read_ans,
    BodyFormat.WORDPRESS: read_wordpress,
}


class MarkupReader(BodyReader):
    """Reads with lxml and trafilatura."""

    def read_html(self, html: str) -> ArticleBody:
        """The text of a page's article, or of the whole markup of a part of one. Raises BodyError, TextError."""
        return read_html(html)

    def read_payload(self, format: BodyFormat, payload: Mapping[str, Any]) -> ArticleBody:  # noqa: A002
        """The article in a content system's own JSON. Raises BodyError that names the field."""
        return READERS[format](payload)
