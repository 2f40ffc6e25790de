"""Words put first, then who puts it so: "« … » : c'est ainsi que X décrit le chantier".

« Un gouffre » : c'est ainsi que la rapporteuse décrit le chantier.      matches: la rapporteuse
« Un gouffre » : c'est ainsi que finit le chantier.                      must not: a work site says nothing
"""

from __future__ import annotations

from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.cue import is_cue_verb, verb_cue
from attribution.core.phrases.subject import subject_of
from attribution.core.sources.case import Found, SourceCase

_THUS = frozenset({"ainsi", "comme", "termes", "mots", "formule", "expression"})
_THAT = frozenset({"que", "qu'", "qu’", "dont"})
_REACH = 8
"""Words from the mark to "que"."""


def this_is_how(case: SourceCase, _settled: object) -> Found | None:
    """The subject of the cue verb behind "c'est ainsi que", "c'est en ces termes que" right behind the mark."""
    words = [word for word in case.words_after() if word.text not in {":", ","}]
    opening = [word.text.lower().replace("’", "'") for word in words[:_REACH]]
    that = next((place for place, text in enumerate(opening) if text in _THAT), None)
    if opening[:2] != ["c'", "est"] or that is None or not _THUS & set(opening[:that]):
        return None
    verb = next((word for word in words[that:] if is_cue_verb(case.reading, word)), None)
    source = subject_of(case.reading, verb) if verb else None
    speaks = source is not None and can_speak(case.reading, source) is Able.YES
    return Found(source, verb_cue(case.reading, verb), verb.index) if verb and speaks else None
