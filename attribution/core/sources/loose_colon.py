"""Speech after a colon with no verb of saying: a noun of saying, any verb, a bare name.

La réponse du maire : « On verra. »                     matches: le maire
Le souverain se lève : « Jamais ! »                     matches: le souverain
Trois mots : « prudence », « calme » et « patience »    must not: nobody is named
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.cue import is_incise_verb, word_cue
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.subject import subject_of
from attribution.core.relations import Cue, Form, Source
from attribution.core.sources.case import Found, SourceCase


def loose_colon(case: SourceCase, _settled: object) -> Found | None:
    """The noun's owner, else the subject of the main verb, else the name that stands alone before the colon."""
    words = case.words_before_colon()
    return _by_noun(case, words) or _by_any_verb(case, words) or _by_name(case, words)


def _by_noun(case: SourceCase, words: list[Token]) -> Found | None:
    """As in "La réponse du maire : « … »": the noun's complement."""
    for noun in words:
        if noun.lemma.lower() in case.reading.lexicon.cue_nouns and noun.upos == "NOUN":
            for child in case.reading.document.children(noun.index):
                owns = child.relation in {"nmod", "appos"} and child.upos in {"NOUN", "PROPN"}
                if owns and child.span.end <= case.quotation.outer.start:
                    return Found(noun_phrase(case.reading, child), word_cue(noun), noun.index)
    return None


def _by_any_verb(case: SourceCase, words: list[Token]) -> Found | None:
    """As in "Le souverain se lève : « … »": whatever the main verb is, its subject speaks; direct speech only."""
    if not case.is_direct:
        return None
    for verb in words:
        acts = verb.upos == "VERB" and ("VerbForm=Fin" in verb.feats or verb.relation == "root")
        source = subject_of(case.reading, verb) if acts else _of_copula(case, verb)
        if source is not None and source.span.end <= case.quotation.outer.start:
            source = _owner(case, source)
            if can_speak(case.reading, source) is not Able.NO:
                says = is_incise_verb(case.reading, verb)  # "n'a pas mâché ses mots": nothing is denied
                return Found(source, Cue(verb.span, verb.lemma), verb.index if says else None)
    return None


def _of_copula(case: SourceCase, predicate: Token) -> Source | None:
    """As in "L'humeur de la cheffe est massacrante : « … »": the subject of a predicate that is no verb."""
    children = case.reading.document.children(predicate.index)
    subjects = [child for child in children if child.relation == "nsubj"]
    copula = any(child.relation == "cop" for child in children)
    of = any(child.relation == "case" and child.lemma == "de" for child in children)
    if copula and of and subjects and subjects[0].lemma.lower() in case.reading.lexicon.cue_nouns:
        return noun_phrase(case.reading, predicate)  # "la formule est de X : « … »"
    return noun_phrase(case.reading, subjects[0]) if copula and subjects else None


def _owner(case: SourceCase, subject: Source) -> Source:
    """Whose the subject is, where it is a thing: the chef of "l'humeur de la cheffe"."""
    if can_speak(case.reading, subject) is Able.YES:
        return subject
    for child in case.reading.document.children(subject.head):
        owner = noun_phrase(case.reading, child) if child.relation == "nmod" else None
        if owner is not None and can_speak(case.reading, owner) is Able.YES:
            return owner
    return subject


def _by_name(case: SourceCase, words: list[Token]) -> Found | None:
    """As in "Anne Hidalgo : « … »": the paragraph or sentence begins with a name and has no verb."""
    if not words or any(word.upos in {"VERB", "AUX"} for word in words):
        return None
    heads = [word for word in reversed(words) if word.upos in {"PROPN", "NOUN"}]
    if not heads:
        return None
    source = noun_phrase(case.reading, heads[0])
    speaks = {heads[0].lemma.lower(), heads[0].text.lower()} & case.reading.lexicon.bearers
    return Found(source, None, None) if source.form is Form.NAME or (speaks and len(words) <= 5) else None
