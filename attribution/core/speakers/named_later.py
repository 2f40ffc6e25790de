"""A description whose bearer the article names further down, as the press likes to do.

La skippeuse reconnaît … Arrivée à l'aube, Odile Brunet a regagné …            matches
Le maire assure … Le préfet Yvan Merle a répondu …                             must not: that name has a role
"""

from __future__ import annotations

from attribution.core.fold import fold
from attribution.core.relations import Form, SpeakerKind
from attribution.core.speakers.case import Named, Settled, SpeakerCase, agrees
from attribution.core.speakers.lookup import SAY_WHO, is_definite
from attribution.core.speakers.referent import Referent

FARTHEST = 4
"""Sentences; a name that comes later than that is somebody else's."""


def named_later(case: SpeakerCase, settled: Settled) -> Named | None:
    """The only full name without role or apposition that is new in the next sentences, acts there and agrees.

    The description must speak; a name that another description bears is not free.
    """
    referent = case.referent
    if referent.form is not Form.NOUN or referent.plural or not is_definite(case):
        return None
    if case.position not in case.speaking and not referent.subject and not _in_a_source(case):
        return None
    if (referent.noun or "") not in case.cast.reading.lexicon.person_nouns:
        return None
    described = _described_names(case, settled)
    new = [other for other in _new_names(case) if other.name not in described]
    fitting = [other for other in new if agrees(referent, other)]
    if len({fold(other.name or "") for other in fitting}) != 1:
        return None
    return Named(((fitting[0].name or "", SpeakerKind.PERSON),), via=(fitting[0].span,))


def _described_names(case: SpeakerCase, settled: Settled) -> set[str]:
    """The names that other descriptions have already been given: they are taken."""
    return {
        name
        for position, decided in settled.items()
        if decided.rule in SAY_WHO and case.cast.referents[position].form is Form.NOUN
        for name, _ in decided.answer.names
    }


def _new_names(case: SpeakerCase) -> list[Referent]:
    """The bare full names that act in the next sentences and do not stand before the description."""
    here, referents, joint = case.referent, case.cast.referents, _in_a_source(case)
    first = case.cast.first_by_name_word
    return [
        other
        for sentence in range(here.sentence + 1, here.sentence + FARTHEST + 1)
        for other in (referents[position] for position in case.cast.by_sentence.get(sentence, ()))
        if other.kind is SpeakerKind.PERSON
        and other.level is None
        and (other.subject or joint)
        and other.noun is None
        and not other.words
        and all(first[word] > case.position for word in fold(other.name or "").split())
    ]


def _in_a_source(case: SpeakerCase) -> bool:
    """The description is one of several people who speak together."""
    return any(position in case.speaking for position in case.cast.by_part.get(case.referent.span, ()))
