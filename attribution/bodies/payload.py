"""Reads the fields of a content system's JSON, each with an error that names it. An absent field and null are one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from typing import Any

from attribution.bodies.block_text import Block, collapse, join_blocks
from attribution.bodies.html_body import html_to_blocks
from attribution.errors import BodyError
from attribution.services.article_fields import is_web_address

Payload = Mapping[str, Any]

_AUTHORITY = re.compile(r"(?:https?://|urn:newsml:|tag:)(?P<authority>[\w.-]+)", re.IGNORECASE)


def string(payload: Payload, *path: str) -> str | None:
    """A string; blank is absent. ``path`` leads through objects: ``string(post, "title", "rendered")``."""
    value = _at(payload, path)
    if value is not None and not isinstance(value, str):
        raise BodyError(".".join(path), "Not a string.")
    return value if value and value.strip() else None


def identifier(payload: Payload, *path: str) -> str | None:
    """An id, which some systems write as a number."""
    value = _at(payload, path)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return string(payload, *path)


def count(payload: Payload, *path: str) -> int | None:
    """A version that counts up, as a number or its digits; None for one that does not, such as "1.0" or a hash."""
    value = identifier(payload, *path)
    return int(value) if value is not None and value.isascii() and value.isdecimal() and len(value) < 19 else None


def objects(payload: Payload, name: str) -> Sequence[Payload]:
    """A list of objects."""
    value = payload.get(name)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        raise BodyError(name, "Not a list of objects.")
    return value


def time(payload: Payload, *names: str) -> datetime | None:
    """The first of several times that is there, in UTC."""
    for name in names:
        if (value := string(payload, name)) is not None:
            return _time(name, value)
    return None


def utc_time(payload: Payload, name: str) -> datetime | None:
    """A time that is in UTC by definition and says so only by its name."""
    value = string(payload, name)
    return None if value is None else _time(name, value, UTC)


def address(value: str | None) -> str | None:
    """A whole address; systems write paths too, which lead nowhere without their site."""
    return value if value is not None and is_web_address(value) else None


def outlet(identifier: str | None) -> str | None:
    """Whose an address or URI is, for outlets that nothing else names: echo.example of https://www.echo.example/a,
    urn:newsml:echo.example:2016:a and tag:echo.example,2016:a.
    """
    found = _AUTHORITY.match(identifier or "")
    return found["authority"].lower().removeprefix("www.") if found else None


def title_from_html(value: str | None) -> str | None:
    """A headline without its tags and entities."""
    if value is None:
        return None
    return collapse(join_blocks(html_to_blocks(value))) or None


def plain_title(value: str | None) -> str | None:
    """A headline on one line."""
    return None if value is None else collapse(value)


def text_from_html(field: str, markup: str) -> str:
    """The text of a part of a page. Raises BodyError with the field's name when there is none."""
    return require_text(field, html_to_blocks(markup))


def require_text(field: str, blocks: Sequence[Block]) -> str:
    """The text of blocks. Raises BodyError with the field's name when there is none."""
    text = join_blocks(blocks)
    if not text:
        raise BodyError(field, "There is no text in it.")
    return text


def refuse_withdrawn(payload: Payload, name: str, word: str) -> None:
    """What was taken back is no article any more."""
    if payload.get(name) == word:
        raise BodyError(name, f"The article is marked {word}: remove it instead.")


def _at(payload: Payload, path: Sequence[str]) -> Any:
    value: Any = payload
    for step, name in enumerate(path):
        if value is None:
            return None
        if not isinstance(value, Mapping):
            raise BodyError(".".join(path[:step]), "Not an object.")
        value = value.get(name)
    return value


def _time(name: str, value: str, zone: tzinfo | None = None) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None and zone is None:
            raise BodyError(name, "The time has no offset from UTC.")
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BodyError(name, "Not an ISO 8601 date-time, such as 2016-04-09T14:05:00+02:00.") from error
