"""What a foreign word or an abbreviation means.

Le ceilidh (littéralement : « visite ») se danse à huit.     matches
Il a dit littéralement : « Je pars. »                        must not: a verb of saying stands there
"""

from __future__ import annotations

from attribution.core.phrases.cue import is_speech_verb
from attribution.core.quotations.case import MarkedCase
from attribution.core.relations import Kind

_STEPS = 3
"""Words back: the word itself, an article and an adverb."""


def translation(case: MarkedCase, _settled: object) -> Kind | None:
    """Other, when a word of explaining stands right before the marks, a colon between them at most."""
    near = case.words_before(_STEPS)
    explains = any(not _words(case).isdisjoint({word.lemma.lower(), word.text.lower()}) for word in near)
    says = any(is_speech_verb(case.reading, word) and word.lemma not in _words(case) for word in near)
    return Kind.OTHER if explains and not says and not case.has_incise_after() else None


def _words(case: MarkedCase) -> frozenset[str]:
    return case.reading.lexicon.gloss_words
