"""An infinitive under a verb of saying.

Il promet de revenir lundi.               matches: revenir lundi
Elle reconnaît avoir menti.               matches: avoir menti
Elle affirme ses choix et part travailler.   must not: no infinitive of what she says
"""

from __future__ import annotations

from itertools import pairwise

from attribution.core.document import Token
from attribution.core.indirect.case import Report, SentenceCase
from attribution.core.indirect.clause import clause_from
from attribution.core.indirect.saying import governs_infinitive, said_by
from attribution.core.phrases.cue import is_infinitive, verb_lemma
from attribution.core.tree import ancestors

_GROUP = frozenset({"ADV", "PRON", "AUX"})
_FARTHEST = 10
"""Words between the verb and its infinitive: "a promis aux habitants du quartier de revenir"."""


def reported_infinitive(case: SentenceCase) -> list[Report]:
    """Every infinitive right behind a verb that reports by it, and those behind "de" that the parser hangs on it."""
    reports = []
    for verb in case.own_words:
        first = _first_of_group(case, verb) if governs_infinitive(case, verb) else None
        predicate = _infinitive(case, first) if first is not None else None
        found = said_by(case, verb, of_things=True) if predicate is not None else None
        content = clause_from(case, first.index, predicate, verb) if first and predicate and found else None
        if content is not None and predicate is not None and found is not None:
            reports.append(Report(content, (content,), predicate.index, found))
    return reports


def _first_of_group(case: SentenceCase, verb: Token) -> Token | None:
    """The first word of the infinitive's group: "ne" of "ne pas avoir menti"."""
    allowed = case.reading.lexicon.infinitive_verbs[verb_lemma(case.reading, verb)]
    after = [word for word in case.words if verb.index < word.index <= verb.index + _FARTHEST]
    while after and after[0].upos == "ADV" and after[0].text.lower() not in {"ne", "pas"}:
        after = after[1:]
    if after and "-" in allowed and _infinitive(case, after[0]) is not None:
        return after[0]
    beside = bool(after) and after[0].upos == "ADP"
    for word, following in pairwise(after):
        if word.text == "," or word.upos == "VERB":
            return None
        if _introduces(word, allowed) and _infinitive(case, following) is not None:
            return following if _hangs_on(case, following, verb) else None
        bare = beside and "-" in allowed and word.upos in {"NOUN", "PROPN"} and _infinitive(case, following) is not None
        if bare and _hangs_on(case, following, verb):
            return following  # "a avoué à sa sœur être ruinée"
    return None


def _introduces(word: Token, allowed: frozenset[str]) -> bool:
    low = word.text.lower().replace("’", "'")
    return ("d'" if low == "d'" else low) in allowed or (low == "d'" and "de" in allowed)


def _infinitive(case: SentenceCase, first: Token) -> Token | None:
    """The infinitive whose group begins at a word; the main verb of "avoir menti", the adjective of "être prêt"."""
    for word in case.document.tokens[first.index : first.index + 6]:
        if word.sentence != first.sentence or not case.is_own(word):
            return None
        if is_infinitive(word):
            head = case.document.head(word)
            auxiliary = word.upos == "AUX" and head is not None and head.index > word.index
            return head if auxiliary else word
        if word.upos not in _GROUP:
            return None
    return None


def _hangs_on(case: SentenceCase, first: Token, verb: Token) -> bool:
    predicate = _infinitive(case, first)
    return predicate is not None and any(
        above.index == verb.index for above in list(ancestors(case.document, predicate))[:2]
    )
