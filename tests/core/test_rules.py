"""Every named case of fixtures/rules: that the rule decided and what it said, or that it abstained."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pytest

from attribution.core import indirect, quotations, relays, sources, speakers, status
from attribution.core.document import Document, Span
from attribution.core.quotations.case import MarkedCase
from attribution.core.relays.case import RelayCase
from attribution.core.sieve import Rule
from attribution.core.sources.case import SourceCase
from attribution.core.speakers.case import SpeakerCase
from attribution.lexicons import french
from tests.rule_cases import all_cases, belongs, recorded


@dataclass(frozen=True)
class Stages:
    """All stages of the analysis of one document, each worked out when it is asked for."""

    document: Document

    def __post_init__(self):
        found = quotations.find_quotations(self.document, french())
        for name, value in zip(("reading", "incises", "quotations"), found, strict=False):
            object.__setattr__(self, name, value)

    @cached_property
    def settled(self):
        return sources.attribute(self.reading, self.incises, self.quotations)

    @cached_property
    def chains(self):
        return relays.find_relays(self.reading, self.incises, self.quotations, self.settled)

    @cached_property
    def named_sources(self):
        return {place: found.answer.source for place, found in self.settled.items() if found.answer.source}

    @cached_property
    def passing(self):
        return [hop.source for chain in self.chains.values() for hop in chain]

    @cached_property
    def resolved(self):
        return speakers.resolve(self.reading, self.incises, self.named_sources, self.passing)

    def text(self, span: Span | None):
        return None if span is None else self.document.cut(span)

    def position(self, content):
        """The place of the quotation with this content."""
        contents = [self.text(quotation.content) for quotation in self.quotations]
        assert content in contents
        return contents.index(content)

    def source_case(self, position):
        return SourceCase(self.reading, self.incises, self.quotations, position)

    def referent(self, mention, occurrence=1):
        """The place in the cast of the nth referent with these words."""
        cast, _ = self.resolved
        found = [place for place, one in enumerate(cast.referents) if self.text(one.span) == mention]
        assert len(found) >= occurrence, [self.text(one.span) for one in cast.referents]
        return found[occurrence - 1]

    def speaker_case(self, position):
        cast, _ = self.resolved
        spoken = [*self.named_sources.values(), *self.passing]
        speaking = frozenset(cast.by_span[source.span] for source in spoken)
        around = {place: cast.by_span[source.span] for place, source in self.named_sources.items()}
        return SpeakerCase(cast, position, speaking, around)


def answer_of(rules, name, case, position, settled):
    """What one rule says by itself, given what surer rules settled (and a sequential one itself, further up)."""
    order = {rule.name: place for place, rule in enumerate(rules)}
    rule: Rule = rules[order[name]]
    surer = {
        place: decided
        for place, decided in settled.items()
        if order[decided.rule] < order[name] or (decided.rule == name and rule.sequential and place < position)
    }
    return rule.decide(case, surer)


def decided_by(expected, rule, by_itself, decided):
    """Check whose decision it is; True when the answer itself is to be checked too."""
    if expected.get("never_reached"):
        assert "decided_by" in expected
    if expected.get("refuses"):
        assert by_itself() is None
    if "decided_by" in expected:
        assert decided == expected["decided_by"] != rule
    elif not expected.get("refuses"):
        assert decided == rule
    return not (expected.get("refuses") or expected.get("never_reached"))


def check_quotations(stages, rule, expected):
    position = stages.position(expected["quotation"])
    quotation = stages.quotations[position]

    def by_itself():
        case = MarkedCase(stages.reading, position, stages.incises)
        return answer_of(quotations.RULES, rule, case, position, {})

    if decided_by(expected, rule, by_itself, quotation.rule):
        assert quotation.kind == expected["kind"]


def check_sources(stages, rule, expected):
    position = stages.position(expected["quotation"])
    decided = stages.settled.get(position)

    def by_itself():
        case = stages.source_case(position)
        return answer_of(sources.RULES, rule, case, position, stages.settled)

    if decided_by(expected, rule, by_itself, decided and decided.rule):
        source, cue = decided.answer.source, decided.answer.cue
        assert stages.text(source and source.span) == expected["source"]
        assert stages.text(cue and cue.span) == expected["cue"]


def check_indirect(stages, rule, expected):
    cases = list(indirect.sentence_cases(stages.reading, stages.incises, stages.quotations, stages.settled))
    if expected.get("refuses"):
        find = next(known.find for known in indirect.RULES if known.name == rule)
        assert [stages.text(report.content) for case in cases for report in find(case)] == []
        return
    decided = [one for case in cases for one in indirect.reports_of(case) if one.rule == rule]
    by_content = {stages.text(one.answer.content): one.answer.found for one in decided}
    assert expected["content"] in by_content
    source, cue = by_content[expected["content"]].source, by_content[expected["content"]].cue
    assert stages.text(source and source.span) == expected["source"]
    assert stages.text(cue and cue.span) == expected["cue"]


def check_relays(stages, rule, expected):
    position = stages.position(expected["quotation"])
    hops = [stages.text(hop.source.span) for hop in stages.chains[position] if hop.rule == rule]
    if not expected.get("refuses"):
        assert hops == expected["relays"] != []
        return
    assert hops == []
    for known in relays.RULES:
        if known.name == rule:
            found = stages.settled[position].answer
            assert known.hops(RelayCase(stages.source_case(position), found, stages.settled)) == []


def check_speakers(stages, rule, expected):
    position = stages.referent(expected["mention"], expected.get("occurrence", 1))
    _, named = stages.resolved
    decided = named.get(position)

    def by_itself():
        case = stages.speaker_case(position)
        return answer_of(speakers.RULES, rule, case, position, named)

    if decided_by(expected, rule, by_itself, decided and decided.rule):
        answer = decided.answer
        assert [name for name, _ in answer.names] == expected["names"]
        assert expected.get("kinds") in (None, [kind for _, kind in answer.names])
        assert expected.get("via") in (None, [stages.text(span) for span in answer.via])
        assert expected.get("runners_up") in (None, [one.name for one in answer.runners_up])


def check_status(stages, rule, expected):
    head = stages.settled[stages.position(expected["quotation"])].answer.head
    decided = str(status.status_of(stages.reading, head))
    if expected.get("refuses"):
        holds = {str(name): rule for name, rule in status.RULES}[rule]
        assert head is None or not holds(stages.reading, head)
        assert decided == expected.get("decided_by", "asserted")
    else:
        assert decided == expected["status"] == rule


CHECKS = {
    "quotations": check_quotations,
    "sources": check_sources,
    "indirect": check_indirect,
    "relays": check_relays,
    "speakers": check_speakers,
    "status": check_status,
}


def params():
    for case in all_cases():
        marks = [pytest.mark.xfail(reason=case.xfail)] if case.xfail else []
        yield pytest.param(case, id=case.id, marks=marks)


@pytest.mark.parametrize("case", list(params()))
def test_the_rule_says_what_the_case_expects(case):
    CHECKS[case.stage](Stages(case.document()), case.rule, case.expected)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in all_cases()])
def test_the_recorded_parse_belongs_to_the_text(case):
    assert belongs(recorded(case.parse_file).get(case.name, ""), case.text), "make record-rules"
