"""The guide of the HTTP API, and the tour of the README, as scripts; and the answers that the guide shows.

A block ``sh`` holds commands. A block ``http`` is what the last one before it was answered with, shortened: members
may be left out, and "…" stands for anything, at the end of a string or a list for whatever follows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from tests.articles import ROOT

GUIDE = ROOT / "attribution" / "api" / "README.md"
ADDRESS = "http://127.0.0.1:8000"
"""Where the guide's service is."""

_TOUR = re.compile(r"^## (?:Five minutes with curl|For a newsroom)\n(.*?)(?=^## )", re.MULTILINE | re.DOTALL)
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^```(sh|http)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MORE = "…"


@dataclass(frozen=True)
class Answer:
    """What came back, or what the guide says that comes back."""

    status: int
    headers: dict[str, str]
    body: str


@dataclass(frozen=True)
class Example:
    """Commands, and what the last of them is answered with; None where the guide does not show it."""

    commands: str
    answer: Answer | None


def examples() -> Iterator[Example]:
    """Every example, in order."""
    blocks = _BLOCK.findall(GUIDE.read_text(encoding="utf-8"))
    followed = [*blocks[1:], ("", "")]
    for (kind, text), (next_kind, next_text) in zip(blocks, followed, strict=True):
        if kind == "sh":
            yield Example(text, read_answer(next_text) if next_kind == "http" else None)


def tour() -> str:
    """The commands of the README, which are those lines of two sections that are set in."""
    text = _FENCED.sub("", (ROOT / "README.md").read_text(encoding="utf-8"))
    return "\n".join(line for section in _TOUR.findall(text) for line in section.split("\n") if line.startswith("    "))


def read_answer(text: str) -> Answer:
    """An answer as HTTP writes it, with or without its version."""
    head, _, body = text.replace("\r\n", "\n").partition("\n\n")
    first, *lines = head.split("\n")
    status = next(int(word) for word in first.split() if re.fullmatch(r"[0-9]{3}", word))
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines) if name}
    assert HTTPStatus(status)
    return Answer(status, headers, body)


def differences(shown: Answer, real: Answer) -> list[str]:
    """Where what the guide shows is not what came."""
    found = [] if shown.status == real.status else [f"status: {real.status}"]
    found += [
        f"{name}: {real.headers.get(name)}"
        for name, value in shown.headers.items()
        if not _is_text(value, real.headers.get(name, ""))
    ]
    return found + list(_in_body(shown.body.strip(), real.body.strip()))


def _in_body(shown: str, real: str) -> Iterator[str]:
    """JSON by its members; anything else line by line; nothing where the guide shows nothing."""
    if not shown:
        return
    try:
        values = json.loads(shown), json.loads(real)
    except ValueError:
        lines = real.split("\n")
        yield from (
            line for line in shown.split("\n") if line != _MORE and not any(_is_line(line, one) for one in lines)
        )
    else:
        yield from _in_value("body", *values)


def _is_line(shown: str, real: str) -> bool:
    try:
        return not list(_in_value("", json.loads(shown), json.loads(real)))
    except ValueError:
        return _is_text(shown, real)


def _in_value(place: str, shown: Any, real: Any) -> Iterator[str]:
    if isinstance(shown, dict) and isinstance(real, dict):
        for name, value in shown.items():
            yield from _in_value(f"{place}.{name}", value, real.get(name, "(nothing)"))
    elif isinstance(shown, list) and isinstance(real, list):
        kept = shown[:-1] if shown[-1:] == [_MORE] else shown
        if len(kept) > len(real) or (kept is shown and len(kept) < len(real)):
            yield f"{place} has {len(real)}"
        for number, (one, other) in enumerate(zip(kept, real, strict=False)):
            yield from _in_value(f"{place}.{number}", one, other)
    elif shown not in (real, _MORE) and not (
        isinstance(shown, str) and isinstance(real, str) and _is_text(shown, real)
    ):
        yield f"{place}: {real!r}"


def _is_text(shown: str, real: str) -> bool:
    return shown == real or (shown.endswith(_MORE) and real.startswith(shown.removesuffix(_MORE)))
