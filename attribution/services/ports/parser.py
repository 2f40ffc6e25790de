"""What turns a text into a parse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from attribution.core.document import Document


class Parser(Protocol):
    """Turns a text into a `Document` whose ``text`` is the very text that was given.

    Safe to call from several threads (calls may wait for each other). Memory is bounded by the
    adapter's batch, not by the text.
    """

    @property
    def name(self) -> str:
        """What parsed: tool, version and model package, kept with every parse."""

    def parse(self, text: str) -> Document:
        """Parse any text, even an empty one. Raises ParserError when the parser itself fails."""


@dataclass(frozen=True, slots=True)
class Parse:
    """A recorded parse: CoNLL-U with offsets, and the name of the parser that made it."""

    conllu: str
    parser: str
