"""Writes a tiny transformer in four bits, as the package that carries the real one has it."""

import struct
from pathlib import Path

import numpy as np

from attribution.training.four_bits import BLOCK, MAGIC

PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁", "▁le", "▁chat", "▁dort", "s", "e", "中", "▁ministre", "m", "▁l")
HIDDEN, LAYERS, HEADS, INNER, POSITIONS, TYPES = 32, 2, 4, 64, 128, 2


def narrowed(weights: np.ndarray) -> bytes:
    """Blocks of weights: a scale and their halves of bytes."""
    blocks = []
    for block in weights.reshape(-1, BLOCK):
        scale = np.float16(np.abs(block).max() / 7)
        halves = np.clip(np.round(block / np.float32(scale)) + 8, 0, 15).astype(np.uint8)
        blocks.append(scale.tobytes() + (halves[: BLOCK // 2] | halves[BLOCK // 2 :] << 4).tobytes())
    return b"".join(blocks)


def shapes() -> dict[str, tuple[int, ...]]:
    """The tensors that a transformer of these sizes has; those of two dimensions are in four bits."""
    layer = {"q.w": (HIDDEN, HIDDEN), "k.w": (HIDDEN, HIDDEN), "v.w": (HIDDEN, HIDDEN), "ao.w": (HIDDEN, HIDDEN)}
    layer |= {"fi.w": (INNER, HIDDEN), "fo.w": (HIDDEN, INNER), "fi.b": (INNER,), "fo.b": (HIDDEN,)}
    layer |= dict.fromkeys(("q.b", "k.b", "v.b", "ao.b", "aln.w", "aln.b", "oln.w", "oln.b"), (HIDDEN,))
    whole = {"emb.word": (len(PIECES), HIDDEN), "emb.pos": (POSITIONS * HIDDEN,), "emb.type": (TYPES * HIDDEN,)}
    whole |= {"emb.ln.w": (HIDDEN,), "emb.ln.b": (HIDDEN,)}
    return whole | {f"l{number}.{name}": shape for number in range(LAYERS) for name, shape in layer.items()}


def write_four_bits(path: Path) -> dict[str, np.ndarray]:
    """Write the file; returns the tensors as they were before they were rounded."""
    chance = np.random.default_rng(3)
    tensors = {name: chance.normal(0, 0.1, shape).astype(np.float32) for name, shape in shapes().items()}
    text = "".join(PIECES).encode()
    ends = np.cumsum([0, *(len(piece.encode()) for piece in PIECES)]).astype("<u4")
    scores = np.linspace(-1, -9, len(PIECES)).astype("<f4")
    head = MAGIC + struct.pack("<I7ifi", 1, HIDDEN, LAYERS, HEADS, INNER, len(PIECES), POSITIONS, TYPES, 1e-12, BLOCK)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(text)) + ends.tobytes() + scores.tobytes() + text
    head += struct.pack("<iI", 0, 0)
    data = {name: narrowed(each) if each.ndim == 2 else each.tobytes() for name, each in tensors.items()}
    begin = len(head) + 4 + sum(23 + len(name) for name in data)
    directory = struct.pack("<i", len(data))
    for name, each in data.items():
        mark = 1 if tensors[name].ndim == 2 else 0
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", mark, tensors[name].size, begin, len(each))
        begin += len(each)
    path.write_bytes(head + directory + b"".join(data.values()))
    return tensors
