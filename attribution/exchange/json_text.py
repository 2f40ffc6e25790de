"""How the formats that are JSON are written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any


def dumped(value: Any) -> str:
    """A value, on one line whatever line ends its strings hold."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def json_line(value: Any) -> str:
    """A value as a line of its own."""
    return dumped(value) + "\n"


def one_document(head: Mapping[str, Any], member: str, nodes: Iterable[Any]) -> Iterator[str]:
    """One object whose last member is a list of nodes; without its last line it is no JSON, so a cut one is noticed."""
    yield f"{dumped(head)[:-1]},{dumped(member)}:["
    before = "\n"
    for node in nodes:
        yield before + dumped(node)
        before = ",\n"
    yield "\n]}\n"


def without_nothing(node: Mapping[str, Any]) -> dict[str, Any]:
    """A node without the members that say nothing."""
    return {name: value for name, value in node.items() if value is not None and value != []}
