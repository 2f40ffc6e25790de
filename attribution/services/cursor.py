"""Page cursors: the id where the next page starts, opaque to clients and checked when it comes back."""

from __future__ import annotations

import base64
import binascii
import re

from attribution.errors import CursorError

MAX_ID = 2**63 - 1
"""The highest id that every database keeps."""

_PLAIN = re.compile(r"([a-z]+)-([1-9][0-9]{0,18})")


def encode_cursor(listing: str, position: int) -> str:
    """A cursor that `decode_cursor` reads for the same listing only."""
    return base64.urlsafe_b64encode(f"{listing}-{position}".encode()).decode().rstrip("=")


def decode_cursor(listing: str, cursor: str | None) -> int | None:
    """The position in a cursor; None for none. Raises CursorError for one that was not given out here."""
    if cursor is None:
        return None
    match = _PLAIN.fullmatch(_plain(cursor))
    if match is None or match[1] != listing or int(match[2]) > MAX_ID:
        raise CursorError("The cursor was not given out by this listing.")
    return int(match[2])


def _plain(cursor: str) -> str:
    try:
        return base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode("ascii")
    except (ValueError, binascii.Error) as error:
        raise CursorError("The cursor is malformed.") from error
