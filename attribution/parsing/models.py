"""Where the parser's models lie and whether they are whole. Knows the layout of a Stanza resources directory."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from attribution.errors import ModelError
from attribution.settings import BUNDLED, OFFICIAL

LANGUAGE = "fr"
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse")
BUNDLED_DIRECTORY = Path(__file__).parent / "models"


def models_directory(setting: str) -> Path:
    """The resources directory for a setting: ``bundled``, ``official`` or a path."""
    if setting == BUNDLED:
        return BUNDLED_DIRECTORY
    if setting == OFFICIAL:
        return Path(os.environ.get("STANZA_RESOURCES_DIR") or Path.home() / "stanza_resources")
    return Path(setting)


def check_models(directory: Path) -> list[Path]:
    """The model files of the default package, each there and, where a hash is recorded, whole.

    Raises ModelError that names the first file at fault and says what to do.
    """
    return [_checked(directory, kind, name, entry) for kind, name, entry in _wanted(_resources(directory))]


def models_version(directory: Path) -> str:
    """Eight hexadecimal digits that change when a file of the default package does."""
    files = {directory / LANGUAGE / kind / f"{name}.pt" for kind, name, _ in _wanted(_resources(directory))}
    whole = "".join(f"{path.parent.name} {path.stem} {file_hash(path)}\n" for path in sorted(files))
    return hashlib.sha256(whole.encode()).hexdigest()[:8]


def _resources(directory: Path) -> dict[str, Any]:
    index = directory / "resources.json"
    try:
        french = json.loads(index.read_text(encoding="utf-8"))[LANGUAGE]
        return dict(french)
    except FileNotFoundError as error:
        raise ModelError(f"No models at {directory}: {index.name} is missing. {advice(directory)}") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{index} cannot be read as a Stanza index with French models. {advice(directory)}") from error


def _wanted(french: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    chosen = french.get("packages", {}).get("default") or french.get("default_processors", {})
    wanted = []
    for processor in PROCESSORS:
        name = chosen.get(processor)
        entry = french.get(processor, {}).get(name, {})
        wanted.append((processor, name, entry))
        for needed in entry.get("dependencies", []):
            kind, package = needed["model"], needed["package"]
            wanted.append((kind, package, french.get(kind, {}).get(package, {})))
    return wanted


def _checked(directory: Path, kind: str, name: str, entry: dict[str, Any]) -> Path:
    path = directory / LANGUAGE / kind / f"{name}.pt"
    if not path.is_file():
        raise ModelError(f"The {kind} model is missing: {path}. {advice(directory)}")
    if "md5" in entry and file_hash(path) != entry["md5"]:
        raise ModelError(f"The {kind} model is broken (its hash is not the recorded one): {path}. {advice(directory)}")
    return path


def file_hash(path: Path) -> str:
    """The MD5 that a resources directory records of a model file: against damage, not against forgery."""
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()


def advice(directory: Path) -> str:
    """What a person can do about missing or broken models."""
    if directory == BUNDLED_DIRECTORY:
        return "Install the package again: the models are part of it."
    return (
        "Run `python -c 'import stanza; stanza.download(\"fr\")'` and set ATTRIBUTION_MODELS=official, "
        "or set ATTRIBUTION_MODELS=bundled for those of this package."
    )
