"""What a new text or new rules did to an article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Work(StrEnum):
    """How much of an article had to be read when it was sent."""

    PARSED = "parsed"  # the text is new, or the parser is
    ANALYSED = "analysed"  # the text is the kept one, the rules are newer: its kept parse was read again
    NONE = "none"  # nothing: text, parser and rules are the kept ones


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of an article's quotations: their ids, in the order of the text that they stand in.

    ``changed``: the words, the speakers, the relays, the kind or the status are others; ``moved``: all of that is
    the same, but not the places of the words; ``unchanged``: how many are as they were.
    """

    added: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    moved: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()
    unchanged: int = 0

    @property
    def any(self) -> bool:
        """Something is not as it was."""
        return bool(self.added or self.changed or self.moved or self.removed)


@dataclass(frozen=True, slots=True)
class RemovedArticle:
    """An article that was removed, and how much went with it.

    ``speakers`` went because no other article names them and nobody edited them by hand.
    """

    id: int
    versions: int
    quotations: int
    speakers: int


@dataclass(frozen=True, slots=True)
class SavedArticle:
    """A kept article: its id, whether it is new, and what became of its quotations.

    ``number`` counts its texts, 1 for the first; ``work`` is what it took.
    """

    id: int
    is_new: bool
    number: int
    changes: Changes
    work: Work = Work.PARSED
