"""Fields that take exactly what the document says: strings of real characters, ASCII digits, aware times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from marshmallow import ValidationError, fields, validate

from attribution.errors import TextError
from attribution.services.article_fields import UNICODE_SPACES, is_web_address
from attribution.services.check_text import check_text

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,400})?([eE][+-]?[0-9]{1,5})?")
_DIGITS = re.compile(r"[0-9]{1,19}")

NOT_BLANK = rf"^[^\u0000]*[^\u0000\u0009-\u000d\u001c-\u0020{UNICODE_SPACES}][^\u0000]*$"
"""At least one character that is no white space, and no U+0000."""

_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d([.,]\d+)?)?([Zz]|[+-]\d\d:?\d\d)", re.ASCII)
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NAIVE = re.compile(r"\d{4}-\d\d-\d\d([Tt ]\d\d:\d\d(:\d\d([.,]\d+)?)?)?", re.ASCII)


def check_characters(value: str) -> None:
    """Refuse U+0000 and lone surrogates, which no database keeps."""
    try:
        check_text(value)
    except TextError as error:
        raise ValidationError(str(error)) from error


def check_not_blank(value: str) -> None:
    """Refuse what is empty or white space only."""
    if not value.strip():
        raise ValidationError("The text is empty or white space only.")


def short_text(longest: int, description: str, **options: Any) -> fields.String:
    """A string of at most ``longest`` characters, never empty."""
    length = validate.Length(min=1, max=longest)
    metadata = {"description": description, "pattern": "^[^\\u0000]*$"}
    return fields.String(validate=[length, check_characters], metadata=metadata, **options)


def one_of(words: Iterable[StrEnum], description: str | None = None, **options: Any) -> fields.String:
    """One of the words of an enumeration, or of some of them."""
    metadata = {"description": description} if description else {}
    return fields.String(validate=validate.OneOf([word.value for word in words]), metadata=metadata, **options)


def check_url(value: str) -> None:
    """Refuse an address that is not http or https with a host."""
    if not is_web_address(value):
        raise ValidationError("The address must start with http:// or https:// and a host's name.")


class StrictInteger(fields.Integer):
    """An integer as ASCII digits; Python's `int` also reads ``1_0``, spaces and other scripts' digits."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> int:
        if not (isinstance(value, str) and _DIGITS.fullmatch(value)):
            raise self.make_error("invalid", input=value)
        return super()._deserialize(value, attr, data, **kwargs)


class StrictShare(fields.Float):
    """A number from 0 to 1 as JSON writes it; Python's `float` reads ``nan``, ``1_0`` and other scripts' digits too."""

    def __init__(self, *, metadata: dict[str, Any]) -> None:
        super().__init__(validate=validate.Range(min=0, max=1), metadata=metadata)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> float:
        if not (isinstance(value, str) and _NUMBER.fullmatch(value)):
            raise self.make_error("invalid", input=value)
        return super()._deserialize(value, attr, data, **kwargs)


class WholeNumber(fields.Integer):
    """A JSON number without fraction, 0 to 2**63 - 1; Python's `int` also reads strings, booleans and fractions."""

    def __init__(self, *, metadata: dict[str, Any], **options: Any) -> None:
        super().__init__(validate=validate.Range(min=0, max=2**63 - 1), metadata=metadata, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> int:
        if isinstance(value, bool) or not (isinstance(value, int) or (isinstance(value, float) and value.is_integer())):
            raise self.make_error("invalid", input=value)
        return super()._deserialize(value, attr, data, **kwargs)


class OffsetDateTime(fields.AwareDateTime):
    """An ISO 8601 date-time with its offset from UTC; read as UTC, written as UTC."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> datetime:
        if isinstance(value, str) and _NAIVE.fullmatch(value):
            raise ValidationError("The time has no offset from UTC: write 2016-04-09T14:05:00+02:00 or …Z.")
        if not (isinstance(value, str) and _TIME.fullmatch(value)):
            raise ValidationError("Not an ISO 8601 date-time, such as 2016-04-09T14:05:00+02:00.")
        try:
            return datetime.fromisoformat(value.upper()).astimezone(UTC)
        except (ValueError, OverflowError) as error:
            raise ValidationError("There is no such date or time.") from error


class Day(fields.Date):
    """A day as RFC 3339 writes it: 2016-12-06, in ASCII digits."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> date:
        if not (isinstance(value, str) and DAY.fullmatch(value)):
            raise ValidationError("Not a day, such as 2016-12-06.")
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise ValidationError("There is no such day.") from error


class Flag(fields.Boolean):
    """``true`` or ``false`` in a query."""

    def __init__(self, **options: Any) -> None:
        super().__init__(truthy={"true"}, falsy={"false"}, **options)
