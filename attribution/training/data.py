"""Prepares what the trainers read: clean trees, the split, framed quotations, running text, full forms."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from attribution.training.frames import frames
from attribution.training.split import BLOCK, Parts, split
from attribution.training.tokens import joined, paragraphs, write_contractions, write_tokens
from attribution.training.treebank import HEAD, UPOS, XPOS, Tree, read_treebank, write_treebank


def gold_parts(data: Path, split_names: Sequence[str], whole_names: Sequence[str]) -> Parts:
    """The gold trees in three parts; whole treebanks go to training. Sentences without a full tree are left out."""
    parts = [split(read_treebank(data / name)) for name in split_names]
    whole = [tree for name in whole_names for tree in read_treebank(data / name)]
    train = [tree for part in parts for tree in part.train] + whole
    return Parts(
        tuple(tree for tree in train if is_whole(tree)),
        tuple(tree for part in parts for tree in part.dev if is_whole(tree)),
        tuple(tree for part in parts for tree in part.held_out if is_whole(tree)),
    )


def is_whole(tree: Tree) -> bool:
    """Every word has a part of speech and a head, and one word is the root."""
    words = tree.words
    return (
        all(row[HEAD].isdigit() and row[UPOS] != "_" for row in words) and sum(row[HEAD] == "0" for row in words) == 1
    )


def without_features(trees: Iterable[Tree]) -> list[Tree]:
    """The same sentences with parts of speech alone: what a tagger trained without features is scored on."""
    return [
        Tree(tree.name, tree.text, tuple((*row[:XPOS], "_", "_", *row[HEAD:]) for row in tree.rows)) for tree in trees
    ]


def with_tags_of(trees: Sequence[Tree], tagged: Sequence[Tree]) -> list[Tree]:
    """Gold trees with the parts of speech that a tagger gave the same sentences.

    The parser then learns to live with the tagger's mistakes. Raises ValueError when the sentences differ.
    """
    return [
        Tree(gold.name, gold.text, tuple((*row[:UPOS], other[UPOS], *row[UPOS + 1 :]) for row, other in pairs))
        for gold, guess in zip(trees, tagged, strict=True)
        for pairs in [list(zip(gold.rows, guess.rows, strict=True))]
    ]


def write_parts(parts: Parts, tagged: Sequence[Tree], share: float, folder: Path) -> None:
    """Write the files of the taggers, the lemmatiser and the parser: ``train``, ``dev``, ``held-out`` and so on."""
    trees = {
        "train": parts.train,
        "dev": parts.dev,
        "dev-tags": without_features(parts.dev),
        "tags": tagged,
        "frames": list(frames(parts.train, share=share, seed=3)),
    }
    for name, sentences in trees.items():
        write_treebank(sentences, folder / f"{name}.conllu")


def write_running_text(parts: Parts, tagged: Sequence[Tree], framed: Sequence[Tree], folder: Path) -> None:
    """Write the tokeniser's files: text and labels for training and for choosing, and the contractions."""
    shuffled = list(framed)
    random.Random(1).shuffle(shuffled)
    train = [*paragraphs(parts.train, seed=1), *paragraphs(tagged, seed=2), *paragraphs(shuffled, seed=3)]
    write_tokens(train, folder, "train")
    write_tokens((joined(parts.dev[place : place + BLOCK]) for place in range(0, len(parts.dev), BLOCK)), folder, "dev")
    write_contractions([*parts.train, *tagged, *parts.dev], folder / "contractions.json")
