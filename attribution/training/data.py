"""Prepares what the trainers read: clean trees, the split, framed quotations, running text, full forms."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from attribution.training.split import BLOCK
from attribution.training.tokens import joined, paragraphs, write_contractions, write_tokens
from attribution.training.treebank import DEPREL, HEAD, ID, UPOS, Row, Tree, write_treebank

T = TypeVar("T")
"""What a model says of one word."""


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold trees that are learnt from, and those that choose between checkpoints."""

    train: tuple[Tree, ...]
    dev: tuple[Tree, ...]


def is_whole(tree: Tree) -> bool:
    """Every word has a part of speech and a head, and one word is the root."""
    words = tree.words
    return (
        all(row[HEAD].isdigit() and row[UPOS] != "_" for row in words) and sum(row[HEAD] == "0" for row in words) == 1
    )


def each_word(
    trees: Sequence[Tree],
    answers: Sequence[Sequence[T]],
    changed: Callable[[Row, T], Row],
) -> list[Tree]:
    """The sentences with each word changed by what a model said of it; contractions stay.

    Raises ValueError when the answers are of other sentences.
    """
    return [
        Tree(
            tree.name,
            tree.text,
            tuple(changed(row, answer[int(row[ID]) - 1]) if row[ID].isdigit() else row for row in tree.rows),
        )
        for tree, answer in zip(trees, answers, strict=True)
    ]


def hung_flat(trees: Iterable[Tree]) -> list[Tree]:
    """The same sentences, every word hung on the first: trainers score what they tag, and read whole trees alone."""
    return [Tree(tree.name, tree.text, tuple(map(_flat, tree.rows))) for tree in trees]


def _flat(row: Row) -> Row:
    if not row[ID].isdigit():
        return row
    arc = ("0", "root") if row[ID] == "1" else ("1", "dep")
    return (*row[:HEAD], *arc, *row[DEPREL + 1 :])


def write_trees(gold: Gold, tagged: Sequence[Tree], framed: Sequence[Tree], folder: Path) -> None:
    """Write the files of the taggers, the lemmatiser and the parser: ``train``, ``dev``, ``tags`` and so on."""
    trees = {
        "train": gold.train,
        "dev": gold.dev,
        "tags": tagged,
        "frames": framed,
    }
    for name, sentences in trees.items():
        write_treebank(sentences, folder / f"{name}.conllu")


def write_running_text(gold: Gold, tagged: Sequence[Tree], framed: Sequence[Tree], folder: Path) -> None:
    """Write the tokeniser's files: text and labels for training and for choosing, and the contractions."""
    shuffled = list(framed)
    random.Random(1).shuffle(shuffled)
    train = [*paragraphs(gold.train, seed=1), *paragraphs(tagged, seed=2), *paragraphs(shuffled, seed=3)]
    write_tokens(train, folder, "train")
    write_tokens((joined(gold.dev[place : place + BLOCK]) for place in range(0, len(gold.dev), BLOCK)), folder, "dev")
    write_contractions([*gold.train, *tagged, *gold.dev], folder / "contractions.json")
