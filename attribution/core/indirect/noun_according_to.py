"""A clause with "selon lequel" behind a noun of saying.

l'accusation du maire selon laquelle le préfet aurait menti     matches: le préfet aurait menti
la règle selon laquelle le préfet décide                        must not: a rule is nobody's words
"""

from __future__ import annotations

from itertools import pairwise

from attribution.core.document import Token
from attribution.core.indirect.case import Report, SentenceCase
from attribution.core.indirect.clause import clause_from
from attribution.core.indirect.noun_owner import is_subject_of, noun_said_by
from attribution.core.tree import ancestors

_RELATIVES = frozenset({"lequel", "laquelle", "lesquels", "lesquelles"})
_REACH = 20


def noun_according_to(case: SentenceCase) -> list[Report]:
    """The clause behind "selon lequel", said by the noun's owner, or by nobody known ("la rumeur selon laquelle")."""
    reports = []
    words = case.own_words
    for selon, relative in pairwise(words):
        if selon.text.lower() not in {"selon", "d'après"} or relative.text.lower() not in _RELATIVES:
            continue
        noun = _noun(case, selon)
        predicate = _predicate(case, relative)
        if noun is not None and is_subject_of(case, noun, predicate):
            continue  # where the clause ends and the sentence goes on is not to be seen
        content = clause_from(case, relative.index + 1, predicate, noun) if noun and predicate else None
        found = noun_said_by(case, noun, selon) if noun is not None else None
        if content is not None and predicate is not None and found is not None:
            reports.append(Report(content, (content,), predicate.index, found))
    return reports


def _noun(case: SentenceCase, selon: Token) -> Token | None:
    for word in reversed(case.document.tokens[max(0, selon.index - _REACH) : selon.index]):
        if word.sentence != selon.sentence:
            return None
        if word.upos == "NOUN" and word.lemma.lower() in case.reading.lexicon.content_nouns and case.is_own(word):
            return word
    return None


def _predicate(case: SentenceCase, relative: Token) -> Token | None:
    """The verb that the relative hangs on."""
    above = (one for one in ancestors(case.document, relative) if one.upos in {"VERB", "ADJ", "NOUN", "PROPN"})
    predicate = next(above, None)
    return predicate if predicate is not None and predicate.index > relative.index else None
