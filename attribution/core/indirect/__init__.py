"""Indirect speech: clauses that somebody is said to have said, without marks. Each rule finds its own construction.

What is found stands beside the quotations between marks and changes none of them: see `nesting`. Indirect questions
("demande si …") and what somebody only thinks, wants or fears are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from attribution.core.indirect.case import Report, SentenceCase
from attribution.core.indirect.nesting import kept
from attribution.core.indirect.noun_according_to import noun_according_to
from attribution.core.indirect.noun_that_clause import noun_that_clause
from attribution.core.indirect.participle_clause import participle_clause
from attribution.core.indirect.reported_infinitive import reported_infinitive
from attribution.core.indirect.reported_state import reported_state
from attribution.core.indirect.sentence_according_to import sentence_according_to
from attribution.core.indirect.sentence_in_the_eyes_of import sentence_in_the_eyes_of
from attribution.core.indirect.sentence_with_incise import sentence_with_incise
from attribution.core.indirect.that_clause import that_clause
from attribution.core.phrases.citing import citings
from attribution.core.phrases.incise import Incise
from attribution.core.phrases.reading import OUTSIDE, Reading
from attribution.core.relations import Kind, Quotation
from attribution.core.sieve import Decided
from attribution.core.sources.case import Found

LONGEST = 250
"""Words; a sentence that is longer is no sentence, and time must grow with the text, not with its square."""


@dataclass(frozen=True, slots=True)
class IndirectRule:
    """A named rule that finds reported clauses of one construction."""

    name: str
    find: Callable[[SentenceCase], list[Report]]


RULES: tuple[IndirectRule, ...] = (
    IndirectRule("that_clause", that_clause),
    IndirectRule("participle_clause", participle_clause),
    IndirectRule("reported_infinitive", reported_infinitive),
    IndirectRule("reported_state", reported_state),
    IndirectRule("noun_that_clause", noun_that_clause),
    IndirectRule("noun_according_to", noun_according_to),
    IndirectRule("sentence_with_incise", sentence_with_incise),
    IndirectRule("sentence_according_to", sentence_according_to),
    IndirectRule("sentence_in_the_eyes_of", sentence_in_the_eyes_of),
)


def add_indirect(
    reading: Reading,
    incises: tuple[Incise, ...],
    quotations: tuple[Quotation, ...],
    settled: Mapping[int, Decided[Found]],
) -> tuple[tuple[Quotation, ...], dict[int, Decided[Found]]]:
    """The quotations with the indirect ones behind them, and the sources of all by position."""
    found = [one for case in sentence_cases(reading, incises, quotations, settled) for one in reports_of(case)]
    indirect = tuple(
        Quotation(one.answer.content, one.answer.content, one.answer.fragments, Kind.INDIRECT, one.rule)
        for one in found
    )
    said = {at: Decided(one.rule, one.answer.found) for at, one in enumerate(found, start=len(quotations))}
    return quotations + indirect, {**settled, **said}


def reports_of(case: SentenceCase) -> list[Decided[Report]]:
    """The clauses of one sentence that stand, in text order."""
    found = (Decided(rule.name, report) for rule in RULES for report in rule.find(case))
    return [_cited(case, one) for one in kept(case, found)]


def _cited(case: SentenceCase, decided: Decided[Report]) -> Decided[Report]:
    """The same, said by whom the source cites: "selon l'agence, citant un élu"; the agency then passes it on."""
    source = decided.answer.found.source
    for cited in citings(case.reading, list(case.own_words)) if source is not None else ():
        verb = case.document.tokens[cited.verb].span
        between = case.document.text[source.span.end : verb.start] if source and source.span.end <= verb.start else "x"
        if not between.strip(" ,\u00a0\u202f"):
            return replace(decided, answer=replace(decided.answer, found=Found(cited.cited, cited.cue, cited.verb)))
    return decided


def sentence_cases(
    reading: Reading,
    incises: tuple[Incise, ...],
    quotations: tuple[Quotation, ...],
    settled: Mapping[int, Decided[Found]],
) -> Iterator[SentenceCase]:
    """Every sentence with its own incises and marked quotations; what is too long to be one is passed over."""
    tokens = reading.document.tokens
    by_sentence: dict[int, tuple[list[Incise], dict[int, Quotation]]] = {}
    for incise in incises:
        if incise.level is OUTSIDE:
            by_sentence.setdefault(tokens[incise.verb].sentence, ([], {}))[0].append(incise)
    for position, quotation in enumerate(quotations):
        for sentence in {word.sentence for word in reading.document.tokens_in(quotation.outer)}:
            by_sentence.setdefault(sentence, ([], {}))[1][position] = quotation
    for one in reading.document.sentences:
        if one.last - one.first > LONGEST:
            continue
        near, marked = by_sentence.get(one.index, ([], {}))
        heads = {position: settled[position].answer.head for position in marked if position in settled}
        yield SentenceCase(reading, one, tuple(near), marked, heads)
