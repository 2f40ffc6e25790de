"""A reporting clause after the closing mark with its subject before the verb, as loose prose has it.

« C'est fini » il a répondu.                            matches
« C'est fini. » Il a répondu plus tard.                 must not: another sentence begins
"""

from __future__ import annotations

from itertools import islice

from attribution.core.phrases.cue import is_speech_verb, verb_cue
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.sources.case import Found, SourceCase

_REACH = 8


def clause_after(case: SourceCase, _settled: object) -> Found | None:
    """A subject, then a verb of saying, in small letters, right after direct speech."""
    if not case.is_direct:
        return None
    words = list(islice(case.reading.after(case.quotation.outer.end, case.frame), _REACH))
    words = words[1:] if words and words[0].text == "," else words
    if not words or words[0].upos not in {"PRON", "PROPN", "DET"} or not words[0].text[0].islower():
        return None
    for verb in words[1:]:
        if verb.upos == "VERB":
            subjects = [child for child in case.reading.document.children(verb.index) if child.relation == "nsubj"]
            said = is_speech_verb(case.reading, verb) and subjects and subjects[0].index < verb.index
            return (
                Found(noun_phrase(case.reading, subjects[0]), verb_cue(case.reading, verb), verb.index)
                if said
                else None
            )
    return None
