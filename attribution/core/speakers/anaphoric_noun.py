"""A noun that stands for somebody named before, with no role to compare.

L'intéressée dénonce une « manœuvre »       matches the last woman named
Le maire dénonce une « manœuvre »           must not: an office has its own bearer
"""

from __future__ import annotations

from attribution.core.relations import Form
from attribution.core.speakers.case import Named, Settled, SpeakerCase, agrees, is_person, nearest_of, only
from attribution.core.speakers.lookup import is_definite


def anaphoric_noun(case: SpeakerCase, settled: Settled) -> Named | None:
    """The nearest person named before that agrees."""
    referent = case.referent
    if referent.form is not Form.NOUN or referent.plural or not is_definite(case):
        return None
    if (referent.noun or "") not in case.cast.reading.lexicon.anaphoric_nouns:
        return None
    fitting = [
        position
        for position, other in case.others_before()
        if position in settled
        and other.form is Form.NAME
        and only(settled[position])
        and is_person(case, settled, position)
        and agrees(referent, other)
    ]
    return nearest_of(case, settled, fitting) if fitting else None
