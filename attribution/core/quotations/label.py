"""A name that somebody or something bears, with nobody named who gave it.

La taxe, dite « écobois », entre en vigueur     matches
ce que Janov appelle les « trois niveaux »      must not: Janov says it
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.clitics import is_reflexive
from attribution.core.phrases.cue import verb_lemma
from attribution.core.quotations.case import MarkedCase
from attribution.core.relations import Kind


def label(case: MarkedCase, _settled: object) -> Kind | None:
    """Other, after a participle of naming without agent: "dit", "surnommé", "intitulé"."""
    before = case.word_before()
    if before is None or not _names(case, before):
        return None
    document = case.reading.document
    children = document.children(before.index)
    agents = [child for child in children if "agent" in child.deprel and not child.span.overlaps(case.outer)]
    return None if agents or case.text_after().startswith("par ") else Kind.OTHER


def _names(case: MarkedCase, token: Token) -> bool:
    if token.upos not in {"VERB", "ADJ", "ADV"} or verb_lemma(case.reading, token) not in _naming(case):
        return False
    children = case.reading.document.children(token.index)
    says_so = any(child.lemma == "avoir" or is_reflexive(child) or _does(child, token) for child in children)
    return not says_so and ("VerbForm=Part" in token.feats or token.text.lower() in {"dit", "dite", "dits", "dites"})


def _does(child: Token, verb: Token) -> bool:
    """Somebody says it: "Il dit « oui »", the verb read as a participle."""
    return child.deprel == "nsubj" and child.index < verb.index


def _naming(case: MarkedCase) -> frozenset[str]:
    return case.reading.lexicon.naming_verbs
