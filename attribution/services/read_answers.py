"""Reads the interchange format back, as far as scoring compares it: gold sets, and analyses in files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attribution.core.document import Span
from attribution.core.scoring import Answer, Hop
from attribution.core.scoring.phenomena import Phenomenon
from attribution.errors import InterchangeError


def read_answers(document: Mapping[str, Any]) -> tuple[Answer, ...]:
    """The ``quotations`` of one document. Raises InterchangeError that names the quotation at fault."""
    quotations = document.get("quotations", [])
    if not isinstance(quotations, list):
        raise InterchangeError('"quotations" is not a list.')
    return tuple(_read_numbered(number, quotation) for number, quotation in enumerate(quotations, start=1))


def read_phenomena(entry: Mapping[str, Any]) -> tuple[Phenomenon, ...]:
    """What a document or quotation of a gold set shows: ``phenomena``, a list of ids, or ``phenomenon``, one of them.

    A document's ``name`` says which phenomenon it is; it is read with a single one only.
    """
    if "phenomenon" in entry:
        return (Phenomenon(str(entry["phenomenon"]), str(entry.get("name", ""))),)
    return tuple(Phenomenon(str(name)) for name in entry.get("phenomena") or ())


def _read_numbered(number: int, quotation: Mapping[str, Any]) -> Answer:
    try:
        return _read_answer(quotation)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InterchangeError(f"Quotation {number} cannot be read ({type(error).__name__}: {error}).") from error


def _read_answer(quotation: Mapping[str, Any]) -> Answer:
    return Answer(
        content=_read_place(quotation["content"]),
        kind=quotation.get("kind"),
        source=_read_span(quotation.get("source")),
        speaker=_read_name(quotation.get("speaker")),
        relays=tuple(_read_hop(relay) for relay in quotation.get("relays") or ()),
        status=quotation.get("status"),
        debatable=bool(quotation.get("debatable")),
        rule=quotation.get("source_rule"),
        kind_rule=quotation.get("kind_rule"),
        speaker_rule=quotation.get("speaker_rule"),
        phenomena=tuple(one.id for one in read_phenomena(quotation)),
        confidence=quotation.get("confidence") or {},
    )


def _read_hop(relay: Mapping[str, Any]) -> Hop:
    return Hop(_read_span(relay.get("source")), _read_name(relay.get("speaker")), relay.get("rule"))


def _read_span(span: Mapping[str, int] | None) -> Span | None:
    return _read_place(span) if span else None


def _read_place(span: Mapping[str, int]) -> Span:
    return Span(span["start"], span["end"])


def _read_name(speaker: str | Mapping[str, str] | None) -> str | None:
    """A name, or the HTTP API's ``{"name", "id"}``."""
    return speaker if speaker is None or isinstance(speaker, str) else speaker["name"]
