"""An evaluation by rule, phenomenon, confidence and fault, as a table for people and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from attribution.cli.figures import tally_to_json
from attribution.cli.gold import Answers
from attribution.core.scoring import Comparison, Figures
from attribution.core.scoring.calibration import calibrations
from attribution.core.scoring.phenomena import Phenomenon, phenomenon_figures
from attribution.core.scoring.rules import rule_figures

_NAME_WIDTH = 44


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Both sides of an evaluation, its figures, and what each document shows."""

    right: Answers
    found: Answers
    figures: Figures
    phenomena: Mapping[str, tuple[Phenomenon, ...]]


@dataclass(frozen=True, slots=True)
class View:
    """A way to break an evaluation down: as a table, and as JSON values."""

    table: Callable[[Evaluation], Iterator[str]]
    values: Callable[[Evaluation], dict[str, Any]]


def _rule_table(evaluation: Evaluation) -> Iterator[str]:
    yield f"\n{'stage':10}{'rule':24}count  share  right  precision"
    for one in rule_figures(evaluation.right, evaluation.found, evaluation.figures.comparisons):
        shares = f"{one.count:5}  {one.share:5.1%}  {one.right:5}  {one.precision:9.1%}"
        yield f"{one.stage:10}{one.rule:24}{shares}"


def _rule_values(evaluation: Evaluation) -> dict[str, Any]:
    stages: dict[str, Any] = {}
    for one in rule_figures(evaluation.right, evaluation.found, evaluation.figures.comparisons):
        shares = {"share": round(one.share, 4), "precision": round(one.precision, 4)}
        stages.setdefault(one.stage, {})[one.rule] = {"count": one.count, "right": one.right} | shares
    return stages


def _phenomenon_table(evaluation: Evaluation) -> Iterator[str]:
    yield f"\n{'phenomenon':{_NAME_WIDTH}}texts  faultless  detection  attributed  relays  status"
    for one in phenomenon_figures(evaluation.figures, evaluation.phenomena):
        name = f"{one.phenomenon.id} {one.phenomenon.name}"[: _NAME_WIDTH - 1]
        shares = f"{_f1(one.figures, 'detection'):>9}  {_f1(one.figures, 'attributed'):>10}"
        status = "-" if one.figures.status is None else f"{one.figures.status:.1%}"
        counts = f"{one.figures.documents:5}  {one.faultless:9}"
        yield f"{name:{_NAME_WIDTH}}{counts}  {shares}  {_f1(one.figures, 'relays'):>6}  {status:>6}"


def _f1(figures: Figures, name: str) -> str:
    """A figure that nothing is right or wrong in is no figure."""
    tally = getattr(figures, name)
    return f"{tally.f1:.1%}" if tally.gold or tally.predicted else "-"


def _phenomenon_values(evaluation: Evaluation) -> dict[str, Any]:
    return {
        one.phenomenon.id: {
            "name": one.phenomenon.name,
            "documents": one.figures.documents,
            "faultless": one.faultless,
            "status": one.figures.status if one.figures.status is None else round(one.figures.status, 4),
        }
        | {name: tally_to_json(getattr(one.figures, name)) for name in ("detection", "attributed", "relays")}
        for one in phenomenon_figures(evaluation.figures, evaluation.phenomena)
    }


def _confidence_table(evaluation: Evaluation) -> Iterator[str]:
    yield f"\n{'confidence':12}answers  stated   right  expected error"
    for part, one in calibrations(evaluation.right, evaluation.found).items():
        yield f"{part:12}{one.count:7}  {one.stated:6.1%}  {one.right:6.1%}  {one.error:14.3f}"


def _confidence_values(evaluation: Evaluation) -> dict[str, Any]:
    return {
        part: {
            "count": one.count,
            "stated": round(one.stated, 4),
            "right": round(one.right, 4),
            "calibration_error": round(one.error, 4),
            "bins": [
                {"count": each.count, "stated": round(each.stated, 4), "right": round(each.right, 4)}
                for each in one.bins
            ],
        }
        for part, one in calibrations(evaluation.right, evaluation.found).items()
    }


FAULTS = {
    "missed": "speech that was not found",
    "spurious": "what is nobody's speech",
    "source": "found, the wrong mention",
    "name": "the right mention, the wrong name",
    "relay": "the chain, missing or wrong in part",
    "status": "what the text says of the saying",
}


def _fault_counts(evaluation: Evaluation) -> dict[str, int]:
    """How often each stage erred where the stages before it had not: the name of a wrong mention is the source's."""
    counts = dict.fromkeys(FAULTS, 0)
    for one in evaluation.figures.comparisons:
        for fault in one.faults:
            counts[_stage(fault, one)] += 1
        counts["status"] += bool(one.gold and one.found and one.gold.status and not one.status_right)
    return counts


def _stage(fault: str, one: Comparison) -> str:
    if fault != "speaker":
        return fault
    return "name" if one.source_right else "source"


def _fault_table(evaluation: Evaluation) -> Iterator[str]:
    yield f"\n{'errors by stage':16}count"
    for fault, count in _fault_counts(evaluation).items():
        yield f"{fault:16}{count:5}  {FAULTS[fault]}"


VIEWS = {
    "rule": View(_rule_table, _rule_values),
    "phenomenon": View(_phenomenon_table, _phenomenon_values),
    "confidence": View(_confidence_table, _confidence_values),
    "fault": View(_fault_table, _fault_counts),
}
