"""What several rules of the third stage ask of a case: a fuller name, a definite article."""

from __future__ import annotations

from attribution.core.fold import fold
from attribution.core.relations import SpeakerKind
from attribution.core.speakers.case import SpeakerCase

_DEFINITE = frozenset("le la les l' l’ ce cet cette ces".split())


def is_definite(case: SpeakerCase) -> bool:
    """The phrase begins with a definite or demonstrative article."""
    first = case.cast.reading.document.tokens_in(case.referent.span)[0]
    return first.text.lower() in _DEFINITE


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
