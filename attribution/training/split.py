"""Sets sentences apart: what is never trained on, what only chooses between checkpoints, what is learnt from.

By blocks of ten neighbours, not by sentence: neighbours of one document resemble each other, and a text cut out
of blocks still has sentence ends to find.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribution.training.treebank import Tree

BLOCK = 10
"""Sentences in a block."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A treebank in three parts that share no sentence."""

    train: tuple[Tree, ...]
    dev: tuple[Tree, ...]
    held_out: tuple[Tree, ...]


def split(trees: Sequence[Tree]) -> Parts:
    """Every tenth block is held out, every twentieth chooses checkpoints, the rest is learnt from."""
    place = [number // BLOCK for number in range(len(trees))]
    held_out = tuple(tree for tree, block in zip(trees, place, strict=True) if block % 10 == 9)
    dev = tuple(tree for tree, block in zip(trees, place, strict=True) if block % 20 == 4)
    train = tuple(tree for tree, block in zip(trees, place, strict=True) if block % 10 != 9 and block % 20 != 4)
    return Parts(train, dev, held_out)
