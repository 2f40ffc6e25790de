"""When two contents, two mentions, two names are the same for the purpose of scoring."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from attribution.core.document import Span

SAME_CONTENT = 0.8
SAME_MENTION = 0.5
# fmt: off
_TITLES = frozenset(
    (
        "m mm mme mmes mlle monsieur madame dr docteur me maitre le la les l un une des du de d sir lord general "
        "president presidente ministre"
    ).split()
)
# fmt: on


def match_contents(gold: Sequence[Span], found: Sequence[Span]) -> list[tuple[int, int]]:
    """One-to-one pairs of positions, the greatest overlap first, ties from the end of the text."""
    pairs: list[tuple[int, int]] = []
    closeness = ((_jaccard(a, b), i, j) for i, a in enumerate(gold) for j, b in enumerate(found))
    for _, i, j in sorted((case for case in closeness if case[0] >= SAME_CONTENT), reverse=True):
        if all(i != left and j != right for left, right in pairs):
            pairs.append((i, j))
    return pairs


def _jaccard(a: Span, b: Span) -> float:
    return _shared(a, b) / (max(a.end, b.end) - min(a.start, b.start))


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def same_mention(a: Span | None, b: Span | None) -> bool:
    """They share half of the shorter one; no mention is the same as no mention."""
    if a is None or b is None:
        return a is b
    return _shared(a, b) >= SAME_MENTION * min(len(a), len(b))


def same_name(a: str | None, b: str | None) -> bool:
    """Accents, case, titles and order aside; a name and a longer form of it agree ("Kerry", "John Kerry")."""
    if not a or not b:
        return not a and not b
    lefts, rights = a.split(" & "), b.split(" & ")
    if len(lefts) == 1 == len(rights):
        return _same_person(_name_words(a), _name_words(b))
    return len(lefts) == len(rights) and all(any(same_name(left, right) for right in rights) for left in lefts)


def _same_person(a: list[str], b: list[str]) -> bool:
    if sorted(a) == sorted(b):
        return True
    short, long = sorted((a, b), key=len)
    return bool(short) and set(short) < set(long) and long[-1] in short


def _name_words(name: str) -> list[str]:
    """Words in plain ASCII without titles, or with them when there is nothing else."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    return [word for word in words if word not in _TITLES] or words
