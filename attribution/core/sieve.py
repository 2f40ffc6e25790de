"""Ordered rules, surest first: the first answer stands, and the rule's name is kept with it.

Rule by rule, not case by case, so that a later rule sees the answers of all surer ones (Muzny et al. 2017,
Stanford CoreNLP's quotation attribution).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Case = TypeVar("Case")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Decided(Generic[Answer]):
    """An answer and the name of the rule that gave it."""

    rule: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Rule(Generic[Case, Answer]):
    """A named decision. ``decide`` gets a case and what is settled so far, by position; None abstains.

    A ``sequential`` rule also sees the answers that it gave itself further up in the text.
    """

    name: str
    decide: Callable[[Case, Mapping[int, Decided[Answer]]], Answer | None]
    sequential: bool = False


def run_sieve(
    rules: Sequence[Rule[Case, Answer]],
    cases: Sequence[Case],
    settled: Mapping[int, Decided[Answer]] | None = None,
) -> dict[int, Decided[Answer]]:
    """The decided answers by position of the case, those of an earlier sieve (``settled``) included."""
    settled = dict(settled or {})
    for rule in rules:
        found: dict[int, Decided[Answer]] = {}
        for position, case in enumerate(cases):
            if position not in settled and (answer := rule.decide(case, settled)) is not None:
                (settled if rule.sequential else found)[position] = Decided(rule.name, answer)
        settled.update(found)
    return settled
