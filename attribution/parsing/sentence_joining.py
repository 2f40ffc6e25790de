"""Joins what the sentence splitter parted by mistake; newsrooms notice a wrong end before anything else.

The splitter ends sentences before capitals ("(Bachar al) | Assad") and after a closing mark
("« Quoi ? » | , demande-t-il"). A pure function over the printed tokens decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST_SENTENCE = 200
"""Words; a joined sentence never gets longer, parsing time grows with its square."""

_ENDS = re.compile(r"[.!?…:;]$|^[»”\"]$")
_ABBREVIATION = re.compile(
    "mm?|mmes?|mlles?|drs?|me|mgr|pr|prof|ste?|av|bd|art|cf|vol|no|jr|sr|gal|cdt|col|lt", re.IGNORECASE
)
_CLOSING = frozenset({"»", "”", '"', "›", ".", ")"})
_GOES_ON = re.compile(r"^(?:[,;)\]]|[^\W\d_A-ZÀ-ÖØ-Þ])")


def should_join(left: Sequence[str], right: Sequence[str]) -> bool:
    """True when two neighbouring sentences of one paragraph, given by their tokens, are really one."""
    if len(left) + len(right) > LONGEST_SENTENCE:
        return False
    only_marks = all(token in _CLOSING for token in right)  # "… des vélos. | »"
    return only_marks or not _ENDS.search(left[-1]) or _ends_in_abbreviation(left) or _goes_on(right)


def _ends_in_abbreviation(left: Sequence[str]) -> bool:
    if left[-1] == "." and len(left) > 1:
        return _is_abbreviation(left[-2])
    return left[-1].endswith(".") and _is_abbreviation(left[-1][:-1])


def _is_abbreviation(word: str) -> bool:
    return bool(_ABBREVIATION.fullmatch(word)) or (len(word) == 1 and word.isupper())


def _goes_on(right: Sequence[str]) -> bool:
    """The next sentence starts in lower case or with a comma, a closing mark aside."""
    first = right[1] if right[0] in {"»", "”"} and len(right) > 1 else right[0]
    return bool(_GOES_ON.match(first)) and first.lower() == first


def join_plan(sentences: Sequence[Sequence[str]]) -> list[list[int]]:
    """Which sentences belong together: runs of their indices, in order."""
    runs: list[list[int]] = []
    words: list[str] = []
    for index, tokens in enumerate(sentences):
        if runs and should_join(words, tokens):
            runs[-1].append(index)
            words = [*words, *tokens]
        else:
            runs.append([index])
            words = list(tokens)
    return runs
