"""Reads and writes treebanks: CoNLL-U files as sentences of rows.

Format: https://universaldependencies.org/format.html. A row keeps its ten columns as text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC = range(10)

QUOTATION_MARKS = frozenset('«»“”"')

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence: the text it prints and its rows (words, and the ranges of contractions)."""

    name: str
    text: str
    rows: tuple[Row, ...]

    @property
    def words(self) -> tuple[Row, ...]:
        """The rows that are syntactic words."""
        return tuple(row for row in self.rows if row[ID].isdigit())

    @property
    def printed(self) -> tuple[Row, ...]:
        """The rows that are printed: ranges of contractions, and the words outside them."""
        inside = {str(number) for row in self.rows if "-" in row[ID] for number in numbers_of(row)}
        return tuple(row for row in self.rows if "-" in row[ID] or row[ID] not in inside)

    @property
    def conllu(self) -> str:
        """The sentence in CoNLL-U, with its name, its text and the empty line behind it."""
        rows = "\n".join("\t".join(row) for row in self.rows)
        return f"# sent_id = {self.name}\n# text = {self.text}\n{rows}\n\n"


def numbers_of(row: Row) -> range:
    """The numbers of the words that a row prints: one, but for the range of a contraction, ``3-4``."""
    first, _, last = row[ID].partition("-")
    return range(int(first), int(last or first) + 1)


def read_treebank(path: Path) -> list[Tree]:
    """Every sentence of a CoNLL-U file; rows of omitted words (``8.1``) are left out."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    return [tree for tree in (_tree(block) for block in blocks) if tree.rows]


def _tree(block: str) -> Tree:
    lines = block.strip("\n").split("\n")
    notes = dict(line[1:].partition("=")[::2] for line in lines if line.startswith("#") and "=" in line)
    known = {key.strip(): value.strip() for key, value in notes.items()}
    rows = tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))
    rows = tuple(row for row in rows if len(row) == 10 and "." not in row[ID])
    return Tree(known.get("sent_id", ""), known.get("text") or printed_text(rows), rows)


def printed_text(rows: Iterable[Row]) -> str:
    """The text that rows print: forms with a space behind each that does not say ``SpaceAfter=No``."""
    pieces = [row[FORM] + ("" if "SpaceAfter=No" in row[MISC] else " ") for row in Tree("", "", tuple(rows)).printed]
    return "".join(pieces).strip()


def write_treebank(trees: Iterable[Tree], path: Path) -> None:
    """Write sentences as CoNLL-U, each with its name and its text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(tree.conllu for tree in trees)
