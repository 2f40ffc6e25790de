"""Somebody taken up by the town he or she is from, which no list need know: "le Bagnérais".

Ada Morvan court depuis l'enfance. « J'y vais », dit la Brumoise.                 matches: Ada Morvan
Ada Morvan et Rosa Vidal courent. « J'y vais », dit la Brumoise.                  only says: the Brumoise
« Les loyers baissent », selon Le Montalbanais.                                   must not: a paper's article
"""

from __future__ import annotations

from attribution.core.fold import fold
from attribution.core.relations import PEOPLE, Form, SpeakerKind
from attribution.core.speakers.case import Named, Settled, SpeakerCase, gender_of, is_person, nearest_of, only
from attribution.core.speakers.lookup import in_words

_ENDINGS = {"m": ("ais", "ois", "ien", "éen", "ain", "ouin"), "f": ("aise", "oise", "ienne", "éenne", "ouine")}
_ARTICLES = {"le": "m", "la": "f"}
_ELIDED = frozenset({"l'", "l’"})


def inhabitant(case: SpeakerCase, settled: Settled) -> Named | None:
    """The only person named before, if of the gender that article and ending tell; of several, the words alone."""
    gender = _told_by_ending(case)
    if gender is None:
        return None
    people = [
        position
        for position, other in case.others_before()
        if other.form is Form.NAME
        and not other.plural
        and position in settled
        and is_person(case, settled, position)
        and gender_of(case, settled, position) in {None, gender}
    ]
    named = {only(settled[position]) for position in people}
    known = all(name is not None and name[1] in PEOPLE for name in named)
    if not known:
        return None
    if len(named) > 1:  # somebody of them, and no body of that name
        return Named(((in_words(case), SpeakerKind.DESCRIPTION),))
    return nearest_of(case, settled, people) if people else None


def _told_by_ending(case: SpeakerCase) -> str | None:
    """The gender of a phrase of an article and one word with a capital and an ending of towns' people."""
    document = case.cast.reading.document
    tokens = document.tokens_in(case.referent.span)
    if len(tokens) != 2 or not tokens[1].text[0].isupper() or _is_listed(case, tokens[1].text):
        return None
    begins = tokens[0].index == document.sentence_of(tokens[0]).first
    article, word = tokens[0].text.lower() if begins else tokens[0].text, tokens[1].text
    told = [gender for gender, endings in _ENDINGS.items() if word.endswith(endings)]
    return told[0] if told and (_ARTICLES.get(article) == told[0] or article in _ELIDED) else None


def _is_listed(case: SpeakerCase, word: str) -> bool:
    """Whom the lexicon knows by country or region, another rule takes up; "la Slovénie" is nobody."""
    lexicon = case.cast.reading.lexicon
    return word.lower() in lexicon.demonyms or fold(word) in lexicon.places
