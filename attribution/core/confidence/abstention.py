"""No name where the name would be a guess: the mention stands, and whom it might mean is kept as evidence."""

from __future__ import annotations

from dataclasses import replace

from attribution.core.relations import Attribution, Candidate, Form
from attribution.core.weights import Weights


def abstain(weights: Weights, one: Attribution) -> Attribution:
    """The answer without its name when that is less sure than the weights ask for. A name that is written stands."""
    if one.source is None or one.source.form is Form.NAME or one.confidence is None or not one.speakers:
        return one
    if (one.confidence.resolution or 0.0) >= weights.least_resolution:
        return one
    rivals = [rival.score for rival in one.evidence.runners_up]
    share = max(1 - sum(score for score in rivals if score > 0), *rivals, 0.0)
    guess = Candidate(" & ".join(speaker.name for speaker in one.speakers), share)
    evidence = replace(one.evidence, runners_up=(guess, *one.evidence.runners_up))
    return replace(one, speakers=(), speaker_rule=None, evidence=evidence)
