"""The tree of a sentence from its arc scores, without the full search where it is not needed.

Stanza searches for the best tree (Chu-Liu and Edmonds) in Python, which took 40 % of the dependency parse. Where
the best head of every word already gives one tree with one root, that tree is the best one: nothing to search.
Elsewhere Stanza makes the root so dear that the search takes it last, contracting nearly every word on its way; here
the roots are tried one by one, likeliest first, and each leaves a cycle or two to contract.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating]
"""Square, ``scores[word][head]``; row and column 0 are the root above the sentence."""

Heads = NDArray[np.integer]
"""The head of each row of the scores; that of row 0 is 0."""

Search = Callable[[Scores], Heads]
"""Finds the best tree; may write into the scores it is given."""

_FORBIDDEN = 1e6
"""What a forbidden arc costs: far more than all arcs of a sentence together."""


def greedy_first(search: Search) -> Search:
    """The same search, asked only when the best head of each word does not give a tree with one root."""

    def decode(scores: Scores) -> Heads:
        heads = best_heads(scores)
        return heads if is_tree(heads) else search(scores)

    return decode


def best_heads(scores: Scores) -> Heads:
    """The best head of each word other than itself."""
    masked = scores.copy()
    np.fill_diagonal(masked, -np.inf)
    heads: Heads = masked.argmax(axis=1)
    heads[0] = 0
    return heads


def is_tree(heads: Heads) -> bool:
    """True when one word hangs on the root and every word reaches it."""
    if np.count_nonzero(heads[1:] == 0) != 1:
        return False
    above = heads
    for _ in range(len(heads).bit_length()):
        above = above[above]
    return not above.any()


def root_by_root(search: Search) -> Search:
    """A search for the best tree with one root, made of a ``search`` for the best tree under a root that is known."""

    def decode(scores: Scores) -> Heads:
        best: tuple[float, Heads] | None = None
        for root, bound in likely_roots(scores):
            if best is not None and best[0] >= bound:
                break
            heads = greedy_first(search)(_under(root, scores))
            total = float(scores[np.arange(1, len(heads)), heads[1:]].sum(dtype=np.float64))
            if best is None or total > best[0]:
                best = total, heads
        assert best is not None, "a sentence has a word"
        return best[1]

    return decode


def likely_roots(scores: Scores) -> Iterator[tuple[int, float]]:
    """Every word, and the most that a tree under it can score, the highest first."""
    words = scores[1:, 1:].astype(np.float64)
    np.fill_diagonal(words, -np.inf)
    heads = words.max(axis=1) if len(words) > 1 else np.zeros(1)
    bounds = heads.sum() - heads + scores[1:, 0]
    yield from ((int(word) + 1, float(bounds[word])) for word in np.argsort(-bounds, kind="stable"))


def _under(root: int, scores: Scores) -> Scores:
    """The scores with one word allowed as the root and that word allowed nowhere else."""
    bound = scores.astype(np.float64)
    bound[1:, 0] -= _FORBIDDEN
    bound[root] -= _FORBIDDEN
    bound[root, 0] = scores[root, 0]
    return bound
