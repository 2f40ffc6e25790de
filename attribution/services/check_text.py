"""Refuses, before any work is done, what is not text or cannot be kept as text."""

from __future__ import annotations

from attribution.errors import TextError, TextTooLongError


def check_text(text: str, *, limit: int | None = None) -> None:
    """Raise TextTooLongError over ``limit`` code points, TextError for U+0000 and lone surrogates.

    PostgreSQL cannot keep U+0000, and lone surrogates have no encoding; both mean that something broke
    before the text came here.
    """
    if limit is not None and len(text) > limit:
        raise TextTooLongError(len(text), limit)
    if "\x00" in text:
        raise TextError(f"The text holds U+0000 at position {text.index(chr(0))}: it looks binary.")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise TextError(
            f"The text holds a lone surrogate at position {error.start}: it was cut or decoded wrongly."
        ) from error
