"""The form of address before a name: "M. d'Aubigné", "Mme Diop"."""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.reading import Reading

NOBLE = frozenset({"de", "d'", "d’"})
_SHORT_TITLES = frozenset({"m", "mm", "mme", "mmes", "mlle", "mlles", "me", "mes", "mgr", "dr", "pr"})
"""Those that a particle may part from the name: "M. d'Aubigné"; "le père d'Ada Morvan" is somebody else."""


def title_before(reading: Reading, run: tuple[Token, ...]) -> str | None:
    """As in "mme" for "Mme Diop", also where the stop is a word of its own; None without a form of address."""
    tokens, particle = reading.document.tokens, False
    for token in reversed(tokens[max(0, run[0].index - 3) : run[0].index]):
        bare = token.text.lower().rstrip(".")
        if token.index == run[0].index - 1 and bare in NOBLE:
            particle = True
            continue
        if bare in reading.lexicon.titles:
            return bare if not particle or bare in _SHORT_TITLES else None
        if token.text != ".":
            return None
    return None
