"""Reads a list of speakers that was made elsewhere, as JSON or as a table, and says all that is wrong with it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from attribution.errors import SpeakerListError, TextError
from attribution.services.check_text import check_text
from attribution.services.ports import REGISTERED_KINDS, KnownKind, Role, SpeakerIn

LONGEST_NAME = 200
MOST_NAMES = 100
MOST_ROWS = 2000
"""Rows that are taken in at once: seconds in which nobody else can write."""
WIKIDATA = "^Q[1-9][0-9]{0,11}$"
"""The id of an item."""

_MEMBERS = {"name", "kind", "wikidata", "aliases", "roles"}
_ROLE_MEMBERS = {"role", "from", "to"}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ROLE_CELL = re.compile(r"(?P<role>.*?)\s*(?:\[(?P<since>[^][/]*)/(?P<until>[^][/]*)\])?", re.DOTALL)
_LONGEST_ROLE_CELL = LONGEST_NAME + 50
"""Characters of a role with its days; a longer cell is a role that is too long."""
_MANY = "|"
"""What parts several values of a cell."""


class _Faulty(Exception):  # noqa: N818 (never leaves this file)
    """One thing that is wrong with a row."""


def read_speaker_list(rows: object, *, most: int | None = None) -> list[SpeakerIn]:
    """The speakers of a JSON list of at most so many rows. Raises SpeakerListError, which names every faulty row."""
    if not isinstance(rows, list):
        raise SpeakerListError(["The list is not a JSON array."])
    if most is not None and len(rows) > most:
        raise SpeakerListError([f"The list has {len(rows)} rows; the limit is {most}."])
    speakers, problems = [], []
    for number, row in enumerate(rows, start=1):
        try:
            speakers.append(_speaker(row))
        except _Faulty as fault:
            problems.append(f"Row {number}: {str(fault).removesuffix('.')}.")
    if problems:
        raise SpeakerListError(problems)
    return speakers


def rows_of_csv(text: str) -> list[dict[str, Any]]:
    """The rows of a table in the form of the JSON list. Raises SpeakerListError.

    Columns by name, in any order: name, kind, wikidata, aliases, roles; parted by comma, semicolon or tab. Several
    aliases or roles stand in a cell with | between them; a role as ``maire [2014-04-02/2016-12-06]``.
    """
    first = text.removeprefix("\ufeff").partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter, strict=True)
    try:
        columns = [column.strip().casefold() for column in reader.fieldnames or ()]
        _check_columns(columns)
        reader.fieldnames = columns
        return [_row(cells) for cells in reader]
    except csv.Error as error:
        raise SpeakerListError([f"Line {reader.line_num} is no line of a table: {error}."]) from error


def _check_columns(columns: Sequence[str]) -> None:
    if set(columns) - _MEMBERS or not {"name", "kind"} <= set(columns) or len(set(columns)) < len(columns):
        known = ", ".join(sorted(_MEMBERS))
        raise SpeakerListError([f"The columns must be name, kind and others of {known}, each once; not {columns}."])


def _row(cells: Mapping[str | None, Any]) -> dict[str, Any]:
    """A row in the form of JSON. A row of the wrong length keeps what is too much, and so is found faulty."""
    row: dict[str, Any] = {str(name): (value or "").strip() for name, value in cells.items() if name is not None}
    if None in cells:
        row["more cells than columns"] = cells[None]
    row["wikidata"] = row.get("wikidata") or None
    row["aliases"] = list(_parts(row.get("aliases", "")))
    row["roles"] = [_role_cell(part) for part in _parts(row.get("roles", ""))]
    return row


def _parts(cell: str) -> Iterator[str]:
    return filter(None, (part.strip() for part in cell.split(_MANY)))


def _role_cell(cell: str) -> dict[str, Any]:
    found = _ROLE_CELL.fullmatch(cell) if len(cell) <= _LONGEST_ROLE_CELL else None
    if found is None:
        return {"role": cell}
    return {"role": found["role"], "from": found["since"] or None, "to": found["until"] or None}


def _speaker(row: object) -> SpeakerIn:
    members = _members(row, _MEMBERS)
    kind = members.get("kind")
    if not isinstance(kind, str) or kind not in REGISTERED_KINDS:
        raise _Faulty(f"the kind is not one of {', '.join(REGISTERED_KINDS)}")
    wikidata = members.get("wikidata")
    if wikidata is not None and not (isinstance(wikidata, str) and re.fullmatch(WIKIDATA[1:-1], wikidata)):
        raise _Faulty("the wikidata id is not of the form Q42")
    return SpeakerIn(
        name=_words(members.get("name"), "name"),
        kind=KnownKind(kind),
        wikidata=wikidata,
        aliases=tuple(_words(alias, "alias") for alias in _list(members.get("aliases", []), "aliases")),
        roles=tuple(_role(role) for role in _list(members.get("roles", []), "roles")),
    )


def _role(given: object) -> Role:
    members = _members(given, _ROLE_MEMBERS)
    return Role(_words(members.get("role"), "role"), _day(members.get("from")), _day(members.get("to")))


def _members(given: object, known: set[str]) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise _Faulty("not an object")
    unknown = sorted(set(given) - known)
    if unknown:
        raise _Faulty(f"unknown member {unknown[0][:40]!r}")
    return given


def _list(given: object, what: str) -> list[object]:
    if not isinstance(given, list):
        raise _Faulty(f"the {what} are not a list")
    if len(given) > MOST_NAMES:
        raise _Faulty(f"more than {MOST_NAMES} {what}")
    return given


def _words(given: object, what: str) -> str:
    if not isinstance(given, str) or not 1 <= len(given) <= LONGEST_NAME:
        raise _Faulty(f"the {what} is not a string of 1 to {LONGEST_NAME} characters")
    try:
        check_text(given)
    except TextError as error:
        raise _Faulty(f"the {what}: {error}") from error
    return given


def _day(given: object) -> date | None:
    if given is None:
        return None
    try:
        if isinstance(given, str) and _DAY.fullmatch(given):
            return date.fromisoformat(given)
    except ValueError:
        pass
    raise _Faulty("a day is not of the form 2016-12-06")
