"""Reads documents from text and JSONL files, one by one; what cannot be read becomes a `Problem`, not an end.

Bytes are decoded here and line ends are kept, so that offsets count the very characters of the file. A
byte order mark is not text: it is left out, and offsets count from after it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import click

STDIN = "-"
TEXT = "text"
JSONL = "jsonl"
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that cannot be read: where it stands (file and line) and what is wrong."""

    place: str
    message: str


@dataclass(frozen=True, slots=True)
class JsonLine:
    """A JSON object of a JSONL file, and where it stands."""

    place: str
    value: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Input:
    """A document to work on. ``place`` is for messages."""

    id: str | int
    text: str
    place: str


def read_inputs(files: Iterable[str], form: str | None = None) -> Iterator[Input | Problem]:
    """Every document of every file. Without a form the suffix ``.jsonl`` decides; stdin ("-") is a text."""
    for file in files:
        if (form or form_of(file)) == JSONL:
            for line in read_json_lines(file):
                yield line if isinstance(line, Problem) else _input(line)
        else:
            yield _read_text(file)


def form_of(file: str) -> str:
    """``jsonl`` or ``text``, by the file's name."""
    return JSONL if Path(file).suffix.lower() == ".jsonl" else TEXT


def read_json_lines(file: str) -> Iterator[JsonLine | Problem]:
    """Every line of a JSONL file that is not blank, read as it is needed."""
    name = _shown(file)
    try:
        with _opened(file) as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _json_line(line, f"{name}, line {number}")
    except OSError as error:
        yield Problem(name, _reason(error))


def _read_text(file: str) -> Input | Problem:
    name = _shown(file)
    try:
        with _opened(file) as stream:
            return Input(name, _decode(stream.read()), name)
    except OSError as error:
        return Problem(name, _reason(error))
    except UnicodeDecodeError as error:
        return Problem(name, _not_utf8(error))


def _json_line(line: bytes, place: str) -> JsonLine | Problem:
    try:
        value = json.loads(_decode(line))
    except UnicodeDecodeError as error:
        return Problem(place, _not_utf8(error))
    except (ValueError, RecursionError) as error:
        return Problem(place, f"Not JSON: {error}.")
    if not isinstance(value, dict):
        return Problem(place, "Not a JSON object.")
    return JsonLine(place, value)


def _input(line: JsonLine) -> Input | Problem:
    """The document of a line; further keys, answers among them, are not looked at."""
    text, name = line.value.get("text"), line.value.get("id", line.place)
    if "text" not in line.value:
        return Problem(line.place, 'There is no "text".')
    if not isinstance(text, str):
        return Problem(line.place, f'"text" is not a string but {_kind(text)}.')
    if not isinstance(name, str | int) or isinstance(name, bool):
        return Problem(line.place, f'"id" is neither a string nor a number but {_kind(name)}.')
    if isinstance(name, str) and not _is_encodable(name):
        return Problem(line.place, '"id" holds a lone surrogate.')
    return Input(name, text, line.place)


def _opened(file: str) -> AbstractContextManager[BinaryIO]:
    if file == STDIN:
        return nullcontext(sys.stdin.buffer)
    return Path(file).open("rb")


def _decode(content: bytes) -> str:
    return content.decode("utf-8").removeprefix(_BYTE_ORDER_MARK)


def _shown(file: str) -> str:
    return "stdin" if file == STDIN else click.format_filename(file)


def _reason(error: OSError) -> str:
    return f"{error.strerror or error}."


def _not_utf8(error: UnicodeDecodeError) -> str:
    return f"Not UTF-8: byte 0x{error.object[error.start]:02x} at position {error.start}."


def _is_encodable(text: str) -> bool:
    return all(not 0xD800 <= ord(sign) < 0xE000 for sign in text)


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "a truth value", type(None): "null"}
    return names.get(type(value), "a number")
