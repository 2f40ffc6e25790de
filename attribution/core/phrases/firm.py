"""Houses that are called after a family: "Weber et Fils" is one body, not two people."""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.reading import Reading

_HOUSE = frozenset({"Fils", "Fille", "Filles", "Frère", "Frères", "Associés", "Associées", "Compagnie", "Cie"})
"""What closes the name of a family's house behind "et"."""


def as_firm(reading: Reading, run: tuple[Token, ...]) -> tuple[Token, ...]:
    """A name with "et Fils" behind it: one house, not two people."""
    after = reading.document.tokens[run[-1].index + 1 : run[-1].index + 3]
    same = len(after) == 2 and after[1].sentence == run[0].sentence and reading.level(after[1]) == reading.level(run[0])
    return (*run, *after) if same and after[0].text in {"et", "&"} and after[1].text in _HOUSE else run


def is_firm(run: tuple[Token, ...]) -> bool:
    """As in "Weber et Fils"."""
    return len(run) > 2 and run[-1].text in _HOUSE and run[-2].text in {"et", "&"}
