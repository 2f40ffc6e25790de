"""The number that a verb's own forms show: one speaks, or several do."""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.reading import Reading

_SEVERAL = ("aient", "èrent", "irent", "urent", "ront")
"""Endings of the third person plural that no other form has."""


def number_of(reading: Reading, verb: Token) -> str | None:
    """As in "Plur" for "ont crié", by the conjugated word of the group; None where none is seen."""
    around = (verb, *(child for child in reading.document.children(verb.index) if child.upos == "AUX"))
    finite = next((word for word in around if "VerbForm=Fin" in word.feats), None)
    if finite is None:
        return None
    return "Plur" if finite.text.lower().endswith(_SEVERAL) else finite.feat("Number")
