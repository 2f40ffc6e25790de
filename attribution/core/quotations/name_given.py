"""A name that nobody in particular gives: everybody does, or one has to, or a thing gets it for good.

Il a bien fallu appeler l'étang « petit miroir ».            matches: nobody is said to
La ville a gardé le moulin, l'appelant « le vieux ».         matches: a thing's name
Il insulte l'arbitre, l'appelant « voleur ».                 must not: that is what he called him
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.clitics import OBJECT_CLITICS
from attribution.core.phrases.cue import is_participle
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.quotations.case import MarkedCase
from attribution.core.quotations.cue_above import cues_above
from attribution.core.relations import Kind
from attribution.core.tree import children_by

_IMPERSONAL = frozenset({"falloir", "convenir", "importer"})
_EVERYBODY = frozenset({"on", "l'on", "l’on", "-on", "-t-on"})
_DEEPEST = 4
"""Steps up: "on a pris l'habitude d'appeler X « … »"."""


def name_given(case: MarkedCase, _settled: object) -> Kind | None:
    """Other, when the nearest verb of saying above is one of naming with "on", an impersonal verb or a thing."""
    cue = next(cues_above(case), None)
    lexicon = case.reading.lexicon
    if cue is None or cue.lemma not in lexicon.naming_verbs - lexicon.speech_verbs or _is_clause(case):
        return None
    return Kind.OTHER if _by_nobody(case, cue.verb) or _to_a_thing(case, cue.verb) else None


def _is_clause(case: MarkedCase) -> bool:
    return case.reading.has_finite_verb(case.position)


def _by_nobody(case: MarkedCase, verb: Token) -> bool:
    """The verb's own subject, or that of the verb that it is an infinitive under, is everybody or nothing."""
    document = case.reading.document
    for _ in range(_DEEPEST):
        subjects = children_by(document, verb, "nsubj", "expl")
        if verb.lemma in _IMPERSONAL or any(one.text.lower() in _EVERYBODY for one in subjects):
            return True
        above = document.head(verb)
        if above is None or (verb.upos in {"VERB", "AUX"} and "VerbForm=Inf" not in verb.feats):
            return False
        verb = above
    return False


def _to_a_thing(case: MarkedCase, verb: Token) -> bool:
    """As in "…, l'appelant « … »", where the object of the verb above can say nothing."""
    document = case.reading.document
    clitic = any(child.text.lower() in OBJECT_CLITICS for child in document.children(verb.index))
    above = document.head(verb)
    if not is_participle(verb) or not clitic or above is None:
        return False
    objects = [one for one in children_by(document, above, "obj") if one.index < verb.index and one.upos == "NOUN"]
    return bool(objects) and can_speak(case.reading, noun_phrase(case.reading, objects[-1])) is not Able.YES
