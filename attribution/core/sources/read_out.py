"""What is read out or passed on: the words behind the colon are its author's.

Le greffier a lu la lettre de l'accusé : « Je demande pardon. »      matches: l'accusé
Le greffier a lu la liste des jurés : « Rien à signaler. »           must not: a list has no author here
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.cue import verb_cue, verb_lemma
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.relations import Source
from attribution.core.sources.case import Found, SourceCase
from attribution.core.tree import children_by


def read_out(case: SourceCase, _settled: object) -> Found | None:
    """The owner of a paper or saying that is the object of a verb of passing on before the colon."""
    lexicon = case.reading.lexicon
    for verb in case.words_before_colon():
        if verb.upos == "VERB" and verb_lemma(case.reading, verb) in lexicon.relay_verbs:
            for paper in children_by(case.reading.document, verb, "obj"):
                if verb_lemma(case.reading, verb) == "citer" and paper.index > verb.index and _speaks(case, paper):
                    return Found(noun_phrase(case.reading, paper), verb_cue(case.reading, verb), verb.index)
                known = paper.lemma.lower() in lexicon.document_nouns | lexicon.cue_nouns
                source = _owner(case, paper) if known and paper.index > verb.index else None
                if source is not None:
                    return Found(source, verb_cue(case.reading, verb), verb.index)
    return None


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
