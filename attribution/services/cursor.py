"""Page cursors: the id where the next page starts, opaque to clients and checked when it comes back."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from attribution.errors import CursorError
from attribution.services.ports.paging import Page

Record = TypeVar("Record")

MAX_ID = 2**63 - 1
"""The highest id that every database keeps."""


def cursor_pattern(listing: str) -> str:
    """What every cursor of a listing matches, and nothing that is not one: its initial and 63 bits in hexadecimal."""
    return f"^{listing[0]}[0-7][0-9a-f]{{15}}$"


def encode_cursor(listing: str, position: int) -> str:
    """A cursor that `decode_cursor` reads for the same listing only."""
    return f"{listing[0]}{position:016x}"


def decode_cursor(listing: str, cursor: str | None) -> int | None:
    """The position in a cursor; None for none. Raises CursorError for one that was not given out here."""
    if cursor is None:
        return None
    if not re.fullmatch(cursor_pattern(listing), cursor) or cursor.endswith("\n"):
        raise CursorError("The cursor was not given out by this listing.")
    return int(cursor[1:], base=16)


def page_of(listing: str, found: Sequence[Record], limit: int, position: Callable[[Record], int]) -> Page[Record]:
    """One page of a listing. ``found`` may hold one record more than the limit, which tells that there is more."""
    items = found[:limit]
    return Page(items, encode_cursor(listing, position(items[-1])) if len(found) > limit else None)
