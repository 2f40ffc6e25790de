"""A description that can only take up somebody: by age, by country, by a former role with no word of where.

… Pia Norden, 54 ans. L'ex-championne de voile raconte …           match: Pia Norden
… Enzo Salmi. Le pilote de 31 ans, l'Italien, ce père de deux enfants …
L'ancien directeur du port dénonce …                               must not: of which office is said
"""

from __future__ import annotations

from attribution.core.relations import Form
from attribution.core.speakers.antecedents import most_likely_name
from attribution.core.speakers.case import Named, Settled, SpeakerCase
from attribution.core.speakers.lookup import is_definite

_POINTING = ("cet ", "cette ", "ce ")


def described_again(case: SpeakerCase, settled: Settled) -> Named | None:
    """The likeliest of those named before."""
    referent = case.referent
    if referent.form is not Form.NOUN or referent.plural or not is_definite(case):
        return None
    lexicon = case.cast.reading.lexicon
    by_country = (referent.noun or "") in lexicon.demonyms
    pointing = (referent.noun or "") in lexicon.person_nouns and case.text().lower().startswith(_POINTING)
    takes_up = by_country or pointing or _by_age(case) or _formerly(case)
    return most_likely_name(case, settled) if takes_up else None


def _by_age(case: SpeakerCase) -> bool:
    """As in "l'acteur de 31 ans"."""
    words = case.text().split()
    return words[-1] == "ans" and len(words) > 3 and words[-3] == "de"


def _formerly(case: SpeakerCase) -> bool:
    """As in "l'ancienne internationale", with nothing behind."""
    words, noun = case.referent.words, case.referent.noun or ""
    if noun.startswith("ex-"):
        return " de" not in case.text() and " d" not in case.text()
    return "ancien" in words and len(words) == 2 and " de" not in case.text() and " d" not in case.text()
