"""Whether a text looks French at all: the share of its function words, against those of its neighbours."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_FRENCH = frozenset(
    (
        "les des du une et à au aux dans qui pour sur pas elle est ce cette ces plus d qu n c j avec ont été était "
        "sont mais nous vous leur leurs ses son où ou par je sa aussi deux fait comme être après chez depuis"
    ).split()
)
_OTHERS = frozenset(
    (
        "the and of to in that for with was are he it at his be this have from by "
        "el los las y del por con una como pero más su al está muy lo es para todo "
        "di che e per non è della gli sono nel alla dei delle ha "
        "der die das und ist nicht ein eine zu den mit von auf im sich dem dass wird "
        "o os do da em não uma com um na dos foi het een van dat niet zijn"
    ).split()
)
"""Function words of the neighbours that are no French words."""
SHORTEST = 20
"""Words; of a shorter text nothing is said."""


def looks_french(text: str) -> bool:
    """False only for a text of twenty words or more whose function words are mostly not French, or hardly there."""
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < SHORTEST:
        return True
    french = sum(word in _FRENCH for word in words)
    others = sum(word in _OTHERS for word in words)
    return french >= 0.04 * len(words) and french >= others
