"""Words that somebody is said to have used: the one they are attributed to speaks.

L'expression « mur d'argent » a été attribuée à Ada par un chroniqueur.      matches: Ada
Le prix « Grand Large » a été attribué à Ada par un jury.                    must not: a prize is no word
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.cue import verb_cue, verb_lemma
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.relations import Source
from attribution.core.sources.case import Found, SourceCase

_TO = frozenset({"à", "au", "aux"})
_REACH = 20
"""Words behind the verb among which its "à" stands."""


def attributed_to(case: SourceCase, _settled: object) -> Found | None:
    """Whom a verb of attributing gives words to that hold, or announce, the quoted ones."""
    top = case.top()
    for verb in case.frame_words():
        if verb_lemma(case.reading, verb) in case.reading.lexicon.attributing_verbs and _gives_words(case, verb, top):
            source = _receiver(case, verb)
            if source is not None and can_speak(case.reading, source) is Able.YES:
                return Found(source, verb_cue(case.reading, verb), verb.index)
    return None


def _gives_words(case: SourceCase, verb: Token, top: Token | None) -> bool:
    """A noun for words is the verb's subject or object, and the quoted words hang on it or stand behind a colon."""
    for noun in case.reading.document.children(verb.index):
        if noun.relation in {"nsubj", "obj"} and noun.lemma.lower() in case.reading.lexicon.wording_nouns:
            return (top is not None and top.head in {noun.index, verb.index}) or bool(case.words_before_colon())
    return False


def _receiver(case: SourceCase, verb: Token) -> Source | None:
    tokens = case.reading.document.tokens
    for word in tokens[verb.index + 1 : verb.index + 1 + _REACH]:
        if word.text.lower() in _TO and case.reading.level(word) == case.frame:
            head = phrase_head(case.reading, tokens[word.index + 1]) if word.index + 1 < len(tokens) else None
            return noun_phrase(case.reading, head) if head else None
    return next(
        (
            noun_phrase(case.reading, child)
            for child in case.reading.document.children(verb.index)
            if child.text.lower() in {"lui", "leur"} and child.index < verb.index
        ),
        None,
    )
