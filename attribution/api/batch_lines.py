"""Reads the articles of a batch from a stream of JSON lines, one line at a time, whatever the lines hold."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import IO, Any, cast

from marshmallow import ValidationError
from werkzeug.exceptions import BadRequest

from attribution.api.json_body import read_json
from attribution.api.line_faults import fault_of
from attribution.errors import LineFormatError, TextError, TextTooLongError
from attribution.services.check_text import check_text
from attribution.services.ports import ArticleIn, Fault, LineIn

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_READ_AT_ONCE = 65_536


def read_lines(
    stream: IO[bytes], read: Callable[[dict[str, Any]], ArticleIn], *, max_bytes: int, max_chars: int
) -> Iterator[LineIn]:
    """Every line that is not blank, numbered as it stands in the stream. Raises what the stream raises.

    ``read`` makes an article of a line's members. It may raise ValidationError and TextError.
    """
    buffered = io.BufferedReader(cast("io.RawIOBase", stream), _READ_AT_ONCE)
    for number, line in enumerate(_raw_lines(buffered, max_bytes), start=1):
        if line is None:
            too_long = f"The line has more than {max_bytes} bytes."
            yield LineIn(number, fault=Fault(TextTooLongError.__name__, too_long))
        elif line := (line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line).strip():
            yield _read_line(number, line, read, max_chars)


def _raw_lines(stream: IO[bytes], longest: int) -> Iterator[bytes | None]:
    """The lines; None for one that is longer than a line may be."""
    while line := stream.readline(longest + 1):
        if len(line) <= longest or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_READ_AT_ONCE)
        yield None


def _read_line(number: int, line: bytes, read: Callable[[dict[str, Any]], ArticleIn], max_chars: int) -> LineIn:
    try:
        article = read(_members(line))
        check_text(article.text, limit=max_chars)
    except BadRequest as error:
        return LineIn(number, fault=Fault(LineFormatError.__name__, error.description or error.name))
    except ValidationError as error:
        return LineIn(number, fault=fault_of(error))
    except TextError as error:
        return LineIn(number, fault=Fault(type(error).__name__, str(error)))
    return LineIn(number, article)


def _members(line: bytes) -> dict[str, Any]:
    given = read_json(line, what="line")
    if not isinstance(given, dict):
        raise BadRequest("The line is not a JSON object.")
    return given
