"""Every rule's own figures: how often it decided, and how often what it decided is right.

A rule is judged by its own stage only: a kind rule by speech or not, a source rule by the mention, a speaker
rule by the name where the mention is right, a relay rule by its hops, a status rule by the status.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from attribution.core.scoring.comparison import Answer, Comparison
from attribution.core.scoring.likeness import match_contents

STAGES = ("kind", "source", "speaker", "relay", "status")
SPEECH = "speech"
NONE = "(none)"
"""Stands for the rule where no rule found anything."""
NOBODYS = "other"
UNMARKED = "indirect"

Answers = Mapping[str, Sequence[Answer]]
Decision = tuple[str, str, bool]
"""A stage, the rule that decided, and whether it decided rightly."""


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """How often a rule decided, its share of all decisions of its stage, and how often it was right."""

    stage: str
    rule: str
    count: int
    right: int
    share: float

    @property
    def precision(self) -> float:
        """The share of its decisions that are right."""
        return self.right / self.count


def rule_figures(gold: Answers, found: Answers, comparisons: Sequence[Comparison]) -> list[RuleFigures]:
    """Stage by stage, the busiest rules first; ``comparisons`` are those of the same answers."""
    right: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for stage, rule, is_right in (*_kinds(gold, found), *_others(comparisons)):
        right[stage, rule].append(is_right)
    totals = {stage: sum(len(answers) for (of, _), answers in right.items() if of == stage) for stage in STAGES}
    figures = [
        RuleFigures(stage, rule, len(answers), sum(answers), len(answers) / totals[stage])
        for (stage, rule), answers in right.items()
    ]
    return sorted(figures, key=lambda one: (STAGES.index(one.stage), -one.count, one.rule))


def _kinds(gold: Answers, found: Answers) -> Iterator[Decision]:
    """Words that no gold entry is about are rightly nobody's, and wrongly speech."""
    for name, answers in found.items():
        right = gold.get(name, ())
        marked = [answer for answer in answers if answer.kind != UNMARKED]
        pairs = match_contents([answer.content for answer in right], [answer.content for answer in marked])
        entries = {place: right[entry] for entry, place in pairs}
        for place, answer in enumerate(marked):
            entry = entries.get(place)
            if entry is None or not entry.debatable:
                is_speech = entry is not None and entry.kind == SPEECH
                yield "kind", answer.kind_rule or NONE, is_speech == (answer.kind != NOBODYS)


def _others(comparisons: Sequence[Comparison]) -> Iterator[Decision]:
    for one in comparisons:
        if one.found is None:
            continue
        yield "source", one.found.rule or NONE, one.source_right
        if one.gold is None:
            continue
        if one.source_right and one.gold.source is not None:
            yield "speaker", one.found.speaker_rule or NONE, one.speaker_right
        if one.gold.status is not None:
            yield "status", one.found.status or NONE, one.status_right
        for hop, is_right in one.right_hops:
            yield "relay", hop.rule or NONE, is_right
