"""The use case of every way in: an article from our own fields, from HTML, or from a content system's JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from attribution.services.article_fields import check_article_fields
from attribution.services.ports import ArticleBody, ArticleIn, BodyFormat, BodyReader

_BODIES = frozenset({"text", "html"})


def read_body(format: BodyFormat, payload: Mapping[str, Any], *, bodies: BodyReader, **given: Any) -> ArticleIn:  # noqa: A002
    """The article that a payload holds.

    A native payload has the fields of `ArticleIn`, checked already, and ``html`` or ``text``; any other is as the
    system wrote it. What fields say beats what the markup says, and ``given`` (an address in the path) beats all.
    Raises BodyError that names the field, TextError.
    """
    if format is not BodyFormat.NATIVE:
        return _article(bodies.read_payload(format, payload), given)
    said = {name: value for name, value in payload.items() if name not in _BODIES and value is not None} | given
    if "html" in payload:
        return _article(bodies.read_html(payload["html"]), said)
    return ArticleIn(text=payload["text"], **said)


def _article(body: ArticleBody, said: dict[str, Any]) -> ArticleIn:
    article = ArticleIn(**{field.name: getattr(body, field.name) for field in fields(ArticleIn)} | said)
    check_article_fields(article)
    return article
