"""The "que" clauses of a sentence with the verb of saying that governs each; two rules ask for them."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.core.document import Span, Token
from attribution.core.indirect.case import Report, SentenceCase
from attribution.core.indirect.clause import clause_from
from attribution.core.indirect.saying import governs_clause, said_by
from attribution.core.indirect.walk import CONJUNCTIONS
from attribution.core.phrases.cue import cue_verb_of
from attribution.core.phrases.small_words import QUE

_JOINS = frozenset({"et", "ou", "mais", "ni"})
_CLAUSE_NOUNS = frozenset("idée preuve sentiment impression certitude espoir crainte principe condition avis".split())
"""Nouns that a "que" clause may hang on, and whose clause nobody says."""
_REACH = 12
"""Words; a verb that the parser lost stands no further before its "que"."""


def complements(case: SentenceCase) -> Iterator[tuple[Token, Report]]:
    """Each verb of saying with the clause that it governs."""
    for que in case.own_words:
        predicate = _predicate(case, que)
        verb = _governor(case, que, predicate) if predicate is not None else None
        if predicate is None or verb is None:
            continue
        content = clause_from(case, que.index + 1, predicate, verb)
        found = said_by(case, verb) if content is not None and _is_clause(case, content, verb) else None
        if content is not None and found is not None:
            inside = predicate.span.start < content.end
            yield verb, Report(content, (content,), predicate.index if inside else que.index + 1, found)


def _is_clause(case: SentenceCase, content: Span, verb: Token) -> bool:
    """It has a conjugated verb, where "ne" stands before the verb of saying: not "il n'a dit qu'une phrase"."""
    restricted = any(child.text.lower() in {"ne", "n'", "n’"} for child in case.document.children(verb.index))
    return not restricted or any("VerbForm=Fin" in word.feats for word in case.document.tokens_in(content))


def _predicate(case: SentenceCase, que: Token) -> Token | None:
    """What a conjunction "que" introduces."""
    if que.text.lower() not in QUE or not (que.upos == "SCONJ" or que.relation == "mark"):
        return None
    before = case.document.tokens[que.index - 1].text.lower() if que.index else ""
    if before in CONJUNCTIONS:
        return None
    predicate = case.document.head(que)
    if predicate is None or predicate.index < que.index or "relcl" in predicate.deprel or before in _JOINS:
        return None
    return predicate


def _governor(case: SentenceCase, que: Token, predicate: Token) -> Token | None:
    """The verb above the clause, or the last verb before its "que" where the parser hung it elsewhere."""
    above = case.document.head(predicate)
    verb = cue_verb_of(case.reading, above) if above is not None else None
    if verb is not None and verb.index < que.index and governs_clause(case, verb):
        return verb
    for before in reversed(case.document.tokens[max(0, que.index - _REACH) : que.index]):
        if not case.is_own(before) or before.text in {",", ";", ":"} or before.upos == "AUX":
            return None
        if before.upos == "VERB":
            verb = cue_verb_of(case.reading, before)
            return verb if governs_clause(case, verb) else None
        if before.upos == "NOUN" and (before.relation == "obj" or before.lemma.lower() in _CLAUSE_NOUNS):
            return None
    return None
