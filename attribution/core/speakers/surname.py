"""A surname or first name alone, by the fuller name that the article gives.

M. Kerry, Kerry                    match "John Kerry" where it stands in the article
Léo … Garnier                      must not take "Mathis Garnier" against a title or first name
"""

from __future__ import annotations

from attribution.core.fold import fold
from attribution.core.relations import SpeakerKind
from attribution.core.speakers.case import Named, Settled, SpeakerCase


def surname(case: SpeakerCase, _settled: Settled) -> Named | None:
    """The first fuller name of the article that holds this one and agrees: a surname is left to whom it meant first."""
    referent = case.referent
    if referent.name is None or referent.plural:
        return None
    fuller = fuller_name(case, referent.name)
    return Named((fuller or (referent.name, SpeakerKind.PARTIAL),))


def fuller_name(case: SpeakerCase, name: str) -> tuple[str, SpeakerKind] | None:
    """A person's full name that has all words of ``name`` and does not contradict the mention's gender."""
    words = fold(name).split()
    found: list[tuple[bool, str]] = []
    for position in case.cast.by_name_word.get(words[-1], ()) if words else ():
        other = case.cast.referents[position]
        longer = fold(other.name or "").split()
        fits = len(longer) > len(words) and set(words) < set(longer) and not other.plural
        if fits and (case.referent.gender is None or other.gender in {None, case.referent.gender}):
            found.append((longer[-len(words) :] != words, other.name or ""))
    # a name that ends in these words is sooner meant than one that begins with them ("Plasco-Flaxman")
    return (min(found, key=lambda pair: pair[0])[1], SpeakerKind.PERSON) if found else None
