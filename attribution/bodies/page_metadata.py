"""What a page tells about its article: JSON-LD first, then OpenGraph, then its head. What is nonsense is left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from attribution.bodies.block_text import collapse
from attribution.bodies.json_ld import Node, find_article, name_of
from attribution.bodies.markup import Head
from attribution.errors import BodyError
from attribution.services.article_fields import check_field


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """Times are aware and in UTC. ``article_body``: JSON-LD's text, without paragraphs and often cut."""

    title: str | None = None
    url: str | None = None
    source: str | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    article_body: str | None = None


def read_metadata(head: Head) -> PageMetadata:
    """The first that makes sense of each."""
    node, meta = find_article(head.json_ld), head.meta
    return PageMetadata(
        title=_first("title", node.get("headline"), meta.get("og:title"), head.title),
        url=_first("url", node.get("url"), _id_of(node.get("mainEntityOfPage")), meta.get("og:url"), head.canonical),
        source=_first(
            "source", name_of(node.get("publisher")), name_of(node.get("isPartOf")), meta.get("og:site_name")
        ),
        published_at=_first_time(node.get("datePublished"), meta.get("article:published_time"), head.time),
        modified_at=_first_time(node.get("dateModified"), meta.get("article:modified_time")),
        article_body=_text_of(node),
    )


def _text_of(node: Node) -> str | None:
    text = node.get("articleBody")
    return text if isinstance(text, str) else None


def _id_of(value: Any) -> Any:
    return value.get("@id") if isinstance(value, dict) else value


def _first(field: str, *values: Any) -> str | None:
    tidy = (collapse(value) for value in values if isinstance(value, str))
    return next((value for value in tidy if _fits(field, value)), None)


def _fits(field: str, value: str) -> bool:
    try:
        check_field(field, value)
    except BodyError:
        return False
    return True


def _first_time(*values: Any) -> datetime | None:
    return next((time for value in values if (time := _time(value))), None)


def _time(value: Any) -> datetime | None:
    """A time with its offset; one without could be any of a day's."""
    try:
        time = datetime.fromisoformat(value)
        return time.astimezone(UTC) if time.tzinfo else None
    except (TypeError, ValueError, OverflowError):
        return None
