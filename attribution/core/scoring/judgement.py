"""Part by part, is an answer right? What its confidence should have said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attribution.core.scoring.comparison import Answer, Comparison
from attribution.core.scoring.likeness import match_contents
from attribution.core.scoring.rules import NOBODYS, SPEECH, UNMARKED


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a part of an answer is right; ``place`` is the answer's position among those that were found."""

    place: int
    part: str
    right: bool


def judge(gold: Sequence[Answer], found: Sequence[Answer]) -> Iterator[Judgement]:
    """Every part of every answer that the gold set can judge: debatable words and words without marks it cannot."""
    entries = dict(_entries(gold, found))
    for place, answer in enumerate(found):
        entry = entries.get(place)
        if answer.kind != UNMARKED and not (entry and entry.debatable):
            yield from (Judgement(place, part, right) for part, right in _parts(entry, answer))


def _entries(gold: Sequence[Answer], found: Sequence[Answer]) -> Iterator[tuple[int, Answer]]:
    pairs = match_contents([entry.content for entry in gold], [answer.content for answer in found])
    return ((place, gold[entry]) for entry, place in pairs)


def _parts(entry: Answer | None, answer: Answer) -> Iterator[tuple[str, bool]]:
    is_speech = entry is not None and entry.kind == SPEECH
    said = answer.kind != NOBODYS
    yield "speech", is_speech == said
    if not said:
        yield "overall", not is_speech
        return
    one = Comparison("", entry if is_speech else None, answer)
    chain = "relay" not in one.faults
    yield "overall", one.speaker_right and chain
    if one.gold is not None:
        yield "speaker", one.source_right
        yield "relays", chain
        if one.source_right and one.gold.source is not None:
            yield "resolution", one.speaker_right
