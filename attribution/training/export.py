"""Turns trained models into a Stanza resources directory that can be shipped: half the size, without paths.

Weights are written in half precision; Stanza copies them into single precision when it loads them. The options
that Stanza keeps in a model name files of the machine that trained it: those are emptied.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from attribution.parsing.models import LANGUAGE, PROCESSORS, file_hash
from attribution.training.recipe import PACKAGE

VECTORS = "vectors"
"""The package name of the word vectors."""

LARGEST = 16_000_000
"""Bytes that one file may have."""

NEEDS_VECTORS = frozenset({"pos", "depparse"})


def export(models: Mapping[str, Path], target: Path) -> None:
    """Write ``models`` (processor to file, the vectors as ``pretrain``) as a resources directory.

    Raises ValueError when a file is larger than LARGEST.
    """
    index: dict[str, Any] = {}
    for processor, source in sorted(models.items()):
        package = VECTORS if processor == "pretrain" else PACKAGE
        path = target / LANGUAGE / processor / f"{package}.pt"
        path.parent.mkdir(parents=True, exist_ok=True)
        content = torch.load(source, map_location="cpu", weights_only=True)
        torch.save(content if processor == "pretrain" else slim(content), path)
        _check_size(path)
        entry: dict[str, Any] = {"md5": file_hash(path)}
        if processor in NEEDS_VECTORS:
            entry["dependencies"] = [{"model": "pretrain", "package": VECTORS}]
        index[processor] = {package: entry}
    chosen = dict.fromkeys(PROCESSORS, PACKAGE)
    index |= {"packages": {"default": chosen}, "default_processors": chosen}
    index |= {"default_dependencies": {}, "lang_name": "French"}
    text = json.dumps({LANGUAGE: index, "url": ""}, indent=1, ensure_ascii=False)
    (target / "resources.json").write_text(text + "\n", encoding="utf-8")


def slim(content: Any) -> Any:
    """A model file's content with weights in half precision and options that are paths emptied."""
    if isinstance(content, torch.Tensor):
        return content.half() if content.is_floating_point() else content
    if isinstance(content, dict):
        kept = {key: slim(value) for key, value in content.items() if key != "optimizer_state_dict"}
        config = kept.get("config")
        return kept | {"config": _without_paths(config)} if isinstance(config, dict) else kept
    return content


def _without_paths(config: Mapping[str, Any]) -> dict[str, Any]:
    return {key: None if isinstance(value, str) and "/" in value else value for key, value in config.items()}


def _check_size(path: Path) -> None:
    size = path.stat().st_size
    if size > LARGEST:
        raise ValueError(f"{path.name} of {path.parent.name} has {size} bytes; a model file may have {LARGEST}")
