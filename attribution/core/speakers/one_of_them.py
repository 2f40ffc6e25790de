"""Somebody among several: "l'un d'eux" says no more of who it is; "aucun d'eux" is all of them.

« C'est faux », raconte l'un d'eux.                            match: "l'un d'eux"; the group
Les élues sont là. Pas une d'elles ne parle de « gâchis ».
l'un des élus                                                  must not: a description
"""

from __future__ import annotations

from attribution.core.fold import fold
from attribution.core.relations import Form, SpeakerKind
from attribution.core.speakers.case import Named, Settled, SpeakerCase, is_person, nearest_of

_AMONG = (["d", "eux"], ["d", "elles"], ["d", "entre", "eux"], ["d", "entre", "elles"])
_NONE = frozenset({"aucun", "aucune", "nul", "nulle"})


def one_of_them(case: SpeakerCase, settled: Settled) -> Named | None:
    """The words themselves; for none of them, the nearest people before."""
    words = fold(case.text()).split()
    if case.referent.form is not Form.PRONOUN or not any(words[-len(end) :] == end for end in _AMONG):
        return None
    if words[0] not in _NONE:
        first, *others = case.text().split()
        return Named(((" ".join([first.lower(), *others]), SpeakerKind.DESCRIPTION),))
    groups = [
        position
        for position, other in case.others_before()
        if other.plural and other.form is Form.NOUN and position in settled
        if position in case.speaking or is_person(case, settled, position)
    ]
    spoken = [position for position in groups if position in case.speaking]
    return nearest_of(case, settled, spoken or groups) if groups else None
