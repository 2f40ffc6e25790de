"""The tree of a sentence from its arc scores, without the full search where it is not needed.

Stanza searches for the best tree (Chu-Liu and Edmonds) in Python, which took 40 % of the dependency parse. Where
the best head of every word already gives one tree with one root, that tree is the best one: nothing to search.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating]
"""Square, ``scores[word][head]``; row and column 0 are the root above the sentence."""

Heads = NDArray[np.integer]
"""The head of each row of the scores; that of row 0 is 0."""


def greedy_first(search: Callable[[Scores], Heads]) -> Callable[[Scores], Heads]:
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
