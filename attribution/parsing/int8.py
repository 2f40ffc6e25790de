"""Weights of eight bits in the recurrent layers of tagger and parser: a quarter less time, nearly the same trees.

Off by default: how such products are rounded depends on the processor, so two machines may differ in a word.
"""

from __future__ import annotations

import warnings
from typing import Any

import torch
from torch import nn
from torch.ao.quantization import quantize_dynamic

from attribution.errors import ModelError

RECURRENT = {"pos": "taggerlstm", "depparse": "parserlstm"}
"""Where the time goes. What chooses among answers stays exact: in eight bits it costs answers and gains nothing."""
_KINDS = {nn.LSTM, nn.Linear}


def use_int8(pipeline: Any) -> None:
    """Change the models of a loaded pipeline in place. Raises ModelError on a processor that torch can't do it on."""
    if torch.backends.quantized.engine in ("none", ""):
        raise ModelError("This processor has no arithmetic of eight bits that torch knows: leave ATTRIBUTION_INT8 out.")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch plans to move this to a package of its own; its version is pinned
        for processor, layers in RECURRENT.items():
            module = getattr(pipeline.processors[processor].trainer.model, layers)
            quantize_dynamic(module, _KINDS, dtype=torch.qint8, inplace=True)  # type: ignore[no-untyped-call]
