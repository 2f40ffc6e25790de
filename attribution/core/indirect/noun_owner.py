"""Whose words a noun of saying stands for: "l'annonce du maire", "la promesse faite par le maire"."""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.indirect.case import SentenceCase
from attribution.core.indirect.speaks import speaks
from attribution.core.phrases.cue import verb_lemma, word_cue
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.phrases.subject import subject_of
from attribution.core.relations import Source
from attribution.core.sources.case import Found
from attribution.core.tree import ancestors

_UTTERING = frozenset(
    "lancer formuler répéter réitérer maintenir porter avancer défendre faire donner renouveler émettre".split()
)
"""Verbs whose subject owns the noun that is their object: "a réitéré l'accusation selon laquelle"."""


def noun_said_by(case: SentenceCase, noun: Token, clause: Token) -> Found | None:
    """The noun as a cue, with its owner where one is named between it and the clause, or utters it."""
    owner = _complement(case, noun, clause) or _utterer(case, noun)
    return Found(owner, word_cue(noun), noun.index)


def is_subject_of(case: SentenceCase, noun: Token, predicate: Token | None) -> bool:
    """The parser took the noun for the subject of the verb that was found in its clause: two verbs in one.

    Not where a verb stands before the noun: then the sentence has its own.
    """
    taken = predicate is not None and noun.relation == "nsubj" and noun.head == predicate.index
    return taken and not any("VerbForm=Fin" in word.feats for word in case.own_words if word.index < noun.index)


def _complement(case: SentenceCase, noun: Token, clause: Token) -> Source | None:
    """As in "de X" or "par X" right behind the noun."""
    for word in case.document.tokens[noun.index + 1 : clause.index]:
        if word.upos == "VERB" and "VerbForm=Part" not in word.feats:
            return None
        if word.upos == "ADP" and word.lemma.lower() in {"de", "par"}:
            head = phrase_head(case.reading, case.document.tokens[word.index + 1])
            source = noun_phrase(case.reading, head) if head is not None and head.index < clause.index else None
            if source is not None and speaks(case.reading, source, of_things=word.lemma.lower() == "de"):
                return source
    return None


def _utterer(case: SentenceCase, noun: Token) -> Source | None:
    """The one who "lance", "répète" the noun, or is its "auteur"."""
    above = case.document.head(noun)
    if above is None:
        return None
    if above.lemma.lower() in {"auteur", "auteure", "autrice", "origine"}:
        owner = next((one for one in ancestors(case.document, above) if one.upos in {"NOUN", "PROPN"}), None)
        return noun_phrase(case.reading, owner) if owner is not None and above.relation == "appos" else None
    if above.upos != "VERB" or noun.relation != "obj" or verb_lemma(case.reading, above) not in _UTTERING:
        return None
    source = subject_of(case.reading, above)
    return source if source is not None and speaks(case.reading, source, of_things=True) else None
