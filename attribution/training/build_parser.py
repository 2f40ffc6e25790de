"""The steps that train the parser: a large teacher on gold trees, a small student on what it says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from attribution.training.recipe import Recipe
from attribution.training.steps import NAME, Files, file_in, train, trees_in, vectors_in, where
from attribution.training.treebank import read_treebank, write_treebank
from attribution.training.workshop import Workshop

TRAINER = "attribution.training.parser_trainer"
"""Our trainer of the parser, where it is not Stanza's own."""


def depparse(recipe: Recipe, shop: Workshop, *, encoder: Path | None, without_trees: Sequence[str]) -> Path:
    """Train a teacher, let it hang sentences without trees, train the student on all of them; returns the student.

    ``encoder`` is the folder of a transformer for the teacher (see `encoder`), ``without_trees`` names files of
    sentences with all their tags (see `build_tagger`).
    """
    for name in ("train", "dev", "frames"):
        _guess_tags(shop, name, source=name)
    _teacher(recipe, shop, encoder)
    for name in without_trees:
        _lemmatise(shop, name)
        _guess_tags(shop, name, source=f"{name}-lemmas")
    return _student(recipe, shop, [_hang(shop, name) for name in without_trees])


def _teacher(recipe: Recipe, shop: Workshop, encoder: Path | None) -> None:
    """On gold parts of speech: those of most of the sentences that it is to hang are gold as well."""
    files: Files = {
        "--wordvec_pretrain_file": vectors_in(shop),
        "--train_file": file_in(shop, "train"),
        "--silver_file": file_in(shop, "frames"),
        "--eval_file": file_in(shop, "dev"),
    }
    train(shop, "teacher", TRAINER, (*recipe.teacher, *(recipe.encoder if encoder else ())), files, encoder)


def _lemmatise(shop: Workshop, name: str) -> None:
    source, target = file_in(shop, f"{name}-taught"), file_in(shop, f"{name}-lemmas")

    def work() -> None:
        files = ("--eval_file", str(source), "--output_file", str(target))
        shop.train("lemmatizer", f"lemmatise-{name}", ("--mode", "predict", *files, *where(shop, "lemma")))

    shop.step(f"lemmatise-{name}", work, options=(), inputs=[source, shop.path("lemma", NAME)])


def _hang(shop: Workshop, name: str) -> Path:
    """Let the teacher hang the sentences of a file by their taught tags; the trees have the guessed ones."""
    teacher, target = shop.path("teacher", NAME), file_in(shop, f"{name}-silver")
    asked, tagged = file_in(shop, f"{name}-lemmas"), file_in(shop, f"{name}-guessed")

    def work() -> None:
        from attribution.training import silver  # noqa: PLC0415 -- imports torch

        parses = silver.parse_with(teacher, asked, vectors_in(shop), gpu=shop.gpu)
        write_treebank(silver.silver(read_treebank(tagged), parses), target)

    shop.step(f"hang-{name}", work, options=(), inputs=[teacher, asked, tagged])
    return target


def _student(recipe: Recipe, shop: Workshop, silver: Sequence[Path]) -> Path:
    """On gold trees several times and silver ones once, in one file: the student's words are numbered by it."""
    gold, whole = file_in(shop, "train-guessed"), file_in(shop, "student")

    def work() -> None:
        trees = read_treebank(gold) * recipe.gold_times
        write_treebank(chain(trees, *map(read_treebank, silver)), whole)

    shop.step("student-trees", work, options=recipe.gold_times, inputs=[gold, *silver])
    files: Files = {
        "--wordvec_pretrain_file": vectors_in(shop),
        "--train_file": whole,
        "--silver_file": file_in(shop, "frames-guessed"),
        "--eval_file": file_in(shop, "dev-guessed"),
    }
    train(shop, "student", TRAINER, recipe.student, files)
    return shop.path("student", NAME)


def _guess_tags(shop: Workshop, name: str, *, source: str) -> None:
    """The sentences with parts of speech as the outside tagger guesses them."""
    tagger, sentences = shop.path("outside-tagger", NAME), file_in(shop, source)

    def work() -> None:
        from attribution.training import tags  # noqa: PLC0415 -- imports torch

        answers = tags.tag_with(tagger, sentences, vectors_in(shop), gpu=shop.gpu)
        write_treebank(tags.with_tags(trees_in(shop, source), answers), file_in(shop, f"{name}-guessed"))

    shop.step(f"guess-{name}", work, options=(), inputs=[tagger, sentences])
