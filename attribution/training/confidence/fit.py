"""Finds the weights: a logistic model for each part, and one of the whole that sees the product of the parts besides.

A ridge holds them back: a rule that was seen twice hardly moves from the mean of its stage.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from attribution.core.confidence import OVERALL, PARTS, whole_features
from attribution.core.weights import BIAS, Features, Weights
from attribution.training.confidence.rows import Row

FOLDS = 5
RULE_RIDGE, RIDGE = 4.0, 20.0
"""How strongly the weights of rules, and all others, are held back; chosen out of fold among 2, 4, 5, 10 and 20."""
_STEPS = 50
_CLOSE = 1e-8

Case = tuple[Features, bool]


def fit_weights(rows: Sequence[Row]) -> Weights:
    """The weights of every part; those of the whole see parts only as they are on documents not learned from."""
    parts = _fit_parts(rows)
    unseen = [case for held, rest in folds(rows) for case in _whole_cases(Weights(_fit_parts(rest)), held)]
    return Weights(parts | {OVERALL: fit(unseen)})


def folds(rows: Sequence[Row]) -> Iterable[tuple[list[Row], list[Row]]]:
    """Five times, the rows of every fifth document and those of the others: no document stands on both sides."""
    for fold in range(FOLDS):
        yield (
            [row for row in rows if row.document % FOLDS == fold],
            [row for row in rows if row.document % FOLDS != fold],
        )


def _fit_parts(rows: Sequence[Row]) -> dict[str, dict[str, float]]:
    return {part: fit(_cases(rows, part)) for part in PARTS if part != OVERALL}


def _cases(rows: Iterable[Row], part: str) -> list[Case]:
    return [(row.features[part], row.right[part]) for row in rows if part in row.features and part in row.right]


def _whole_cases(weights: Weights, rows: Iterable[Row]) -> list[Case]:
    """Words of nobody have one part only, which is the whole."""
    return [(whole_features(weights, row.features), row.right[OVERALL]) for row in rows if len(row.features) > 1]


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """Newton's method on the penalised likelihood; the bias is free."""
    names = [BIAS, *sorted({name for features, _ in cases for name in features})]
    columns = {name: column for column, name in enumerate(names)}
    seen = np.zeros((len(cases), len(names)))
    seen[:, 0] = 1.0
    for line, (features, _) in enumerate(cases):
        for name, value in features.items():
            seen[line, columns[name]] = value
    right = np.array([right for _, right in cases], dtype=float)
    penalty = np.array([_ridge(name) for name in names])
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-seen @ weights))
        slope = seen.T @ (right - chance) - penalty * weights
        bend = (seen.T * (chance * (1 - chance))) @ seen + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights += step
        if float(np.abs(step).max()) < _CLOSE:
            break
    return {name: float(weight) for name, weight in zip(names, weights, strict=True)}


def _ridge(name: str) -> float:
    if name == BIAS:
        return 1e-3
    return RULE_RIDGE if "rule=" in name else RIDGE
