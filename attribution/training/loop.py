"""The loop that our trainers of taggers and parsers share, over what each of them knows (`Learner`).

What differs from Stanza's own: the model that is scored and kept is a running average of the weights; the learning
rate goes down in a straight line, that of a transformer in its share of it; and a run that was stopped goes on from
its last checkpoint.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import torch
from torch import nn
from torch.optim import Optimizer

from attribution.training.average import Average

logger = logging.getLogger("stanza")


class Learner(Protocol):
    """A model in training, with its data."""

    model: nn.Module
    optimizers: Mapping[str, Optimizer]

    def learn(self) -> float:
        """Learn from the next batch; returns its loss."""

    def score(self) -> float:
        """What the model is worth on the sentences that choose between checkpoints: 0 to 1."""

    def save(self, path: Path) -> None:
        """Write the model as Stanza loads it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast: ``interval`` steps from one score to the next, learning rates, how much average stays."""

    steps: int
    interval: int
    lr: float
    last_lr: float
    warm_up: int
    average: float


def own_options() -> argparse.ArgumentParser:
    """The options of our trainers that Stanza's have not."""
    own = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    own.add_argument("--average", type=float, default=0.998, help="How much of the average stays at each step.")
    own.add_argument("--last_lr", type=float, default=0.00005)
    own.add_argument("--warm_up", type=int, default=50, help="Steps.")
    own.add_argument("--brief", action="store_true", help="Multiply in bfloat16.")
    return own


def plan_of(args: Mapping[str, Any], own: argparse.Namespace) -> Plan:
    """The plan that Stanza's options and ours make."""
    return Plan(args["max_steps"], args["eval_interval"], args["lr"], own.last_lr, own.warm_up, own.average)


def learning_rates(plan: Plan) -> Iterator[float]:
    """A rate for each step: up to the highest in a straight line, then down to the last in one."""
    for step in range(1, plan.steps + 1):
        if step <= plan.warm_up:
            yield plan.lr * step / plan.warm_up
        else:
            yield plan.lr + (plan.last_lr - plan.lr) * (step - plan.warm_up) / (plan.steps - plan.warm_up)


class Loop:
    """One run of a learner, whose best model lies in ``path`` at the end."""

    def __init__(self, learner: Learner, plan: Plan, path: Path) -> None:
        self._learner = learner
        self._plan = plan
        self._path = path
        self._checkpoint = path.with_name(f"{path.stem}-checkpoint.pt")
        self._average = Average(learner.model, plan.average)
        self._step = 0
        self._scores: list[float] = []
        self._remember_shares()
        if self._checkpoint.is_file():
            self._restore(torch.load(self._checkpoint, weights_only=True))

    def _remember_shares(self) -> None:
        """Each group of weights keeps its share of the rate: a transformer learns more slowly than what is new."""
        for optimizer in self._learner.optimizers.values():
            for group in optimizer.param_groups:
                group["share"] = group["lr"] / self._plan.lr

    def run(self) -> None:
        """Train to the last step."""
        rates = list(learning_rates(self._plan))
        for step in range(self._step + 1, self._plan.steps + 1):
            for optimizer in self._learner.optimizers.values():
                for group in optimizer.param_groups:
                    group["lr"] = group["share"] * rates[step - 1]
            loss = self._learner.learn()
            self._average.update()
            self._step = step
            if step % self._plan.interval == 0 or step == self._plan.steps:
                self._evaluate(loss)

    def _evaluate(self, loss: float) -> None:
        with self._average.in_place():
            score = self._learner.score()
            self._scores.append(score)
            if score >= max(self._scores):
                self._learner.save(self._path)
        logger.info("step %d: loss %.3f, dev %.2f", self._step, loss, 100 * score)
        torch.save(self._state(), self._checkpoint)

    def _state(self) -> dict[str, Any]:
        return {
            "step": self._step,
            "scores": self._scores,
            "average": self._average.state,
            "weights": {name: value for name, value in self._learner.model.named_parameters() if value.requires_grad},
            "optimizers": {name: each.state_dict() for name, each in self._learner.optimizers.items()},
        }

    def _restore(self, state: Mapping[str, Any]) -> None:
        self._step, self._scores = state["step"], state["scores"]
        self._average.restore(state["average"])
        self._learner.model.load_state_dict(state["weights"], strict=False)
        for name, each in self._learner.optimizers.items():
            each.load_state_dict(state["optimizers"][name])
