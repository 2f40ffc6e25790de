"""A speaker whom nobody but the quotation itself names: "je m'appelle …", "je suis …".

« Je m'appelle Ada Morvan et je reste », a dit la femme.       matches: Ada Morvan
« Je suis Ada Morvan des yeux », a dit la femme.               must not: the words go on, it is no name given
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.fold import fold
from attribution.core.phrases.names import first_name_gender, name_kind, run_span
from attribution.core.relations import Form, SpeakerKind
from attribution.core.speakers.antecedents import antecedents, most_likely
from attribution.core.speakers.case import Named, Settled, SpeakerCase

_GIVES_A_NAME = (("je", "m", "appelle"), ("mon", "nom", "est"), ("moi", "c", "est"))
_MAY_GIVE = ("je", "suis")
_GOES_ON = frozenset({"et", "mais"})
_NAMELESS = frozenset({SpeakerKind.DESCRIPTION, SpeakerKind.ANONYMOUS})


def names_oneself(case: SpeakerCase, settled: Settled) -> Named | None:
    """The full name that the words of a single described speaker give him or her; a pronoun of nobody's name too."""
    referent = case.referent
    if referent.form is Form.NAME or referent.plural:
        return None
    given = [run for run in case.cast.runs if _is_said_here(case, run[0]) and _is_own(case, run)]
    if len(given) != 1 or (referent.form is Form.PRONOUN and _takes_up_a_name(case, settled)):
        return None
    name = " ".join(case.cast.reading.document.cut(run_span(given[0])).split())
    return Named(((name, SpeakerKind.PERSON),), via=(run_span(given[0]),))


def _is_said_here(case: SpeakerCase, token: Token) -> bool:
    """The word stands in a quotation whose source this mention is."""
    level = case.cast.reading.level(token)
    return level is not None and case.around.get(level) == case.position


def _is_own(case: SpeakerCase, run: tuple[Token, ...]) -> bool:
    """A full name behind words that give one; behind "je suis", which says much else, only where the clause ends."""
    reading, first = case.cast.reading, run[0].index
    before = [token for token in reading.document.tokens[max(0, first - 4) : first] if token.upos != "PUNCT"][-3:]
    words = tuple(fold(token.text).strip("'’") for token in before if reading.level(token) == reading.level(run[0]))
    known = fold(run[0].text) in reading.lexicon.folded_first_names
    if len(run) < 2 or name_kind(reading, run) is SpeakerKind.BODY:
        return False
    if {first_name_gender(reading, run), case.referent.gender} == {"m", "f"}:
        return False
    return words in _GIVES_A_NAME or (words[-2:] == _MAY_GIVE and known and _ends_with(case, run))


def _ends_with(case: SpeakerCase, run: tuple[Token, ...]) -> bool:
    after = case.cast.reading.document.tokens[run[-1].index + 1 : run[-1].index + 2]
    return not after or after[0].upos == "PUNCT" or after[0].text.lower() in _GOES_ON


def _takes_up_a_name(case: SpeakerCase, settled: Settled) -> bool:
    """The text has told who "il" is: whoever says another name then gives himself out for somebody."""
    likely = most_likely(case, settled, antecedents(case, settled))
    return likely is not None and not all(kind in _NAMELESS for _, kind in likely.names)
