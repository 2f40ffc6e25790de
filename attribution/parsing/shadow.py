"""The shadow copy that the parser reads, with a map of every position back into the text that was sent.

The models were trained on composed letters and plain spaces; the text that was sent is never changed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_SPACES = "\u00a0\u202f\u2007\u2009\u200a\u2008\u2002\u2003\u2004\u2005\u2006\u205f\u3000"
_LINE_ENDS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_PLAIN = (
    dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
    | {ord(space): " " for space in _SPACES}
    | {ord(end): "\n" for end in _LINE_ENDS}
)


@dataclass(frozen=True, slots=True)
class Shadow:
    """``text`` is for the parser. ``origins[i]`` is where its code point ``i`` starts in the original.

    ``origins`` has one more entry than ``text`` has code points: the original's length.
    """

    text: str
    origins: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """A half-open, non-empty range of the shadow as a half-open range of the original.

        A range that ends inside a letter that could not be composed takes the whole letter, combining
        marks included, so that no cut parts a letter from its accent.
        """
        last = end
        while last < len(self.text) and self.origins[last] == self.origins[end - 1]:
            last += 1
        return self.origins[start], self.origins[last]


def cast_shadow(text: str) -> Shadow:
    """Compose letters, make every space a plain one, every line end a line feed, every lone surrogate U+FFFD.

    All replacements are one for one but composition, which is done letter by letter (NFC).
    """
    plain = text.replace("\r\n", " \n").translate(_PLAIN)
    if unicodedata.is_normalized("NFC", plain) and not any(map(unicodedata.combining, plain)):
        return Shadow(plain, range(len(text) + 1))
    pieces: list[str] = []
    origins: list[int] = []
    start = 0
    for end in range(1, len(plain) + 1):
        if end < len(plain) and unicodedata.combining(plain[end]):
            continue
        piece = unicodedata.normalize("NFC", plain[start:end])
        pieces.append(piece)
        origins.extend([start] * len(piece))
        start = end
    return Shadow("".join(pieces), (*origins, len(text)))
