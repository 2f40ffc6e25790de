"""Several speakers in one phrase.

MM. Kerry et Lavrov ; le juge Bart Claes et son confrère Wim Vos                match
le ministre de l'Économie et des Finances                                      must not: one person
"""

from __future__ import annotations

from itertools import pairwise

from attribution.core.document import Token
from attribution.core.fold import fold
from attribution.core.phrases.names import role_noun_before, runs_within, spelled
from attribution.core.phrases.reading import Reading
from attribution.core.relations import SpeakerKind
from attribution.core.speakers.case import Named, Settled, SpeakerCase
from attribution.core.speakers.lookup import fuller_name

_OWN = frozenset({"le", "la", "l", "son", "sa", "leur", "un", "une"})
_PREPOSITIONS = frozenset({"de", "du", "des", "d", "a", "au", "aux", "en"})


def joint_names(case: SpeakerCase, _settled: Settled) -> Named | None:
    """Two names or more that "et" or commas join, each in its fullest form."""
    reading, span = case.cast.reading, case.referent.span
    runs = runs_within(case.cast.runs, span)
    if len(runs) < 2 or _is_of_a_body(reading, runs[0]):
        return None
    gaps = [reading.document.text[a[-1].span.end : b[0].span.start] for a, b in pairwise(runs)]
    if not all(_joins(gap) for gap in gaps) or not any("et" in fold(gap).split() for gap in gaps):
        return None
    each = [_alone(case, spelled(reading.document, run)) for run in runs]
    return Named(
        names=tuple(name for one in each for name in one.names), via=tuple(span for one in each for span in one.via)
    )


def _is_of_a_body(reading: Reading, run: tuple[Token, ...]) -> bool:
    """The "et" is part of one body's name: "le mensuel Terre et Mer"."""
    noun = _body_before(reading, run) or role_noun_before(reading, run)
    singular = noun is not None and noun.feat("Number") != "Plur"
    return singular and noun is not None and noun.lemma.lower() in reading.lexicon.body_nouns


def _body_before(reading: Reading, run: tuple[Token, ...]) -> Token | None:
    """The body right before a name that is no person's: "le président du syndicat Terre et Mer"."""
    before = reading.document.tokens[run[0].index - 1] if run[0].index else run[0]
    body = before.upos == "NOUN" and before.lemma.lower() in reading.lexicon.body_nouns
    return before if body and run[0].text.lower() not in reading.lexicon.first_names else None


def _alone(case: SpeakerCase, name: str) -> Named:
    kind = SpeakerKind.PERSON if " " in name else SpeakerKind.PARTIAL
    return fuller_name(case, name) or Named(((name, kind),))


def _joins(gap: str) -> bool:
    """Only "et", articles and forms of address stand between two names, or "et" and another phrase's own words."""
    words = fold(gap).split()
    bare = all(word in {"et", "m", "mme", "le", "la", "les", "l", "mm"} for word in words)
    return bare or (words[:1] == ["et"] and words[1] in _OWN and not set(words) & _PREPOSITIONS)
