"""Mends what the tokeniser and the sentence splitter got wrong, on their output and before any tagging.

The tokeniser leaves rarer verbs and their clitic in one piece ("prévoit-elle"), and the tagger then makes a
noun of it; the splitter's mistakes are those of `sentence_joining`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from attribution.parsing.sentence_joining import join_plan

Entry = dict[str, Any]
"""A token as Stanza's `Document.to_dict` gives it."""

_FUSED = re.compile(r"(?P<verb>[^\W\d_]{2,})(?P<clitic>-(?:t-)?(?:il|elle|on|ils|elles|je))", re.IGNORECASE)


def repaired(sentences: list[list[Entry]]) -> list[list[Entry]] | None:
    """The sentences with clitics split off and wrong ends joined, numbered anew; None when nothing is wrong."""
    plan = join_plan([[str(entry["text"]) for entry in sentence] for sentence in sentences])
    fused = any(_is_fused(entry) for sentence in sentences for entry in sentence)
    if len(plan) == len(sentences) and not fused:
        return None
    return [list(_numbered([sentences[index] for index in run])) for run in plan]


def _is_fused(entry: Entry) -> bool:
    return _width(entry) == 1 and "start_char" in entry and _FUSED.fullmatch(str(entry["text"])) is not None


def _width(entry: Entry) -> int:
    """How many words a printed token holds: one, but for a contraction's range, ``(3, 4)``."""
    number = entry["id"]
    return 1 if isinstance(number, int) else int(number[-1]) - int(number[0]) + 1


def _numbered(parts: list[list[Entry]]) -> Iterator[Entry]:
    """Every entry of some sentences as one sentence: words count up from 1, ranges follow their words."""
    word = 0
    for entry in (piece for part in parts for whole in part for piece in _pieces(whole)):
        width = _width(entry)
        yield entry | {"id": (word + 1,) if width == 1 else (word + 1, word + width)}
        word += width == 1


def _pieces(entry: Entry) -> Iterator[Entry]:
    match = _FUSED.fullmatch(str(entry["text"])) if _is_fused(entry) else None
    if match is None:
        yield entry
        return
    middle = entry["start_char"] + match.end("verb")
    yield entry | {"text": match["verb"], "end_char": middle}
    yield entry | {"text": match["clitic"], "start_char": middle}
