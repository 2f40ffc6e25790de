"""Words that somebody hears: the text tells what was said and not who said it.

Elle a entendu « sauve qui peut » dans l'escalier.      matches: a cue without a source
Elle a entendu le concierge crier « sauve qui peut ».   must not: the porter said it
"""

from __future__ import annotations

from attribution.core.phrases.cue import verb_cue
from attribution.core.sources.case import Found, SourceCase

_REACH = 3
"""Words from the verb of hearing to the mark."""


def heard(case: SourceCase, _settled: object) -> Found | None:
    """The verb of hearing right before direct speech."""
    if not case.is_direct and not case.reading.has_finite_verb(case.position):
        return None
    for verb in reversed(case.words_before()[-_REACH:]):
        if verb.upos == "VERB":
            return Found(None, verb_cue(case.reading, verb), verb.index) if verb.lemma == "entendre" else None
        if verb.upos not in {"ADV", "PRON"}:
            return None
    return None
