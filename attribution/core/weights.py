"""What gold sets taught of how far the rules can be trusted: weights of readable features. Data only, injected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp

Features = Mapping[str, float]
"""A feature that is absent is 0."""

BIAS = "always"
"""The feature that every case has: what a part's share of right answers is when nothing else is known."""


def logistic(score: float) -> float:
    """The probability that a score stands for."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


@dataclass(frozen=True)
class Weights:
    """For each part of an answer the weight of each feature. What is unknown, like a new rule, weighs nothing."""

    parts: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    least_resolution: float = 0.0

    def __bool__(self) -> bool:
        return bool(self.parts)

    def probability(self, part: str, features: Features) -> float:
        """How likely a part with these features is right."""
        weights = self.parts[part]
        return logistic(
            weights.get(BIAS, 0.0) + sum(weights.get(name, 0.0) * value for name, value in features.items())
        )
