"""Whether a text looks French at all: the share of its function words, against those of its neighbours."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_FRENCH = frozenset(
    (
        "le la les de des du un une et à au aux en dans que qui pour par sur pas ne il elle est a ce se plus d l "
        "qu n s c j"
    ).split()
)
_OTHERS = frozenset(
    (
        "the and of to in is that for with was on are he it as at his be el los las y del por con una es se al der "
        "die das und ist nicht ein eine zu den mit von auf im sich des dem il di che e per non è della gli sono o "
        "os do da em não uma com het een van en dat niet zijn"
    ).split()
)
SHORTEST = 20
"""Words; of a shorter text nothing is said."""


def looks_french(text: str) -> bool:
    """False only for a text of twenty words or more whose function words are mostly not French, or hardly there."""
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < SHORTEST:
        return True
    french = sum(word in _FRENCH for word in words)
    others = sum(word in _OTHERS and word not in _FRENCH for word in words)
    return french >= 0.12 * len(words) and french > others
