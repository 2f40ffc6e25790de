"""Column types that read and write the same value on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import BigInteger, DateTime, Dialect, Enum, Integer, Text
from sqlalchemy.types import TypeDecorator

ID = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up in INTEGER columns only, which have 64 bits there
LARGEST_ID = 2**63 - 1


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time, in UTC when it is read. SQLite keeps it without its zone, so the zone goes on here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Refuse a naive time: nobody can tell later which zone it was in."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"not an aware time: {value}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """What SQLite gives without a zone is UTC already."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


Word = TypeVar("Word", bound=StrEnum)


class WordSet(TypeDecorator[frozenset[Word]]):
    """Some words of an enumeration, kept in one text in the enumeration's order."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[Word]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: frozenset[Word] | None, _dialect: Dialect) -> str | None:
        """Parted by a space."""
        return None if value is None else " ".join(word for word in self.words if word in value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> frozenset[Word] | None:
        """None for NULL, which an outer join gives."""
        return None if value is None else frozenset(self.words(word) for word in value.split())


def word_of(words: type[StrEnum]) -> Enum:
    """One of the words of an enumeration, kept as that word.

    Neither a native type nor a check: a new word needs no migration, and the enumeration checks on reading.
    """
    return Enum(words, native_enum=False, length=20, values_callable=lambda kind: [word.value for word in kind])


def as_id(number: int) -> int:
    """A number that the database can compare with ids; numbers beyond its range match no row."""
    return max(-LARGEST_ID, min(number, LARGEST_ID))
