"""A bare highest office where somebody is named by surname alone: a person known to all needs no introduction.

Morvan a dit « non ». Le président a ajouté …                     matches: Morvan, who has no first name in the article
Le ministre Yvon Morvan a dit « non ». Le président a répondu …   must not: he is introduced as somebody else
"""

from __future__ import annotations

from attribution.core.fold import fold
from attribution.core.relations import Form, SpeakerKind
from attribution.core.speakers.case import Named, Settled, SpeakerCase, agrees, nearest_of, only
from attribution.core.speakers.lookup import is_definite


def known_to_all(case: SpeakerCase, settled: Settled) -> Named | None:
    """The only one who spoke before with neither first name nor role anywhere, of the same gender."""
    referent, offices = case.referent, case.cast.reading.lexicon.highest_offices
    if referent.form is not Form.NOUN or referent.plural or not is_definite(case) or referent.words not in offices:
        return None
    introduced = {fold(one.name or "") for one in case.cast.referents if one.words or one.noun}
    spoke = [
        position
        for position, other in case.others_before()
        if position in case.speaking
        and position in settled
        and _is_surname_alone(only(settled[position]), introduced)
        and agrees(referent, other)
    ]
    one = len({settled[position].answer for position in spoke}) == 1
    return nearest_of(case, settled, spoke) if one else None


def _is_surname_alone(name: tuple[str, SpeakerKind] | None, introduced: set[str]) -> bool:
    return name is not None and name[1] is SpeakerKind.PARTIAL and fold(name[0]) not in introduced
