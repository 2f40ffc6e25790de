"""A translation or abbreviation explained in brackets, or what somebody said, in another language.

une caisse de grève commune (« strike fund »)              matches
(« bien trop cher » selon le notaire)                      must not: somebody is named
il a crié « Basta » (« Assez »)                            matches: his words again, speech
"""

from __future__ import annotations

import re
from dataclasses import replace

from attribution.core.quotations.case import MarkedCase
from attribution.core.quotations.cue_above import cues_above
from attribution.core.relations import Kind

_OPENING = re.compile(r"([»”\"]\s*)?[(\[]\s*(?:l['’]|(?:le|la|les|un|une|des|ou|soit)\s*)?$")
_STOP = re.compile(r"[.!?…\n]\s")
_COMPLEMENTS = frozenset({"obj", "obl", "xcomp", "ccomp"})


def gloss(case: MarkedCase, _settled: object) -> Kind | None:
    """Other, when brackets hold nothing but the marked words, an article aside; speech, where they translate some.

    A sentence between the marks is a gloss only where the brackets explain other marked words.
    """
    opening = _OPENING.search(case.text_before())
    if opening is None or not case.text_after().startswith((")", "]")):
        return None
    translated = _translated_speech(case)
    if translated is not None:
        return translated
    explains = opening[1] is not None
    return Kind.OTHER if explains or not case.reading.has_finite_verb(case.position) else None


def _translated_speech(case: MarkedCase) -> Kind | None:
    """The brackets follow words in the same sentence that an incise reports or that a verb of saying takes."""
    before = case.position - 1
    if before < 0 or case.reading.parents[before] != case.reading.parents[case.position]:
        return None
    said = replace(case, position=before)
    between = case.reading.document.text[said.outer.end : case.outer.start]
    if _STOP.search(between):
        return None
    if said.has_incise_after():
        return Kind.DIRECT
    return Kind.MIXED if _OPENING.fullmatch(between.strip()) and _is_taken(said) else None


def _is_taken(said: MarkedCase) -> bool:
    """The complement of a verb of saying, of no verb that only gives a name: "on l'appelait « … » (« … »)"."""
    cue, lexicon = next(cues_above(said), None), said.reading.lexicon
    if cue is None or cue.weak or cue.lemma in lexicon.naming_verbs - lexicon.speech_verbs:
        return False
    return len(cue.path) == 1 and cue.link in _COMPLEMENTS
