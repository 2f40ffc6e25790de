"""Stage 2: which words in the text name who says it? A sieve over the quotations, surest rule first."""

from __future__ import annotations

from collections.abc import Mapping

from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.incise import Incise, incises_near
from attribution.core.phrases.reading import Reading
from attribution.core.relations import Kind, Quotation
from attribution.core.sieve import Decided, Rule, run_sieve
from attribution.core.sources.according_to import according_to
from attribution.core.sources.acting_before import acting_before
from attribution.core.sources.agentless import agentless
from attribution.core.sources.attributed_to import attributed_to
from attribution.core.sources.case import Found, SourceCase
from attribution.core.sources.citing import citing
from attribution.core.sources.clause_after import clause_after
from attribution.core.sources.clause_behind_colon import clause_behind_colon
from attribution.core.sources.colon import colon
from attribution.core.sources.continuation import continuation
from attribution.core.sources.for_each import for_each
from attribution.core.sources.gapped import gapped
from attribution.core.sources.goes_on_to_say import goes_on_to_say
from attribution.core.sources.governing_noun import governing_noun
from attribution.core.sources.governing_verb import governing_verb
from attribution.core.sources.heard import heard
from attribution.core.sources.in_brackets import in_brackets
from attribution.core.sources.incise_after import incise_after
from attribution.core.sources.incise_between import incise_between
from attribution.core.sources.incise_inside import incise_inside
from attribution.core.sources.incise_of_sentence import incise_of_sentence
from attribution.core.sources.loose_colon import loose_colon
from attribution.core.sources.nested_clause import nested_clause
from attribution.core.sources.noun_beside import noun_beside
from attribution.core.sources.preceding_cue import preceding_cue
from attribution.core.sources.read_in import read_in
from attribution.core.sources.read_out import read_out
from attribution.core.sources.refrain import refrain
from attribution.core.sources.said_before import said_before
from attribution.core.sources.said_in import said_in
from attribution.core.sources.same_sentence import same_sentence
from attribution.core.sources.signed import signed
from attribution.core.sources.this_is_how import this_is_how
from attribution.core.sources.uttered_by import uttered_by
from attribution.core.sources.who_said import who_said

RULES: tuple[Rule[SourceCase, Found], ...] = (
    Rule("who_said", who_said),
    Rule("attributed_to", attributed_to),
    Rule("for_each", for_each),
    Rule("refrain", refrain),
    Rule("uttered_by", uttered_by),
    Rule("said_in", said_in),
    Rule("gapped", gapped),
    Rule("citing", citing),
    Rule("incise_inside", incise_inside),
    Rule("read_in", read_in),
    Rule("read_out", read_out),
    Rule("colon", colon),
    Rule("noun_beside", noun_beside),
    Rule("incise_after", incise_after),
    Rule("loose_colon", loose_colon),
    Rule("this_is_how", this_is_how),
    Rule("clause_behind_colon", clause_behind_colon),
    Rule("signed", signed),
    Rule("clause_after", clause_after),
    Rule("in_brackets", in_brackets),
    Rule("nested_clause", nested_clause),
    Rule("governing_verb", governing_verb),
    Rule("incise_between", incise_between),
    Rule("governing_noun", governing_noun),
    Rule("goes_on_to_say", goes_on_to_say, sequential=True),
    Rule("said_before", said_before),
    Rule("acting_before", acting_before),
    Rule("continuation", continuation, sequential=True),
    Rule("according_to", according_to),
    Rule("incise_of_sentence", incise_of_sentence),
    Rule("preceding_cue", preceding_cue),
    Rule("heard", heard),
    Rule("agentless", agentless),
    Rule("same_sentence", same_sentence),
    Rule("continuation_again", continuation, sequential=True),
)
INSIDE = "incise_inside"
"""The one rule whose source stands between the marks: there the text's own voice breaks in."""


def attribute(
    reading: Reading, incises: tuple[Incise, ...], quotations: tuple[Quotation, ...]
) -> dict[int, Decided[Found]]:
    """The source and cue of every quotation that is speech and has one, by its position."""
    cases = [
        SourceCase(reading, incises_near(incises, quotation.outer), quotations, position)
        for position, quotation in enumerate(quotations)
    ]
    return run_sieve(tuple(map(_for_speech, RULES)), cases)


def _for_speech(rule: Rule[SourceCase, Found]) -> Rule[SourceCase, Found]:
    """The same rule, silent on what stage 1 found to be nobody's words, and on sources that cannot be theirs.

    No source stands between its own marks, and a thing ("cette thèse", "l'") says nothing.
    """

    def decide(case: SourceCase, settled: Mapping[int, Decided[Found]]) -> Found | None:
        if case.quotation.kind is Kind.OTHER:
            return None
        found = rule.decide(case, settled)
        source = found.source if found else None
        if source is None:
            return found
        within = source.span.overlaps(case.quotation.content) and rule.name != INSIDE
        return None if within or can_speak(case.reading, source) is Able.NO else found

    return Rule(rule.name, decide, rule.sequential)
