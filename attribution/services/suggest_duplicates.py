"""Which speakers may be one: pairs whose names are alike enough that a person should look.

A surname alone is no reason, however well it fits: « Macron » is all of Emmanuel's surname and all of Brigitte's. So
whole names are compared word by word, and no measure is taken that forgives missing words.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from attribution.services.ports import KnownKind, NamedSpeaker

LARGEST_BLOCK = 25
"""Speakers that share something and are compared, each with each. What more of them share says little."""

_Words = tuple[str, ...]
_BARE = frozenset("d de des du et l la le les".split())
"""Words that an acronym leaves out."""


class Reason(StrEnum):
    """Why two speakers may be one."""

    SAME_NAME = "same_name"  # one goes by a name of the other
    SAME_WORDS = "same_words"  # in another order, or parted otherwise: "Jean-Claude", "Jeanclaude"
    INITIALS = "initials"  # "J. Kerry", "John Kerry"
    LONGER_NAME = "longer_name"  # "John Kerry", "John Forbes Kerry"
    ACRONYM = "acronym"  # "ONU", "Organisation des Nations unies"
    SPELLING = "spelling"  # "Sergueï Lavrov", "Sergei Lavrov"


@dataclass(frozen=True, slots=True)
class Suggested:
    """One of the two."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two speakers, the one with the lower id first, and how alike their names are, from 0 to 100."""

    speakers: tuple[Suggested, Suggested]
    kind: KnownKind
    score: float
    reason: Reason


def suggest_duplicates(speakers: Sequence[NamedSpeaker], *, limit: int) -> list[Suggestion]:
    """The likeliest pairs, the likeliest first."""
    named = [(speaker, _comparable(speaker)) for speaker in speakers]
    found = {
        (first, second): suggestion
        for block in _blocks(named)
        for first, second in combinations(block, 2)
        if (suggestion := _compare(named[first], named[second]))
    }
    return heapq.nsmallest(limit, found.values(), key=_rank)


def likeness(first: _Words, second: _Words, kind: KnownKind) -> tuple[float, Reason] | None:
    """How alike two folded names are, and why; None if nothing speaks for one speaker."""
    if first == second:
        return 100.0, Reason.SAME_NAME
    if sorted(first) == sorted(second) or "".join(first) == "".join(second):
        return 98.0, Reason.SAME_WORDS
    shorter, longer = sorted((first, second), key=len)
    if kind is KnownKind.PERSON:
        return (_same_person(shorter, longer) or _misspelt(shorter, longer)) if len(shorter) > 1 else None
    if len(shorter) == 1 and shorter[0] == _acronym(longer):
        return 80.0, Reason.ACRONYM
    return _misspelt(shorter, longer)


def _rank(suggestion: Suggestion) -> tuple[float, int, int]:
    first, second = suggestion.speakers
    return -suggestion.score, first.id, second.id


def _comparable(speaker: NamedSpeaker) -> list[_Words]:
    """A speaker's names by words, without the single words of a person's longer names."""
    names = [tuple(name.split()) for name in speaker.names]
    parts = {word for name in names if len(name) > 1 for word in name}
    bare = speaker.kind is KnownKind.PERSON
    return [name for name in names if name and not (bare and len(name) == 1 and name[0] in parts)]


def _blocks(named: Sequence[tuple[NamedSpeaker, list[_Words]]]) -> Iterator[Sequence[int]]:
    """The positions of those who share something that says something: few enough to compare each with each."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for position, (speaker, names) in enumerate(named):
        for key in {key for name in names for key in _keys(name, speaker.kind)}:
            blocks[key].append(position)
    return (block for block in blocks.values() if 1 < len(block) <= LARGEST_BLOCK)


def _keys(name: _Words, kind: KnownKind) -> Iterator[str]:
    """What those share who may be one, by kind; every likeness that there is shares one of these."""
    first, last = name[0], name[-1]
    yield f"{kind} = {''.join(name)}"
    if len(name) > 1:
        yield f"{kind} @ {' '.join(sorted(name))}"
        yield f"{kind} . {first[0]} {last}"
        yield f"{kind} ~ {first[:4]} {last[:4]}"
    if kind is not KnownKind.PERSON:
        yield f"{kind} : {first if len(name) == 1 else _acronym(name)}"


def _acronym(name: _Words) -> str:
    return "".join(word[0] for word in name if word not in _BARE)


def _compare(first: tuple[NamedSpeaker, list[_Words]], second: tuple[NamedSpeaker, list[_Words]]) -> Suggestion | None:
    """The best likeness of their names; two items of Wikidata are two."""
    (one, names), (other, other_names) = first, second
    if one.wikidata and other.wikidata:
        return None
    alike = [found for name in names for also in other_names if (found := likeness(name, also, one.kind))]
    if not alike:
        return None
    score, reason = max(alike)
    return Suggestion((Suggested(one.id, one.name), Suggested(other.id, other.name)), one.kind, score, reason)


def _same_person(shorter: _Words, longer: _Words) -> tuple[float, Reason] | None:
    """The same surname, and given names of which one abbreviates the other."""
    if shorter[-1] != longer[-1]:
        return None
    given, fuller = shorter[:-1], longer[:-1]
    if any(len(word) == 1 for word in (*given, *fuller)):
        # an initial of each given name that is there, or of the first only: "J.-M. Ayrault", "J. Ayrault"
        fits = all(_abbreviates(*pair) for pair in zip(given, fuller, strict=False))
        return (90.0 if len(given) == len(fuller) else 80.0, Reason.INITIALS) if fits else None
    if given[0] == fuller[0] and set(given) < set(fuller):
        return 85.0, Reason.LONGER_NAME
    return None


def _abbreviates(word: str, other: str) -> bool:
    return word == other or (1 in (len(word), len(other)) and word[0] == other[0])


def _misspelt(first: _Words, second: _Words) -> tuple[float, Reason] | None:
    """As many words, each the same but for a letter or two behind the first in the long ones."""
    if len(first) != len(second) or not all(_near(*pair) for pair in zip(first, second, strict=True)):
        return None
    return round(fuzz.ratio(" ".join(first), " ".join(second)), 1), Reason.SPELLING


def _near(word: str, other: str) -> bool:
    if word == other:
        return True
    shortest = min(len(word), len(other))
    allowed = 2 if shortest >= 9 else 1
    return shortest >= 5 and word[0] == other[0] and Levenshtein.distance(word, other, score_cutoff=allowed) <= allowed
