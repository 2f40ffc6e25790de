"""Somebody whom the article names in full before and then by initials alone.

Ada Morvan préside … « Plus tard », répond A. M.       matches: Ada Morvan
« Plus tard », répond A. M.                            must not: nobody's name is known to begin so
"""

from __future__ import annotations

import re

from attribution.core.fold import fold
from attribution.core.relations import SpeakerKind
from attribution.core.speakers.case import Named, Settled, SpeakerCase, nearest_of

_INITIALS = re.compile(r"\w(?:\W{1,2}\w){1,3}\W?")


def initials(case: SpeakerCase, settled: Settled) -> Named | None:
    """The only person with a full name before whose words begin with these letters."""
    name = fold(case.referent.name or "")
    if not _INITIALS.fullmatch(name):
        return None
    letters = [letter for letter in name if letter.isalnum()]
    bearers = [
        position
        for position, other in case.others_before()
        if position in settled
        and other.kind is SpeakerKind.PERSON
        and [word[0] for word in fold(other.name or "").replace("-", " ").split()] == letters
    ]
    names = {settled[position].answer for position in bearers}
    return nearest_of(case, settled, bearers) if len(names) == 1 else None
