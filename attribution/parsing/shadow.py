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

        Every code point of the shadow stands for a whole letter with its marks, so no cut parts the two,
        and ranges that do not overlap here do not overlap there.
        """
        return self.origins[start], self.origins[end]


def cast_shadow(text: str) -> Shadow:
    """Compose letters, make every space a plain one, every line end a line feed, every lone surrogate U+FFFD.

    All replacements are one for one but composition, which is done letter by letter (NFC); marks that
    cannot be composed are left out, as the models know none of them.
    """
    plain = text.replace("\r\n", " \n").translate(_PLAIN)
    if unicodedata.is_normalized("NFC", plain) and not any(map(unicodedata.combining, plain)):
        return Shadow(plain, range(len(text) + 1))
    letters: list[str] = []
    origins: list[int] = []
    start = 0
    for end in range(1, len(plain) + 1):
        if end < len(plain) and unicodedata.combining(plain[end]):
            continue
        letters.append(unicodedata.normalize("NFC", plain[start:end])[0])
        origins.append(start)
        start = end
    return Shadow("".join(letters), (*origins, len(text)))
