"""What the database complains of, in the words of this package."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from attribution.errors import StoreError

_UNKNOWN_TO_SQLITE = ("no such table", "no such column", "has no column")
_UNREACHABLE = ("unable to open database file", "file is not a database", "readonly database", "connection failed")
_UNKNOWN_TO_POSTGRES = ("42P01", "42703")  # undefined_table, undefined_column


@contextmanager
def store_errors() -> Iterator[None]:
    """Turn the database's errors into StoreError; the message holds neither SQL nor article text."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(_explain(error.orig)) from error
    except PoolTimeoutError as error:
        raise StoreError("The database is busy: no connection came free in time.") from error


def _explain(error: BaseException | None) -> str:
    complaint = str(error)
    unknown = getattr(error, "sqlstate", None) in _UNKNOWN_TO_POSTGRES
    if unknown or any(words in complaint for words in _UNKNOWN_TO_SQLITE):
        return "The database does not have the tables of this version: run `attribution db upgrade`."
    failed = f"The database failed: {complaint.partition(chr(10))[0]}"
    unreachable = any(words in complaint for words in _UNREACHABLE)
    return f"{failed}. Check ATTRIBUTION_DATABASE_URL." if unreachable else failed
