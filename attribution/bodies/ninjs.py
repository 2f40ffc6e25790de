"""IPTC ninjs: three generations that name the same things differently, and Superdesk's dialect of the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribution.bodies.payload import (
    Payload,
    count,
    identifier,
    objects,
    outlet,
    plain_title,
    refuse_withdrawn,
    string,
    text_from_html,
    time,
    title_from_html,
)
from attribution.errors import BodyError
from attribution.services.ports.bodies import ArticleBody


@dataclass(frozen=True, slots=True)
class _Names:
    """How a generation writes the fields that it has in common with the others."""

    first_created: str
    version_created: str
    status: str
    sources: str
    content_type: str = ""


_FIRST = _Names("firstcreated", "versioncreated", "pubstatus", "infosource")
_SECOND = _Names("firstcreated", "versioncreated", "pubstatus", "infosources", "contenttype")
_THIRD = _Names("firstCreated", "versionCreated", "pubStatus", "infoSources", "contentType")

_SINCE_SECOND = frozenset({"bodies", "headlines", "pubStatus", "versionCreated", "infoSources", "altIds"})
_BODIES = ("body_html", "body_xhtml", "body_richtext", "body_text", "body_main")
"""Of the first generation, best first; any other `body_…` comes after. Markup knows its paragraphs."""
_HEADLINES = ("headline", "headline_main")
_MAIN = frozenset({"main", "richtext", "body", None})
"""Roles of a body that is the article, not a summary of it."""


def read_ninjs(payload: Payload) -> ArticleBody:
    """An item of any generation. Raises BodyError."""
    generation = ninjs_generation(payload)
    names = (_FIRST, _SECOND, _THIRD)[generation - 1]
    if generation == 1:
        return _item(payload, names, "uri", plain_title(_first_headline(payload)), _first_text(payload))
    return _item(payload, names, "uri", _later_headline(payload, names), _later_text(payload, names))


def read_superdesk(payload: Payload) -> ArticleBody:
    """What Superdesk's HTTP push sends: ninjs 1 with a `guid`, and markup in headlines. Raises BodyError."""
    return _item(payload, _FIRST, "guid", title_from_html(_first_headline(payload)), _first_text(payload))


def ninjs_generation(payload: Payload) -> int:
    """1, 2 or 3: as the item says, or else by its names: lists of bodies since 2, capitals inside names since 3."""
    said = string(payload, "standard", "version")
    if said is not None and said[0] in "123":
        return int(said[0])
    if payload.keys().isdisjoint(_SINCE_SECOND):
        return 1
    written = {*payload, *(name for body in objects(payload, "bodies") for name in body)}
    return 3 if any(name != name.lower() for name in written) else 2


def _item(payload: Payload, names: _Names, id_name: str, title: str | None, text: str) -> ArticleBody:
    refuse_withdrawn(payload, names.status, "canceled")
    uri = identifier(payload, id_name)
    modified_at = time(payload, names.version_created)
    return ArticleBody(
        text,
        title=title,
        source=string(payload, "source") or _info_source(payload, names) or outlet(uri),
        external_id=uri,
        published_at=time(payload, "firstpublished", names.first_created) or modified_at,
        modified_at=modified_at,
        version=count(payload, "version"),
    )


def _info_source(payload: Payload, names: _Names) -> str | None:
    named = (string(one, "name") for one in objects(payload, names.sources))
    return next((name for name in named if name), None)


def _first_headline(payload: Payload) -> str | None:
    return next((value for name in _HEADLINES if (value := string(payload, name))), None)


def _first_text(payload: Payload) -> str:
    others = sorted(name for name in payload if name.startswith("body_") and name not in _BODIES)
    for name in (*_BODIES, *others):
        if (value := string(payload, name)) is not None:
            return _read_text(name, value, is_markup="<p" in value or name in _BODIES[:3])
    raise BodyError("body_html", "There is no body_html, body_xhtml, body_text or other body_….")


def _later_headline(payload: Payload, names: _Names) -> str | None:
    headline = _best(objects(payload, "headlines"), names)
    if headline is None:
        return None
    return (title_from_html if _is_markup(headline, names) else plain_title)(string(headline, "value"))


def _later_text(payload: Payload, names: _Names) -> str:
    body = _best(objects(payload, "bodies"), names)
    if body is None:
        raise BodyError("bodies", "There is none with a text.")
    return _read_text("bodies", body["value"], is_markup=_is_markup(body, names))


def _best(parts: Sequence[Payload], names: _Names) -> Payload | None:
    """The main part, and of its renderings the one with markup, for it knows its paragraphs."""
    worded = [part for part in parts if string(part, "value") is not None]
    return min(worded, key=lambda part: (string(part, "role") not in _MAIN, not _is_markup(part, names)), default=None)


def _is_markup(part: Payload, names: _Names) -> bool:
    return "html" in (string(part, names.content_type) or "").lower()


def _read_text(field: str, value: str, *, is_markup: bool) -> str:
    return text_from_html(field, value) if is_markup else value
