"""What the steps of a training run share: where their files lie, and how a trainer is run on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from attribution.training.recipe import SHORTHAND
from attribution.training.treebank import Tree, read_treebank
from attribution.training.workshop import Workshop

NAME = "model.pt"

WEIGHTS = "model.safetensors"
"""The file of a transformer's weights in its folder (Hugging Face)."""

Files = Mapping[str, Path | Sequence[Path]]
"""Options of a trainer that name files, and the files; several stand apart by semicolons, as Stanza has it."""


def train(
    shop: Workshop,
    step: str,
    module: str,
    options: Sequence[str],
    files: Files,
    encoder: Path | None = None,
) -> None:
    """Run a trainer as a step: ``options``, and options that name files, all of which are its inputs.

    ``encoder`` is the folder of a transformer that the model reads words with.
    """
    reading = () if encoder is None else ("--bert_model", str(encoder))
    line = (*where(shop, step), *options, *reading, *command(files))
    inputs = [path for value in files.values() for path in listed(value)]
    inputs += [] if encoder is None else [encoder / WEIGHTS]
    shop.step(step, lambda: shop.train(module, step, line), options=options, inputs=inputs)


def where(shop: Workshop, step: str) -> tuple[str, ...]:
    """Options that say where a model lies and what it is for."""
    language = () if step in {"lemma"} else ("--lang", "fr")
    return (*language, "--shorthand", SHORTHAND, "--save_dir", str(shop.directory(step)), "--save_name", NAME)


def command(files: Files) -> tuple[str, ...]:
    """Options that name files, as a command line has them."""
    return tuple(part for name, value in files.items() for part in (name, ";".join(map(str, listed(value)))))


def listed(value: Path | Sequence[Path]) -> Sequence[Path]:
    """The files behind one option."""
    return [value] if isinstance(value, Path) else value


def readers_in(shop: Workshop) -> dict[str, Path]:
    """The files of what reads text up to its lemmas, by processor, and of the word vectors as ``pretrain``."""
    models = {name: shop.path(name, NAME) for name in ("tokenize", "mwt", "lemma", "pos")}
    return models | {"pretrain": vectors_in(shop)}


def vectors_in(shop: Workshop) -> Path:
    """The file of the word vectors."""
    return shop.path("pretrain", NAME)


def file_in(shop: Workshop, name: str) -> Path:
    """One of the files of sentences, by name."""
    return shop.path("data", f"{name}.conllu")


def trees_in(shop: Workshop, name: str) -> list[Tree]:
    """The sentences of one of those files."""
    return read_treebank(file_in(shop, name))
