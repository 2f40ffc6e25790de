"""Speech after a colon, with a verb of saying before it.

La préfète a promis : « Le tunnel rouvrira. »           matches
Le souverain se lève : « Jamais ! »                     must not: no verb of saying
"""

from __future__ import annotations

from attribution.core.phrases.cue import is_cue_verb, is_incise_verb, verb_cue
from attribution.core.phrases.subject import subject_of
from attribution.core.phrases.verb_form import is_verb
from attribution.core.sources.case import Found, SourceCase


def colon(case: SourceCase, _settled: object) -> Found | None:
    """The nearest cue verb before the colon that touches the opening mark, with its subject."""
    for token in case.words_before_colon():
        if is_verb(case.reading, token) and (is_cue_verb(case.reading, token) or is_incise_verb(case.reading, token)):
            source = subject_of(case.reading, token)
            if source is not None:
                return Found(source, verb_cue(case.reading, token), token.index)
    return None
