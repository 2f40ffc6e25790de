"""The nearest cue verb before the quoted words in their sentence, where the tree does not help.

Accusé par deux matelots de « brimades », le capitaine se tait.      matches: deux matelots
Le maire attend une « réponse » depuis mars.                         must not: waiting says nothing
"""

from __future__ import annotations

from attribution.core.phrases.cue import is_cue_verb, verb_cue, verb_lemma
from attribution.core.phrases.passive import is_passive
from attribution.core.phrases.subject import subject_of
from attribution.core.sources.case import Found, SourceCase

REACH = 8
"""Words back from quoted words without a verb: what is further away seldom says them."""


def preceding_cue(case: SourceCase, _settled: object) -> Found | None:
    """The last cue verb before the opening mark on its level, with its subject."""
    words = case.words_before()
    reach = len(words) if case.reading.has_finite_verb(case.position) else REACH
    for verb in reversed(words[len(words) - min(reach, len(words)) :]):
        weak = verb_lemma(case.reading, verb) in case.reading.lexicon.weak_verbs
        if is_cue_verb(case.reading, verb) and not weak:
            source = subject_of(case.reading, verb)
            if source is not None and not source.span.overlaps(case.quotation.outer):
                return Found(source, verb_cue(case.reading, verb), verb.index)
            if is_passive(case.reading, verb):
                return None  # nobody says it here; see `agentless`
    return None
