"""How far can each part of an answer be trusted? What can be seen of it, weighed by what gold sets taught."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import replace
from math import log, prod

from attribution.core.confidence.abstention import abstain
from attribution.core.confidence.features import (
    Seen,
    relay_features,
    resolution_features,
    speaker_features,
    speech_features,
)
from attribution.core.confidence.inheritance import bounded_by_earlier
from attribution.core.document import Document
from attribution.core.lexicon import Lexicon
from attribution.core.relations import Attribution, Confidence, Kind
from attribution.core.weights import Features, Weights

SPEECH, SPEAKER, RELAYS, RESOLUTION, OVERALL = "speech", "speaker", "relays", "resolution", "overall"
PARTS = (SPEECH, SPEAKER, RELAYS, RESOLUTION, OVERALL)
PRODUCT = "log_odds_of_product"
_CERTAIN = 1e-4
"""Nothing is surer than this."""


def with_confidence(
    document: Document, lexicon: Lexicon, attributions: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """The same answers, each with the confidence that the lexicon's weights give it; a name that is a guess goes.

    Without weights, the answers as they are; so is speech without marks, which gold sets leave out.
    """
    if not lexicon.weights:
        return attributions
    seen = Seen(document, lexicon, attributions)
    sure = (_sure(lexicon.weights, seen, one) for one in attributions)
    return tuple(abstain(lexicon.weights, one) for one in bounded_by_earlier(sure))


def features_of(seen: Seen, one: Attribution) -> dict[str, Features]:
    """What can be seen of each part that an answer has: words of nobody have no speaker, nobody has no name."""
    features = {SPEECH: speech_features(seen, one)}
    if one.quotation.kind is not Kind.OTHER:
        features |= {SPEAKER: speaker_features(seen, one), RELAYS: relay_features(seen, one)}
        if one.source is not None:
            features[RESOLUTION] = resolution_features(seen, one)
    return features


def whole_features(weights: Weights, features: Mapping[str, Features]) -> Features:
    """Everything that can be seen, and the chance that all parts are right had they nothing to do with each other."""
    chance = prod(weights.probability(part, seen) for part, seen in features.items())
    bounded = min(1 - _CERTAIN, max(_CERTAIN, chance))
    return dict(ChainMap({PRODUCT: log(bounded / (1 - bounded))}, *map(dict, features.values())))


def stated(weights: Weights, features: Mapping[str, Features]) -> dict[str, float]:
    """How likely each part is right, and all of it; of words of nobody the one part is all."""
    parts = {part: weights.probability(part, seen) for part, seen in features.items()}
    whole = weights.probability(OVERALL, whole_features(weights, features)) if SPEAKER in parts else parts[SPEECH]
    return parts | {OVERALL: whole}


def _sure(weights: Weights, seen: Seen, one: Attribution) -> Attribution:
    if one.quotation.kind is Kind.INDIRECT:
        return one
    chances = stated(weights, features_of(seen, one))
    return replace(one, confidence=Confidence(**{part: round(chance, 2) for part, chance in chances.items()}))
