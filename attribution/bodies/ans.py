"""Arc XP's ANS: a story is a list of elements, some of which hold lists of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from attribution.bodies.block_text import Block, collapse, join_blocks
from attribution.bodies.html_body import html_to_blocks
from attribution.bodies.payload import (
    Payload,
    address,
    identifier,
    objects,
    outlet,
    require_text,
    string,
    time,
    title_from_html,
)
from attribution.errors import BodyError
from attribution.services.ports.bodies import ArticleBody

_MARKUP = {"text": "content", "header": "content", "blockquote": "content", "raw_html": "content", "correction": "text"}
"""Elements that hold markup, and where. Left out: links to other stories, embeds, code, ratings, media."""


def read_ans(payload: Payload) -> ArticleBody:
    """A story of ANS 0.10. Its `version` is that of the format, so only `last_updated_date` orders pushes."""
    elements = objects(payload, "content_elements")
    if not elements:
        raise BodyError("content_elements", "There is none.")
    url = address(string(payload, "canonical_url"))
    return ArticleBody(
        require_text("content_elements", tuple(_blocks(elements))),
        title=title_from_html(string(payload, "headlines", "basic")),
        url=url,
        source=string(payload, "canonical_website") or outlet(url),
        external_id=identifier(payload, "_id"),
        published_at=time(payload, "display_date", "first_publish_date", "publish_date"),
        modified_at=time(payload, "last_updated_date"),
    )


def _blocks(elements: Sequence[Payload]) -> Iterator[Block]:
    """The text of elements in order. Without recursion: lists may hold lists to any depth."""
    waiting: list[tuple[Payload, bool]] = [(element, False) for element in reversed(elements)]
    while waiting:
        element, tight = waiting.pop()
        kind = string(element, "type")
        if kind in _MARKUP:
            for block in html_to_blocks(string(element, _MARKUP[kind]) or ""):
                yield replace(block, tight=block.tight or tight)
        elif kind == "table":
            yield from _rows(element)
        else:
            waiting += [(part, kind == "list") for part in reversed(_parts(element))]


def _parts(element: Payload) -> Sequence[Payload]:
    """What a list, a quotation or a group holds; a quotation's citation says who is quoted."""
    kind = string(element, "type")
    if kind == "list":
        return objects(element, "items")
    if kind not in {"quote", "element_group"}:
        return ()
    citation = element.get("citation")
    return [*objects(element, "content_elements"), *([citation] if isinstance(citation, dict) else [])]


def _rows(table: Payload) -> Iterator[Block]:
    rows: Any = table.get("rows")
    for row in (table.get("header"), *(rows if isinstance(rows, list) else ())):
        cells = [string(cell, "content") or "" for cell in objects({"rows": row}, "rows")]
        if text := collapse(" ".join(join_blocks(html_to_blocks(cell)) for cell in cells)):
            yield Block(text, tight=True)
