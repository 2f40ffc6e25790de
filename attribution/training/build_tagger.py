"""The steps that train the tagger: a large teacher on gold tags, a small one on what it says.

Most of the gold parts of speech have no features, and raw text has neither: the teacher fills in what is missing.
Two small taggers learn from that. The outside tagger never saw the trees, so that its mistakes on them are what a
parser meets in print; the one that ships goes on from there with the gold trees and framed quotations.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from attribution.training.data import hung_flat
from attribution.training.export import export
from attribution.training.recipe import Recipe
from attribution.training.steps import NAME, Files, file_in, readers_in, train, trees_in, vectors_in
from attribution.training.treebank import read_treebank, write_treebank
from attribution.training.workshop import Workshop

TRAINER = "attribution.training.tagger_trainer"
"""Our trainer of taggers."""

LONGEST = 100
"""Words of a sentence that a teacher is asked about: its transformer reads 512 pieces."""


FRAMES = 0.3
"""How often the tagger reads framed quotations for once gold trees."""


def pos(recipe: Recipe, shop: Workshop, *, encoder: Path | None, raw: Sequence[Path]) -> list[str]:
    """Train the teacher, the outside tagger and the one that ships.

    ``encoder`` is the folder of a transformer for the teacher (see `encoder`), ``raw`` files of text (see `raw`).
    Returns the names of the files of sentences without trees: ``words``, and ``raw`` where there is any; beside each
    lies ``…-taught`` with all tags.
    """
    _words(shop)
    _teacher(recipe, shop, encoder)
    names = ["words"]
    if raw:
        _raw(recipe, shop, raw)
        names.append("raw")
    for name in names:
        _teach(shop, name)
    taught = [file_in(shop, f"{name}-taught") for name in names]
    gold = [file_in(shop, "train"), file_in(shop, "frames")]
    given = {"--eval_file": file_in(shop, "dev"), "--wordvec_pretrain_file": vectors_in(shop)}
    train(shop, "outside-tagger", TRAINER, recipe.outside_tagger, {**given, "--train_file": taught})
    files: Files = {**given, "--train_file": [*taught, *gold], "--start": shop.path("outside-tagger", NAME)}
    shares = ";".join(map(str, [*[1.0] * len(taught), 1.0, FRAMES]))
    train(shop, "pos", TRAINER, (*recipe.pos, "--train_ratios", shares), files)
    return names


def _words(shop: Workshop) -> None:
    """The sentences that have gold parts of speech alone, without the very long ones."""
    source, target = file_in(shop, "tags"), file_in(shop, "words")

    def work() -> None:
        write_treebank(hung_flat(tree for tree in read_treebank(source) if len(tree.words) <= LONGEST), target)

    shop.step("words", work, options=LONGEST, inputs=[source])


def _teacher(recipe: Recipe, shop: Workshop, encoder: Path | None) -> None:
    files: Files = {
        "--wordvec_pretrain_file": vectors_in(shop),
        "--train_file": [file_in(shop, "train"), file_in(shop, "words")],
        "--eval_file": file_in(shop, "dev"),
    }
    options = (*recipe.tagger_teacher, *(recipe.encoder if encoder else ()))
    train(shop, "tagger-teacher", TRAINER, options, files, encoder)


def _raw(recipe: Recipe, shop: Workshop, raw: Sequence[Path]) -> None:
    """The sentences of raw text."""
    models = {name: path for name, path in readers_in(shop).items() if name in {"tokenize", "mwt"}}

    def work() -> None:
        from attribution.training import raw as text  # noqa: PLC0415 -- imports torch

        target = shop.directory("reader")
        export(models, target)
        reader = text.pipeline(target, gpu=shop.gpu)
        lines = [line for path in raw for line in text.read_lines(path, most=recipe.raw_words)]
        write_treebank(text.sentences(lines, reader), file_in(shop, "raw"))

    shop.step("raw", work, options=recipe.raw_words, inputs=[*raw, *models.values()])


def _teach(shop: Workshop, name: str) -> None:
    """Let the teacher fill in the tags that the sentences of a file lack."""
    teacher, source, target = shop.path("tagger-teacher", NAME), file_in(shop, name), file_in(shop, f"{name}-taught")

    def work() -> None:
        from attribution.training import tags  # noqa: PLC0415 -- imports torch

        answers = tags.tag_with(teacher, source, vectors_in(shop), gpu=shop.gpu)
        write_treebank(tags.filled(trees_in(shop, name), answers), target)

    shop.step(f"teach-{name}", work, options=(), inputs=[teacher, source])
