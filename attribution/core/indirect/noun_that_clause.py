"""A "que" clause under a noun of saying whose owner is named.

l'annonce par le maire que le tunnel rouvrira lundi     matches: le tunnel rouvrira lundi
la preuve que le tunnel rouvrira lundi                  must not: a proof is nobody's words
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.indirect.case import Report, SentenceCase
from attribution.core.indirect.clause import clause_from
from attribution.core.indirect.noun_owner import is_subject_of, noun_said_by
from attribution.core.phrases.small_words import QUE

_REACH = 15


def noun_that_clause(case: SentenceCase) -> list[Report]:
    """The clause that "que" introduces behind each noun of saying with an owner."""
    reports = []
    for que in case.own_words:
        predicate = _predicate(case, que)
        noun = _noun(case, que, predicate) if predicate is not None else None
        if noun is not None and is_subject_of(case, noun, predicate):
            continue  # where the clause ends and the sentence goes on is not to be seen
        found = noun_said_by(case, noun, que) if noun is not None else None
        if predicate is None or noun is None or found is None or found.source is None:
            continue
        content = clause_from(case, que.index + 1, predicate, noun)
        if content is not None:
            reports.append(Report(content, (content,), predicate.index, found))
    return reports


def _predicate(case: SentenceCase, que: Token) -> Token | None:
    """What "que" introduces: the first verb behind it where the parser hung it on the verb of the whole sentence."""
    introduces = que.text.lower() in QUE and (que.relation == "mark" or que.upos == "SCONJ")
    head = case.document.head(que) if introduces else None
    if head is None or head.index < que.index:
        return None
    for word in case.document.tokens[que.index : head.index]:
        if "VerbForm=Fin" in word.feats and word.relation in {"aux", "cop"}:
            return case.document.head(word)
        if "VerbForm=Fin" in word.feats and word.relation not in {"acl"}:
            return word
    return head


def _noun(case: SentenceCase, que: Token, predicate: Token) -> Token | None:
    """The noun above the clause, or the first noun of saying before "que" with only its complements between."""
    above = case.document.head(predicate)
    nouns = case.reading.lexicon.content_nouns
    if above is not None and above.upos == "NOUN" and above.lemma.lower() in nouns and above.index < que.index:
        return above
    for word in reversed(case.document.tokens[max(0, que.index - _REACH) : que.index]):
        if not case.is_own(word) or word.upos in {"VERB", "AUX", "PUNCT"}:
            return None
        if word.upos == "NOUN" and word.lemma.lower() in nouns:
            return word
    return None
