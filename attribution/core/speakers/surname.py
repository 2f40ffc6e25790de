"""A surname or first name alone, by the fuller name that the article gives.

M. Kerry, Kerry                    match "John Kerry" where it stands in the article
Léo … Garnier                      must not take "Mathis Garnier" against a title or first name
"""

from __future__ import annotations

from attribution.core.relations import SpeakerKind
from attribution.core.speakers.case import Named, Settled, SpeakerCase
from attribution.core.speakers.lookup import fuller_name


def surname(case: SpeakerCase, _settled: Settled) -> Named | None:
    """The first fuller name of the article that holds this one and agrees: a surname is left to whom it meant first."""
    referent = case.referent
    if referent.name is None or referent.plural:
        return None
    return fuller_name(case, referent.name) or Named(((referent.name, SpeakerKind.PARTIAL),))
