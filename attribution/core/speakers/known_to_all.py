"""A bare highest office where somebody is named without a role: a person known to all needs no introduction.

Morvan a dit « non ». Le président a ajouté …                     matches: Morvan, whose role the article never gives
Le ministre Yvon Morvan a dit « non ». Le président a répondu …   must not: he is introduced as somebody else
"""

from __future__ import annotations

from attribution.core.fold import fold
from attribution.core.relations import PEOPLE, Form, SpeakerKind
from attribution.core.speakers.case import Named, Settled, SpeakerCase, gender_of, nearest_of, only
from attribution.core.speakers.lookup import SAY_WHO, is_definite


def known_to_all(case: SpeakerCase, settled: Settled) -> Named | None:
    """The only one without a role anywhere who spoke before, or else who acted, of the same gender."""
    referent, offices = case.referent, case.cast.reading.lexicon.highest_offices
    if referent.form is not Form.NOUN or referent.plural or not is_definite(case) or referent.words not in offices:
        return None
    introduced = {fold(one.name or "") for one in case.cast.referents if one.words or one.noun}
    introduced |= {fold(name) for one in settled.values() if one.rule in SAY_WHO for name, _ in one.answer.names}
    known = [
        position
        for position, other in case.others_before()
        if position in settled
        and _is_not_introduced(only(settled[position]), introduced)
        and not other.plural
        and gender_of(case, settled, position) in {None, referent.gender}
    ]
    for heard in (
        [position for position in known if position in case.speaking],
        [position for position in known if case.cast.referents[position].subject],
    ):
        if heard:
            return nearest_of(case, settled, heard) if len({settled[at].answer for at in heard}) == 1 else None
    return None


def _is_not_introduced(name: tuple[str, SpeakerKind] | None, introduced: set[str]) -> bool:
    return name is not None and name[1] in PEOPLE and fold(name[0]) not in introduced
