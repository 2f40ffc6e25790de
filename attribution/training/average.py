"""A running average of a model's weights: scored and kept in place of the weights, which still jump about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor, nn


class Average:
    """Follows the weights that a model learns, with a short memory in the beginning."""

    def __init__(self, model: nn.Module, decay: float) -> None:
        self._model = model
        self._decay = decay
        self._weights = {name: value.detach().clone() for name, value in self._learnt()}
        self._steps = 0

    def _learnt(self) -> Iterator[tuple[str, nn.Parameter]]:
        return ((name, value) for name, value in self._model.named_parameters() if value.requires_grad)

    @torch.no_grad()
    def update(self) -> None:
        """Take in the model's weights of now."""
        self._steps += 1
        decay = min(self._decay, (1 + self._steps) / (10 + self._steps))
        for name, value in self._learnt():
            self._weights[name].lerp_(value, 1 - decay)

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """The model holds the average while this lasts, and its own weights again afterwards."""
        own = {name: value.detach().clone() for name, value in self._learnt()}
        self._put(self._weights)
        try:
            yield
        finally:
            self._put(own)

    @torch.no_grad()
    def _put(self, weights: dict[str, Tensor]) -> None:
        for name, value in self._learnt():
            value.copy_(weights[name])

    @property
    def state(self) -> dict[str, object]:
        """What `restore` takes, for a checkpoint."""
        return {"weights": self._weights, "steps": self._steps}

    def restore(self, state: dict[str, object]) -> None:
        """Go on from a checkpoint."""
        self._weights = state["weights"]  # type: ignore[assignment]  # as `state` gave it
        self._steps = state["steps"]  # type: ignore[assignment]
