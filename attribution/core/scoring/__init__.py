"""Compares what was found with what is right: precision, recall and F1, per figure and per rule.

A quotation that was found matches a right one when their contents overlap by 80 % of their union; each
figure below is taken over such pairs. Only words between marks are counted: what was found as
``indirect`` or ``other`` is left out. A right quotation marked debatable counts neither way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from attribution.core.scoring.comparison import Answer, Comparison, Hop, Tally
from attribution.core.scoring.likeness import match_contents

__all__ = ["Answer", "Comparison", "Figures", "Hop", "Tally", "figures_of", "score"]

SPEECH = "speech"
NOT_COUNTED = frozenset({"other", "indirect"})
NO_RULE = "(no source)"


@dataclass(frozen=True)
class Figures:
    """Every figure of one gold set; shares are of matched quotations. ``status`` is None where gold gives none."""

    documents: int
    detection: Tally
    exact: float
    source: float
    speaker: float
    relays: Tally
    status: float | None
    attributed: Tally
    rules: Mapping[str, Tally]
    comparisons: tuple[Comparison, ...]


def score(gold: Mapping[str, Sequence[Answer]], found: Mapping[str, Sequence[Answer]]) -> Figures:
    """Compare document by document, by id; a document without an answer is one in which nothing was found."""
    comparisons = [one for name, answers in gold.items() for one in _compare(name, answers, found.get(name, ()))]
    return figures_of(comparisons, documents=len(gold))


def figures_of(comparisons: Sequence[Comparison], documents: int) -> Figures:
    """The figures of some comparisons."""
    matched = [one for one in comparisons if one.gold and one.found]
    predicted = sum(one.found is not None for one in comparisons)
    wanted = sum(one.gold is not None for one in comparisons)
    stated = [one for one in matched if one.gold and one.gold.status]
    return Figures(
        documents=documents,
        detection=Tally(len(matched), predicted, wanted),
        exact=_share(one.exact for one in matched),
        source=_share(one.source_right for one in matched),
        speaker=_share(one.speaker_right for one in matched),
        relays=_sum(one.relays for one in matched),
        status=_share(one.status_right for one in stated) if stated else None,
        attributed=Tally(sum(one.speaker_right for one in matched), predicted, wanted),
        rules=_by_rule(comparisons),
        comparisons=tuple(comparisons),
    )


def _compare(name: str, gold: Sequence[Answer], found: Sequence[Answer]) -> list[Comparison]:
    gold = [answer for answer in gold if answer.kind == SPEECH]
    found = [answer for answer in found if answer.kind not in NOT_COUNTED]
    pairs = match_contents([answer.content for answer in gold], [answer.content for answer in found])
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = [Comparison(name, answer, None) for i, answer in enumerate(gold) if i not in left]
    spurious = [Comparison(name, None, answer) for j, answer in enumerate(found) if j not in right]
    matched = [Comparison(name, gold[i], found[j]) for i, j in pairs]
    return [one for one in [*missed, *spurious, *matched] if one.gold is None or not one.gold.debatable]


def _share(cases: Iterable[bool]) -> float:
    answers = list(cases)
    return sum(answers) / len(answers) if answers else 0.0


def _sum(tallies: Iterable[Tally]) -> Tally:
    every = list(tallies)
    return Tally(*(sum(getattr(tally, name) for tally in every) for name in ("hits", "predicted", "gold")))


def _by_rule(comparisons: Sequence[Comparison]) -> dict[str, Tally]:
    """For each source rule: how often the speaker is right among the quotations it decided, right or spurious."""
    answers: dict[str, list[bool]] = defaultdict(list)
    for one in comparisons:
        if one.found is not None:
            answers[one.found.rule or NO_RULE].append(one.speaker_right)
    return {rule: Tally(sum(right), len(right), 0) for rule, right in sorted(answers.items())}
