"""What is read out or passed on: the words behind the colon are its author's.

Le greffier a lu la lettre de l'accusé : « Je demande pardon. »      matches: l'accusé
Le greffier a lu la liste des jurés : « Rien à signaler. »           must not: a list has no author here
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.cue import light_verb_end, verb_cue, verb_lemma
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.passive import is_passive
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.relations import Source
from attribution.core.sources.case import Found, SourceCase
from attribution.core.tree import children_by

_MENTION = frozenset({"état", "mention"})
_SALLIES = frozenset({"sortie", "saillie", "tirade", "intervention", "confession", "échange"})
"""Sayings too, where they are reported."""


def read_out(case: SourceCase, _settled: object) -> Found | None:
    """The owner of a paper or saying that is the object of a verb of passing on before the colon."""
    lexicon = case.reading.lexicon
    for verb in case.words_before_colon():
        mentioned = _mentioned(case, verb)
        if mentioned is not None:
            return mentioned
        if verb.upos == "VERB" and verb_lemma(case.reading, verb) in lexicon.relay_verbs:
            named = _named_behind(case, verb)
            if named is not None:
                return Found(named, verb_cue(case.reading, verb), verb.index)
            for paper in children_by(case.reading.document, verb, "obj"):
                if verb_lemma(case.reading, verb) == "citer" and paper.index > verb.index and _speaks(case, paper):
                    return Found(noun_phrase(case.reading, paper), verb_cue(case.reading, verb), verb.index)
                known = paper.lemma.lower() in lexicon.document_nouns | lexicon.cue_nouns
                source = _owner(case, paper) if known and paper.index > verb.index else None
                if source is not None:
                    return Found(source, verb_cue(case.reading, verb), verb.index)
    return None


def _mentioned(case: SourceCase, verb: Token) -> Found | None:
    """As in "le rapport fait état d'une sortie de l'adjoint : « … »"."""
    end = light_verb_end(case.reading, verb) if verb.lemma == "faire" else None
    if end is None or end.text.lower() not in _MENTION:
        return None
    first = case.reading.document.tokens[end.index + 2 : end.index + 3]
    noun = phrase_head(case.reading, first[0]) if first else None
    says = noun is not None and noun.lemma.lower() in case.reading.lexicon.cue_nouns | _SALLIES
    owner = _owner(case, noun) if noun and says else None
    return Found(owner, verb_cue(case.reading, verb), verb.index) if owner else None


def _named_behind(case: SourceCase, verb: Token) -> Source | None:
    """As in "cite volontiers Aragon : « … »", whatever the parser makes of the name before the colon."""
    tokens, index = case.reading.document.tokens, verb.index + 1
    while index < len(tokens) and (tokens[index].upos == "ADV" or tokens[index].text.lower() == "volontiers"):
        index += 1
    if verb_lemma(case.reading, verb) != "citer" or index >= len(tokens) or is_passive(case.reading, verb):
        return None
    head = phrase_head(case.reading, tokens[index])
    source = noun_phrase(case.reading, head) if head and _speaks(case, head) else None
    return source if source and case.only_pauses(source.span.end, case.quotation.outer.start) else None


def _speaks(case: SourceCase, cited: Token) -> bool:
    """As in "l'historien cite Jaurès : « … »"."""
    people = case.reading.lexicon.bearers | case.reading.lexicon.doer_nouns
    return cited.upos == "PROPN" or cited.lemma.lower() in people


def _owner(case: SourceCase, paper: Token) -> Source | None:
    for child in children_by(case.reading.document, paper, "nmod"):
        source = noun_phrase(case.reading, child)
        if can_speak(case.reading, source) is Able.YES and child.upos in {"NOUN", "PROPN"}:
            return source
    return None
