"""Mends what the tokeniser and the sentence splitter got wrong, on their output and before any tagging.

The tokeniser leaves rarer verbs and their clitic in one piece ("prévoit-elle"), and the tagger then makes a
noun of it; the splitter's mistakes are those of `sentence_joining`, and sentences without an end: a list of
two thousand marks keeps the dependency parser busy for minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from attribution.parsing.sentence_joining import LONGEST_SENTENCE, join_plan

Entry = dict[str, Any]
"""A token as Stanza's `Document.to_dict` gives it."""

_FUSED = re.compile(r"(?P<verb>[^\W\d_]{2,})(?P<clitic>-(?:t-)?(?:il|elle|on|ils|elles|je))", re.IGNORECASE)
_PAUSE = re.compile(r"[.,;:!?…]+")


def repaired(sentences: list[list[Entry]]) -> list[list[Entry]] | None:
    """The sentences with clitics split off and wrong ends joined, numbered anew; None when nothing is wrong."""
    plan = join_plan([[str(entry["text"]) for entry in sentence] for sentence in sentences])
    fused = any(_is_fused(entry) for sentence in sentences for entry in sentence)
    endless = any(len(sentence) > LONGEST_SENTENCE for sentence in sentences)
    if len(plan) == len(sentences) and not fused and not endless:
        return None
    runs = ([piece for index in run for whole in sentences[index] for piece in _pieces(whole)] for run in plan)
    return [list(_numbered(part)) for run in runs for part in _bounded(run)]


def _bounded(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    """A sentence in parts of at most LONGEST_SENTENCE entries, cut after a stop or a comma where there is one."""
    while len(entries) > LONGEST_SENTENCE:
        places = [place for place in range(1, LONGEST_SENTENCE + 1) if not _parts_contraction(entries, place)]
        pauses = [place for place in places if _PAUSE.fullmatch(str(entries[place - 1]["text"]))]
        cut = (pauses or places)[-1]
        yield entries[:cut]
        entries = entries[cut:]
    yield entries


def _parts_contraction(entries: Sequence[Entry], place: int) -> bool:
    """True between a contraction's range and its words, which have no place of their own in the text."""
    return "start_char" not in entries[place]


def _is_fused(entry: Entry) -> bool:
    return _width(entry) == 1 and "start_char" in entry and _FUSED.fullmatch(str(entry["text"])) is not None


def _width(entry: Entry) -> int:
    """How many words a printed token holds: one, but for a contraction's range, ``(3, 4)``."""
    number = entry["id"]
    return 1 if isinstance(number, int) else int(number[-1]) - int(number[0]) + 1


def _numbered(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Every entry of a sentence: words count up from 1, ranges follow their words."""
    word = 0
    for entry in entries:
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
