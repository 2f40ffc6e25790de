"""The steps that train the parser: a large teacher on gold trees, a small student on what it says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from attribution.training.data import hung_flat, with_tags_of
from attribution.training.export import export
from attribution.training.recipe import Recipe
from attribution.training.steps import NAME, Files, command, file_in, readers_in, train, trees_in, vectors_in, where
from attribution.training.treebank import read_treebank, write_treebank
from attribution.training.workshop import Workshop

TRAINER = "attribution.training.parser_trainer"
"""Our trainer of the parser, where it is not Stanza's own."""

LONGEST = 100
"""Words of a sentence that the teacher is asked about: its transformer reads 512 pieces."""


def depparse(recipe: Recipe, shop: Workshop, *, encoder: Path | None, raw: Sequence[Path]) -> Path:
    """Train a teacher, let it hang sentences without trees, train the student on all of them; returns the student.

    ``encoder`` is the folder of a transformer for the teacher (see `encoder`), ``raw`` files of text (see `raw`).
    """
    for name in ("train", "dev", "frames"):
        _guess_tags(shop, name)
    _teacher(recipe, shop, encoder)
    _sentences(shop)
    silver = [_hang(shop, "lemmas", tagged="lemmas-guessed")]
    if raw:
        _raw_sentences(recipe, shop, raw)
        silver.append(_hang(shop, "raw", tagged="raw"))
    return _student(recipe, shop, silver)


def _teacher(recipe: Recipe, shop: Workshop, encoder: Path | None) -> None:
    """On gold parts of speech: those of most of the sentences that it is to hang are gold as well."""
    files: Files = {
        "--wordvec_pretrain_file": vectors_in(shop),
        "--train_file": file_in(shop, "train"),
        "--silver_file": file_in(shop, "frames"),
        "--eval_file": file_in(shop, "dev"),
    }
    reading = () if encoder is None else ("--bert_model", str(encoder), *recipe.encoder)
    train(shop, "teacher", TRAINER, (*recipe.teacher, *reading), files)


def _sentences(shop: Workshop) -> None:
    """The sentences that have gold parts of speech alone, with lemmas and, for the student, guessed parts of speech."""
    words, lemmas, tags = (file_in(shop, name) for name in ("words", "lemmas", "tags"))

    def choose() -> None:
        short = [tree for tree in read_treebank(tags) if len(tree.words) <= LONGEST]
        write_treebank(hung_flat(short), words)

    shop.step("words", choose, options=LONGEST, inputs=[tags])

    def work() -> None:
        files = ("--eval_file", str(words), "--output_file", str(lemmas))
        shop.train("lemmatizer", "lemmatise", ("--mode", "predict", *files, *where(shop, "lemma")))

    shop.step("lemmatise", work, options=(), inputs=[words, shop.path("lemma", NAME)])
    _guess_tags(shop, "lemmas")


def _raw_sentences(recipe: Recipe, shop: Workshop, raw: Sequence[Path]) -> None:
    """The sentences of raw text, read by the models that there are."""
    models = readers_in(shop)

    def work() -> None:
        from attribution.training import raw as text  # noqa: PLC0415 -- imports torch

        target = shop.directory("reader")
        export(models, target)
        reader = text.pipeline(target, gpu=shop.gpu)
        lines = [line for path in raw for line in text.read_lines(path, most=recipe.raw_lines)]
        write_treebank(text.tagged_sentences(lines, reader), file_in(shop, "raw"))

    shop.step("raw", work, options=recipe.raw_lines, inputs=[*raw, *models.values()])


def _hang(shop: Workshop, name: str, *, tagged: str) -> Path:
    """Let the teacher hang the sentences of a file; the trees have the parts of speech of the file ``tagged``."""
    teacher, target = shop.path("teacher", NAME), file_in(shop, f"{name}-silver")

    def work() -> None:
        from attribution.training import silver  # noqa: PLC0415 -- imports torch

        parses = silver.parse_with(teacher, file_in(shop, name), vectors_in(shop), gpu=shop.gpu)
        write_treebank(silver.silver(trees_in(shop, tagged), parses), target)

    shop.step(f"hang-{name}", work, options=(), inputs=[teacher, *{file_in(shop, name), file_in(shop, tagged)}])
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


def _guess_tags(shop: Workshop, name: str) -> None:
    guess = shop.path("data", f"{name}-tagged.conllu")
    model = shop.path("outside-tagger", NAME)

    def work() -> None:
        files = {"--wordvec_pretrain_file": vectors_in(shop), "--eval_file": file_in(shop, name)}
        line = ("--mode", "predict", "--output_file", str(guess), *where(shop, "outside-tagger"))
        shop.train("tagger", f"guess-{name}", (*line, *command(files)))
        write_treebank(with_tags_of(trees_in(shop, name), read_treebank(guess)), file_in(shop, f"{name}-guessed"))

    shop.step(f"guess-{name}", work, options=(), inputs=[model, file_in(shop, name)])
