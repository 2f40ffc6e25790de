"""A surname or first name alone, by the fuller name that the article gives.

M. Kerry, Kerry                    match "John Kerry" where it stands in the article
Léo … Garnier                      must not take "Mathis Garnier" against a title or first name
"""

from __future__ import annotations

from attribution.core.phrases.names import runs_within
from attribution.core.relations import SpeakerKind
from attribution.core.speakers.case import Named, Settled, SpeakerCase
from attribution.core.speakers.lookup import fuller_name


def surname(case: SpeakerCase, _settled: Settled) -> Named | None:
    """The first fuller name of the article that holds this one and agrees: a surname is left to whom it meant first."""
    referent = case.referent
    if referent.name is None:
        return None
    if referent.plural:
        return _family(case)
    kind = SpeakerKind.PERSON if referent.kind is SpeakerKind.PERSON else SpeakerKind.PARTIAL
    return fuller_name(case, referent.name) or Named(((referent.name, kind),))


def _family(case: SpeakerCase) -> Named | None:
    """As in "les époux Morvan": as much as is said of them."""
    one = len(runs_within(case.cast.runs, case.referent.span)) == 1 and not case.referent.parts
    first, *others = case.text().split()
    name = " ".join([first.lower(), *others])
    return Named(((name, SpeakerKind.PARTIAL),)) if one and first.lower() in {"les", "des", "ces"} else None
