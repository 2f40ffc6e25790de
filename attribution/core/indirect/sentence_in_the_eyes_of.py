"""A judgement with "pour X" before it.

Pour Lise Arnal, le tunnel est dangereux.      matches: le tunnel est dangereux
Pour les enfants, l'entrée est gratuite.       must not: they get something, and say nothing
"""

from __future__ import annotations

from attribution.core.document import Span, Token
from attribution.core.fold import fold
from attribution.core.indirect.case import Report, SentenceCase
from attribution.core.indirect.sentence_parts import Aside, reported_around
from attribution.core.phrases.according_to import in_the_eyes_of
from attribution.core.relations import Form, Source
from attribution.core.sources.case import Found
from attribution.core.tree import children_by

_MODALS = frozenset({"falloir", "devoir", "agir", "pouvoir"})


def sentence_in_the_eyes_of(case: SentenceCase) -> list[Report]:
    """What is, must or may be, behind a "pour" with a person's name, a single bearer of an office or "lui", "elle"."""
    phrase = in_the_eyes_of(case.reading, list(case.own_words))
    if phrase is None or not _judges(case, phrase.source):
        return []
    span = Span(phrase.cue.span.start, phrase.source.span.end)
    aside = Aside(span, case.document.tokens[phrase.source.head], Found(phrase.source, phrase.cue))
    report = reported_around(case, aside)
    return [report] if report is not None and _is_judgement(case, report) else []


def _judges(case: SentenceCase, source: Source) -> bool:
    head = case.document.tokens[source.head]
    if source.form is Form.PRONOUN:
        return head.text.lower() in {"lui", "elle"}
    if source.form is Form.NAME:
        words = case.document.tokens_in(source.span)
        first = any(fold(word.text) in case.reading.lexicon.folded_first_names for word in words)
        return (first and len(words) > 1) or _is_titled(case, words)
    offices = frozenset().union(*case.reading.lexicon.role_groups)
    definite = any(word.text.lower() in {"le", "la", "l'", "l’"} for word in children_by(case.document, head, "det"))
    return definite and head.lemma.lower() in offices


def _is_titled(case: SentenceCase, words: tuple[Token, ...]) -> bool:
    return any(case.reading.lexicon.is_title(word.text) for word in words[:1])


def _is_judgement(case: SentenceCase, report: Report) -> bool:
    """A copula or a modal makes it one: "est dangereux", "il faut", "doit partir"."""
    predicate = case.document.tokens[report.predicate]
    being = [word.lemma for word in children_by(case.document, predicate, "cop", "aux")]
    return being == ["être"] or predicate.lemma in _MODALS
