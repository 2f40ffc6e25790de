"""Cursors of a search: the place where the next page starts, bound to what was asked for.

Opaque to clients: an initial, 32 bits of the question's digest, how the answers are ordered, then the key and the id
of the last answer in hexadecimal. A time is kept in microseconds, a rank bit by bit.
"""

from __future__ import annotations

import hashlib
import math
import re
import struct
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

from attribution.core.fold import fold
from attribution.errors import CursorError
from attribution.services.ports import Order, Place, QuotationQuery

PATTERN = "^q[0-9a-f]{8}[dr][0-9a-f]{16}[0-7][0-9a-f]{15}$"
"""What every cursor matches."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_STRANGE = "The cursor was not given out for this search."


def encode_place(query: QuotationQuery, place: Place) -> str:
    """A cursor that `decode_place` reads for the same query only."""
    if isinstance(place.key, datetime):
        key = "d" + struct.pack(">q", (place.key - _EPOCH) // _MICROSECOND).hex()
    else:
        key = "r" + struct.pack(">d", place.key).hex()
    return f"q{_digest(query)}{key}{place.id:016x}"


def decode_place(query: QuotationQuery, cursor: str | None) -> Place | None:
    """The place in a cursor; None for none. Raises CursorError for one that was not given out for this query."""
    if cursor is None:
        return None
    by_rank = query.order is Order.RELEVANCE and bool(fold(query.q or ""))
    start = f"q{_digest(query)}{'r' if by_rank else 'd'}"
    if not re.fullmatch(PATTERN, cursor) or cursor.endswith("\n") or not cursor.startswith(start):
        raise CursorError(_STRANGE)
    return Place(_key(cursor[9], bytes.fromhex(cursor[10:26])), int(cursor[26:], base=16))


def _key(order: str, key: bytes) -> datetime | float:
    if order == "d":
        (microseconds,) = struct.unpack(">q", key)
        try:
            return _EPOCH + timedelta(microseconds=microseconds)
        except OverflowError as error:
            raise CursorError(_STRANGE) from error
    rank: float = struct.unpack(">d", key)[0]
    if not math.isfinite(rank):
        raise CursorError(_STRANGE)
    return rank


def _digest(query: QuotationQuery) -> str:
    return hashlib.sha256(repr(sorted(asdict(query).items())).encode()).hexdigest()[:8]
