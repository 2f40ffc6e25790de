"""One way to compare names and words, the same on every database: accents, case, marks and spaces aside."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})
_NOT_A_WORD = re.compile(r"[\W_]+")
REMEMBERED = 10_000
"""Words; a text asks for the same few hundred again and again."""


@lru_cache(maxsize=REMEMBERED)
def fold(text: str) -> str:
    """Lower-case words without accents or ligatures, parted by one space: "L’Œuvre" gives "l oeuvre".

    Idempotent. Neither SQLite's `unicode61` nor PostgreSQL's `unaccent` does all of this, and they
    differ, so folding happens here and the folded text is kept.
    """
    plain = unicodedata.normalize("NFKD", text).translate(_LIGATURES).casefold()
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    return _NOT_A_WORD.sub(" ", bare).strip()
