"""Makes the text that offsets refer to: block by block, with every no-break space that the author set.

Only ASCII white space collapses, as in a browser; U+00A0 and U+202F belong to French marks and stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ASCII_SPACE = " \t\n\r\f\v"
_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_MARKS = '«»“”„"‹›'


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or row. ``tight``: it follows on the next line, without a blank one."""

    text: str
    tight: bool = False


def join_blocks(blocks: Sequence[Block]) -> str:
    """One text: a blank line between paragraphs, a line end between the items of a list or the rows of a table."""
    parts: list[str] = []
    for position, block in enumerate(blocks):
        if position:
            parts.append("\n" if block.tight and blocks[position - 1].tight else "\n\n")
        parts.append(block.text)
    return "".join(parts)


def collapse(text: str) -> str:
    """The text on one line, ASCII white space collapsed; no-break spaces stay."""
    return _SPACES.sub(" ", text).strip(" ")


class BlockText:
    """Takes text and block borders in document order and gives the blocks. Blocks of nothing but space are none."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._tight = False
        self._after_space = True
        self._breaks = 0

    def add(self, text: str, *, verbatim: bool = False) -> None:
        """Text of the block; its ASCII white space collapses unless it is ``verbatim``."""
        kept = text if verbatim else _SPACES.sub(" ", text)
        if self._after_space and not verbatim:
            kept = kept.removeprefix(" ")
        if kept:
            self._parts.append(kept)
            self._after_space = kept[-1] in _ASCII_SPACE
            self._breaks = 0

    def break_line(self) -> None:
        """A line end inside the block; any number of them in a row makes one blank line."""
        if self._parts:
            self._parts[-1] = self._parts[-1].rstrip(" ")
        if self._breaks < 2:
            self._parts.append("\n")
        self._breaks += 1
        self._after_space = True

    def open(self, *, tight: bool = False) -> None:
        """The block before ends here, and another starts."""
        text = "".join(self._parts).strip(_ASCII_SPACE)
        if text.strip():
            self.blocks.append(Block(text, self._tight))
        self._parts.clear()
        self._tight, self._after_space, self._breaks = tight, True, 0

    @property
    def place(self) -> tuple[int, int]:
        """Where the next text goes; for `enclose`."""
        return len(self.blocks), len(self._parts)

    def enclose(self, place: tuple[int, int], opening: str, closing: str) -> None:
        """Put marks around what was added since, unless it bears some or reaches over a block's border."""
        block, part = place
        inside = "".join(self._parts[part:])
        words = inside.strip(_ASCII_SPACE)
        if block == len(self.blocks) and words and words[0] not in _MARKS:
            self._parts[part:] = [inside.replace(words, f"{opening}{words}{closing}", 1)]
