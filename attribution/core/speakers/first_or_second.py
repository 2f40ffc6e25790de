"""Counting pronouns: the first or the second of the two who were just named.

Ada Morvan et Yvon Rey s'opposent : « oui » pour la première, « non » pour le second.      match
Le premier adjoint dénonce un « gâchis ».                                                 must not: an office
"""

from __future__ import annotations

from attribution.core.fold import fold
from attribution.core.relations import Form
from attribution.core.speakers.case import Named, Settled, SpeakerCase, by_way_of, is_person, only

_ORDER = {"le premier": 0, "la premiere": 0, "le second": 1, "la seconde": 1}


def first_or_second(case: SpeakerCase, settled: Settled) -> Named | None:
    """One of the last two people named before, by their order in the text."""
    place = _ORDER.get(fold(case.text()))
    if place is None:
        return None
    named: dict[Named, int] = {}
    for position, other in case.others_before():
        single = other.form is Form.NAME and position in settled and only(settled[position])
        if single and is_person(case, settled, position):
            named.setdefault(settled[position].answer, position)
        if len(named) == 2:
            return by_way_of(case, settled, sorted(named.values())[place])
    return None
