"""Whoever is cited speaks; whoever cites passes on.

La revue, citant deux internes, écrit que les gardes sont « intenables »      matches: deux internes
« On avance », a dit Rey, citant l'exemple du Portugal                        must not: a thing is cited
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.cue import verb_cue, verb_lemma
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.relations import Form, Source
from attribution.core.sources.case import Found, SourceCase


def citing(case: SourceCase, _settled: object) -> Found | None:
    """The person or named body that "citant" has for its object, in the quotation's sentence."""
    for verb in case.frame_words():
        if verb.text.lower() == "citant" and verb_lemma(case.reading, verb) == "citer":
            source = _cited(case, verb)
            if source is not None:
                return Found(source, verb_cue(case.reading, verb), verb.index)
    return None


def _cited(case: SourceCase, verb: Token) -> Source | None:
    tokens = case.reading.document.tokens
    head = phrase_head(case.reading, tokens[verb.index + 1]) if verb.index + 1 < len(tokens) else None
    if head is None or case.reading.level(head) != case.frame:
        return None
    lexicon = case.reading.lexicon
    speaks = {head.lemma.lower(), head.text.lower()} & (
        lexicon.person_nouns | lexicon.body_nouns | {"source", "membre"}
    )
    source = noun_phrase(case.reading, head)
    return source if speaks or (source.form is Form.NAME and head.upos == "PROPN") else None
