"""A name that somebody or something bears, with nobody named who gave it.

La carte, dite « tandem », sera vendue lundi    matches
On le surnommait « le radar »                   matches: everybody did
ce que Morvan appelle les « petits pas »        must not: Morvan says it
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.clitics import is_reflexive
from attribution.core.phrases.cue import verb_lemma
from attribution.core.quotations.case import MarkedCase
from attribution.core.relations import Kind

_STEPS = 3
_SAID = frozenset({"dit", "dite", "dits", "dites"})
_EVERYBODY = frozenset({"on", "nous", "l'on"})


def label(case: MarkedCase, _settled: object) -> Kind | None:
    """Other, after a verb of naming without agent: "dit", "surnommé", "intitulé", "s'appelle", "on appelle"."""
    before = _verb_before(case)
    if before is None or not _names(case, before):
        return None
    children = case.reading.document.children(before.index)
    agents = [child for child in children if "agent" in child.deprel and child.index > before.index]
    named = any(not agent.span.overlaps(case.outer) for agent in agents)
    return None if named or case.text_after().startswith("par ") else Kind.OTHER


def _verb_before(case: MarkedCase) -> Token | None:
    """The word before the marks, or behind "dit" and its like the one before "de" and an article: "dite du « … »"."""
    near = case.words_before(_STEPS)
    for steps, word in enumerate(near):
        if word.upos not in {"ADP", "DET"} or word.text.lower() in _SAID:
            return word if not steps or word.text.lower() in _SAID else None
    return None


def _names(case: MarkedCase, token: Token) -> bool:
    lemma = verb_lemma(case.reading, token)
    if token.upos not in {"VERB", "ADJ", "ADV"} or lemma not in case.reading.lexicon.naming_verbs:
        return False
    children = case.reading.document.children(token.index)
    if lemma != "dire" and _bears(children, token):
        return True
    if token.text.lower() in _SAID and _goes_on(case):
        return True
    says_so = any(child.lemma == "avoir" or is_reflexive(child) or _does(child, token) for child in children)
    return not says_so and ("VerbForm=Part" in token.feats or token.text.lower() in _SAID)


def _goes_on(case: MarkedCase) -> bool:
    """The sentence's own verb follows: "la loi dit « sécurité » revient", where "dit" was read as that verb."""
    document = case.reading.document
    after = next(case.reading.after(case.outer.end, case.reading.frame(case.position)), None)
    verb = after is not None and after.upos in {"VERB", "AUX"} and "VerbForm=Fin" in after.feats
    return after is not None and verb and not document.text[case.outer.end : after.span.start].strip()


def _bears(children: tuple[Token, ...], verb: Token) -> bool:
    """The thing has the name of itself or of everybody: "s'appelle", "on l'appelait"."""
    everybody = any(child.deprel == "nsubj" and child.text.lower() in _EVERYBODY for child in children)
    return everybody or any(is_reflexive(child) and child.index < verb.index for child in children)


def _does(child: Token, verb: Token) -> bool:
    """Somebody says it of something: "Il dit « oui »", "et la dit « réparée »", the verb read as a participle."""
    return child.index < verb.index and (child.deprel == "nsubj" or child.upos == "PRON")
