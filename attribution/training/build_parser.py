"""The steps that train the parser: on gold trees, then on what it and a second one say of sentences without trees."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from attribution.training.data import hung_flat, with_tags_of
from attribution.training.recipe import Recipe
from attribution.training.steps import NAME, Files, command, file_in, train, trees_in, vectors_in, where
from attribution.training.treebank import read_treebank, write_treebank
from attribution.training.workshop import Workshop

LONGER = "attribution.training.parser_trainer"
"""Our trainer of the parser, where it is not Stanza's own."""


def depparse(recipe: Recipe, shop: Workshop) -> Path:
    """Train the parser on trees with guessed parts of speech, then longer on trees of its own; returns the last."""
    for name in ("train", "dev", "frames"):
        _guess_tags(shop, name)
    first = _on_gold(recipe, shop)
    second = _teacher(recipe, shop)
    _silver_trees(recipe, shop, [first, second])
    files: Files = {
        "--wordvec_pretrain_file": vectors_in(shop),
        "--continue_from": first,
        "--train_file": file_in(shop, "train-guessed"),
        "--silver_file": [file_in(shop, "silver"), file_in(shop, "frames-guessed")],
        "--eval_file": file_in(shop, "dev-guessed"),
    }
    train(shop, "student", LONGER, recipe.student, files)
    return shop.path("student", NAME)


def _on_gold(recipe: Recipe, shop: Workshop) -> Path:
    """The parser on gold trees, then with framed quotations; returns the best."""
    files = {
        "--wordvec_pretrain_file": vectors_in(shop),
        "--train_file": file_in(shop, "train-guessed"),
        "--eval_file": file_in(shop, "dev-guessed"),
    }
    train(shop, "depparse", "parser", recipe.depparse, files)
    best = shop.path("depparse", NAME)
    for number, options in enumerate(recipe.depparse_rounds, start=1):
        # framed as a second file, not as more of the first: the trainer numbers its words by the first one
        more = {"--continue_from": best, "--silver_file": file_in(shop, "frames-guessed")}
        train(shop, f"depparse-{number}", "parser", options, files | more)
        best = shop.path(f"depparse-{number}", NAME)
    return best


def _teacher(recipe: Recipe, shop: Workshop) -> Path:
    """A second parser, on gold parts of speech: those of the sentences that it is to hang are gold as well."""
    files = {
        "--wordvec_pretrain_file": vectors_in(shop),
        "--train_file": file_in(shop, "train"),
        "--silver_file": file_in(shop, "frames"),
        "--eval_file": file_in(shop, "dev"),
    }
    train(shop, "teacher", LONGER, recipe.teacher, files)
    return shop.path("teacher", NAME)


def _silver_trees(recipe: Recipe, shop: Workshop, parsers: Sequence[Path]) -> None:
    """Let two parsers hang the sentences that have gold parts of speech alone; see `silver`."""
    from attribution.training import silver  # noqa: PLC0415 -- imports torch

    words, lemmas = file_in(shop, "words"), file_in(shop, "lemmas")
    tags = file_in(shop, "tags")
    shop.step("words", lambda: write_treebank(hung_flat(read_treebank(tags)), words), options=(), inputs=[tags])
    _lemmatise(shop, words, lemmas)
    _guess_tags(shop, "lemmas")

    def work() -> None:
        parses = silver.parse_together(lemmas, parsers, vectors_in(shop))
        agreed = silver.silver(trees_in(shop, "lemmas-guessed"), parses, agreement=recipe.agreement)
        write_treebank(agreed, file_in(shop, "silver"))

    shop.step("silver", work, options=recipe.agreement, inputs=[*parsers, file_in(shop, "lemmas-guessed")])


def _lemmatise(shop: Workshop, words: Path, lemmas: Path) -> None:
    def work() -> None:
        files = ("--eval_file", str(words), "--output_file", str(lemmas))
        shop.train("lemmatizer", "lemmatise", ("--mode", "predict", *files, *where(shop, "lemma")))

    shop.step("lemmatise", work, options=(), inputs=[words, shop.path("lemma", NAME)])


def _guess_tags(shop: Workshop, name: str) -> None:
    guess = shop.path("data", f"{name}-tagged.conllu")
    model = shop.path("outside-tagger", NAME)

    def work() -> None:
        files = {"--wordvec_pretrain_file": vectors_in(shop), "--eval_file": file_in(shop, name)}
        line = ("--mode", "predict", "--output_file", str(guess), *where(shop, "outside-tagger"))
        shop.train("tagger", f"guess-{name}", (*line, *command(files)))
        write_treebank(with_tags_of(trees_in(shop, name), read_treebank(guess)), file_in(shop, f"{name}-guessed"))

    shop.step(f"guess-{name}", work, options=(), inputs=[model, file_in(shop, name)])
