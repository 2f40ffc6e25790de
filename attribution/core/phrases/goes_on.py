"""A verb of saying that the parser hung into a that-clause which it is no part of: whoever reports it goes on to say.

Nobody speaks in that clause, or it is a subjunctive beside which the verb is an indicative.

Les riverains ont dit que la digue cède, ajoutant que « tout le quai » suivra.      the residents add it
La députée assure que le bac a sombré, et déplore un « long silence ».              the deputy deplores it
Le préfet nie que le maire ait écrit, et dénonce une « fable ».                     the prefect denounces it
Le maire dit que la juge a écrit au préfet, évoquant un « retard ».                 not here: the judge wrote
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.cue import is_cue_verb, is_participle, is_speech_verb
from attribution.core.phrases.reading import Reading
from attribution.core.phrases.small_words import QUE
from attribution.core.tree import children_by

_SUBJUNCTIVE = frozenset({"ait", "aient", "ayons", "ayez", "soit", "soient", "soyons", "soyez"})


def reported_by(reading: Reading, verb: Token) -> Token | None:
    """The verb of saying whose subject a further verb shares, across the clause that the parser hung it on."""
    clause = reading.document.head(verb)
    if clause is None or not _goes_on(reading, verb):
        return None
    if is_cue_verb(reading, clause) and not (_is_subjunctive(reading, clause) and "Mood=Ind" in verb.feats):
        return None
    above = reading.document.head(clause)
    marks = children_by(reading.document, clause, "mark")
    by_that = clause.relation == "ccomp" and any(mark.text.lower() in QUE for mark in marks)
    if above is None or not by_that or above.index > clause.index or not is_speech_verb(reading, above):
        return None
    return above if reading.level(above) == reading.level(verb) else None


def _is_subjunctive(reading: Reading, verb: Token) -> bool:
    """By its own mood or its auxiliary's: the parser takes "ait" for an indicative."""
    auxiliaries = children_by(reading.document, verb, "aux")
    return any("Mood=Sub" in word.feats or word.text.lower() in _SUBJUNCTIVE for word in (verb, *auxiliaries))


def _goes_on(reading: Reading, verb: Token) -> bool:
    """A participle behind a comma, or a second verb behind a comma and "et", without a subject."""
    if not is_cue_verb(reading, verb) or children_by(reading.document, verb, "nsubj"):
        return False
    tokens, index = reading.document.tokens, verb.index
    if is_participle(verb):
        return verb.relation in {"advcl", "acl", "conj"} and index > 0 and tokens[index - 1].text == ","
    joiners = children_by(reading.document, verb, "cc")
    return verb.relation == "conj" and any(one.index > 0 and tokens[one.index - 1].text == "," for one in joiners)
