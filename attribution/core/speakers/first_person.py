"""Who says "je" between marks is the one who speaks there.

« J'avais seulement crié "halte" », a précisé Odile Brunet.        matches, for the inner quotation
Je l'ai entendu dire « oui ».                                    must not: outside marks it is the journalist
"""

from __future__ import annotations

from attribution.core.relations import Form
from attribution.core.speakers.case import Named, Settled, SpeakerCase, by_way_of

_FIRST_PERSON = frozenset({"je", "j'", "j’", "me", "m'", "m’", "moi"})


def _is_first_person(text: str) -> bool:
    """The words are a pronoun of the first person singular."""
    return text.lower() in _FIRST_PERSON


def first_person(case: SpeakerCase, settled: Settled) -> Named | None:
    """The answer for the source of the quotation around it."""
    referent = case.referent
    if referent.form is not Form.PRONOUN or referent.level is None or not _is_first_person(case.text()):
        return None
    around = case.around.get(referent.level)
    return by_way_of(case, settled, around) if around is not None and around in settled else None
