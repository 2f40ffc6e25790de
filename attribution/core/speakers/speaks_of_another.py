"""Words that speak of somebody known to the reader by "il" or "elle": whoever says them is somebody else.

Yvon Rey est mort lundi. « Il venait chaque matin », se souvient le boulanger.      the baker is not Rey
Yvon Rey part. « Je n'en peux plus. Il faut me comprendre », dit le boulanger.      the baker may be Rey
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.speakers.case import SpeakerCase
from attribution.core.speakers.cast import IMPERSONAL

_THIRD = {"il": "m", "elle": "f"}
_FIRST = frozenset("je j' j’ me m' m’ moi mon ma mes nous notre nos".split())


def speaks_of_another(case: SpeakerCase) -> bool:
    """The words open on an "il" or "elle" of the description's gender that no noun in them explains, with no "je"."""
    words = _said(case)
    if any(token.text.lower() in _FIRST for token in words):
        return False
    for token in words:
        if token.upos in {"NOUN", "PROPN"}:
            return False
        if _THIRD.get(token.text.lower()) and _is_somebody(case, token):
            return case.referent.gender in {None, _THIRD[token.text.lower()]}
    return False


def _said(case: SpeakerCase) -> list[Token]:
    """The words of the quotations whose source the mention is."""
    reading = case.cast.reading
    levels = {position for position, source in case.around.items() if source == case.position}
    return [token for token in reading.document.tokens if reading.level(token) in levels]


def _is_somebody(case: SpeakerCase, pronoun: Token) -> bool:
    """No "il" of "il faut", "il y a"."""
    document = case.cast.reading.document
    verb = document.head(pronoun)
    after = document.tokens[pronoun.index + 1 : pronoun.index + 2]
    there_is = bool(after) and after[0].text.lower() == "y"
    return pronoun.relation == "nsubj" and not there_is and verb is not None and verb.lemma.lower() not in IMPERSONAL
