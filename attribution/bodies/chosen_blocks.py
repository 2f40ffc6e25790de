"""Which blocks of a page are its article: trafilatura says so, and gives no text, for it loses every no-break space."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Sequence

from attribution.bodies.block_text import Block

_LOG = logging.getLogger(__name__)
_LONGEST_RUN = 50_000
"""Letters of a text that is searched for blocks; each block may cost a search through all of it."""
_LONG = 20
"""Letters that stand in a text by chance hardly ever."""


def choose_blocks(html: str, blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks that trafilatura keeps, compared by their letters; all of them when it keeps none."""
    kept = _Kept(_main_text(html))
    return [block for block in blocks if kept.holds(block)] or blocks


class _Kept:
    """What trafilatura kept: a line for each block, or, of a short page, all blocks in a run. Asked in page order."""

    def __init__(self, text: str) -> None:
        self._lines = {letters for line in text.split("\n") if (letters := _letters(line))}
        letters = _letters(text)
        self._run = letters if len(letters) <= _LONGEST_RUN else ""
        self._at = 0

    def holds(self, block: Block) -> bool:
        return self._goes_on(_letters(block.text)) or any(
            _letters(line) in self._lines for line in block.text.split("\n")
        )

    def _goes_on(self, letters: str) -> bool:
        if not letters:
            return False
        if self._run.startswith(letters, self._at):
            found = self._at
        else:
            found = self._run.find(letters, self._at) if len(letters) >= _LONG else -1
        if found >= 0:
            self._at = found + len(letters)
        return found >= 0


def _main_text(html: str) -> str:
    from trafilatura import extract  # noqa: PLC0415 (which only pages should wait for)

    try:
        return extract(html, include_comments=False, favor_recall=True) or ""
    except Exception:  # it only chooses: whatever fails in there, the page is read whole
        _LOG.warning("trafilatura failed on a page, all blocks are kept", exc_info=True)
        return ""


def _letters(text: str) -> str:
    """Without white space and marks: a list's dash or a table's bar makes no difference."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text).casefold() if sign.isalnum())
