"""A name that says enough by itself.

le secrétaire d'État américain John Kerry        matches: John Kerry
M. Kerry ; J. Kerry                              must not: a surname only, or initials
"""

from __future__ import annotations

from attribution.core.relations import SpeakerKind
from attribution.core.speakers.case import Named, Settled, SpeakerCase


def full_name(case: SpeakerCase, _settled: Settled) -> Named | None:
    """First and last name of a person."""
    referent = case.referent
    if referent.name is None or referent.kind is not SpeakerKind.PERSON or referent.plural:
        return None
    if referent.name[1:2] == ".":  # initials are left to who spells them out
        return None
    return Named(((referent.name, SpeakerKind.PERSON),))
