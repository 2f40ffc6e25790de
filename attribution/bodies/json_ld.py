"""Finds the article in a page's JSON-LD, which pages write in every shape: lists, graphs, several scripts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_TYPES = ("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "Article", "BlogPosting", "WebPage")
"""Surest first; any other type that ends with "Article" comes after "Article"."""
_HOLDERS = ("@graph", "mainEntity", "mainEntityOfPage")

Node = Mapping[str, Any]


def find_article(scripts: Iterable[str]) -> Node:
    """The node that describes the page's article best; an empty one when there is none."""
    nodes = [node for script in scripts for node in _nodes(_parsed(script))]
    ranked = [(rank, node) for node in nodes if (rank := _rank(node)) is not None]
    return min(ranked, key=lambda one: one[0])[1] if ranked else {}


def name_of(value: Any) -> str | None:
    """The name of an organisation or work, which may be a string, an object or a list of them."""
    if isinstance(value, list):
        return next((name for one in value if (name := name_of(one))), None)
    if isinstance(value, Mapping):
        value = value.get("name")
    return value if isinstance(value, str) else None


def _parsed(script: str) -> Any:
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):  # not JSON, or a number with too many digits: pages are like that
        return None


def _nodes(value: Any) -> Iterator[Node]:
    """Every object at the top, in lists, and in what holds a page's main thing; each list is read once."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(reversed(one))
        elif isinstance(one, Mapping):
            yield one
            waiting.extend(one[holder] for holder in _HOLDERS if isinstance(one.get(holder), list | Mapping))


def _rank(node: Node) -> int | None:
    said = node.get("@type")
    ranks = [_rank_of(kind) for kind in (said if isinstance(said, list) else [said]) if isinstance(kind, str)]
    return min((rank for rank in ranks if rank is not None), default=None)


def _rank_of(kind: str) -> int | None:
    name = kind.rpartition("/")[2]
    if name in _TYPES:
        return _TYPES.index(name)
    return _TYPES.index("Article") if name.endswith("Article") else None
