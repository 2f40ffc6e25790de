"""Gives the sentences of a treebank, which know no offsets, their place in a text that is a run of them.

Only printed characters are compared: white space is where texts made from a treebank differ from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from attribution.core.conllu import ConlluError

_ID = re.compile(r"\d+(-\d+)?")
_OMITTED = re.compile(r"\d+\.\d+\t")
_KEY = 8
"""Printed characters by which sentences are looked up."""
_COLUMNS = 10


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence: its CoNLL-U rows, and its printed characters without white space."""

    rows: tuple[tuple[str, ...], ...]
    printed: str


class TreeIndex:
    """The sentences of a treebank, looked up by how they begin. Raises ConlluError for what is no CoNLL-U."""

    def __init__(self, conllu: str) -> None:
        self._trees: dict[str, list[Tree]] = {}
        for block in conllu.split("\n\n"):
            tree = _tree(block)
            if tree.printed:
                self._trees.setdefault(tree.printed[:_KEY], []).append(tree)

    def conllu_of(self, text: str) -> str | None:
        """The trees that a text is made of, with offsets into it, as CoNLL-U; None when it is made of no such run."""
        places = [place for place, sign in enumerate(text) if not sign.isspace()]
        printed = "".join(text[place] for place in places)
        blocks: list[str] = []
        start = 0
        while start < len(printed):
            tree = self._longest_at(printed, start)
            if tree is None:
                return None
            blocks.append(_with_offsets(tree, places[start : start + len(tree.printed)]))
            start += len(tree.printed)
        return "\n".join(blocks) if blocks else None

    def _longest_at(self, printed: str, start: int) -> Tree | None:
        """The longest sentence that stands at a place; keys of short sentences are short."""
        keys = (printed[start : start + length] for length in range(_KEY, 0, -1))
        fitting = (tree for key in keys for tree in self._trees.get(key, ()) if printed.startswith(tree.printed, start))
        return max(fitting, key=lambda tree: len(tree.printed), default=None)


def _tree(block: str) -> Tree:
    lines = [line for line in block.split("\n") if line and not line.startswith("#")]
    rows = tuple(tuple(line.split("\t")) for line in lines if not _OMITTED.match(line))
    for row in rows:
        if len(row) != _COLUMNS or not _ID.fullmatch(row[0]):
            raise ConlluError(f"not a line of CoNLL-U: {row[0]!r}")
    return Tree(rows, "".join(_bare(row) for row in _printed(rows)))


def _printed(rows: Iterable[tuple[str, ...]]) -> Sequence[tuple[str, ...]]:
    """The rows that are printed: ranges of contractions, and the words outside them."""
    kept, inside = [], 0
    for row in rows:
        first, _, last = row[0].partition("-")
        if last:
            inside = int(last)
        if last or int(first) > inside:
            kept.append(row)
    return kept


def _bare(row: tuple[str, ...]) -> str:
    return "".join(row[1].split())


def _with_offsets(tree: Tree, places: Sequence[int]) -> str:
    """The rows with ``start_char`` and ``end_char`` in the last column of those that are printed."""
    offsets: dict[str, str] = {}
    at = 0
    for row in _printed(tree.rows):
        end = at + len(_bare(row))
        offsets[row[0]] = f"start_char={places[at]}|end_char={places[end - 1] + 1}"
        at = end
    rows = ("\t".join((*row[:-1], offsets.get(row[0], "_"))) for row in tree.rows)
    return "\n".join(rows) + "\n"
