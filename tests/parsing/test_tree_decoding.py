"""The shortcut must give the very tree that the full search gives."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.parsing.tree_decoding import best_heads, greedy_first, is_tree, likely_roots, root_by_root


def never(scores):
    raise AssertionError("searched where the best heads are a tree")


def test_takes_the_best_heads_when_they_are_a_tree():
    scores = np.array([[0, 0, 0], [5, 9, 1], [1, 5, 9]], dtype=float)
    assert greedy_first(never)(scores).tolist() == [0, 0, 1]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ([0, 0], True),
        ([0, 2, 0, 2], True),
        ([0, 0, 0], False),  # two roots
        ([0, 2, 1], False),  # a cycle and no root
        ([0, 0, 3, 2], False),  # a cycle beside the root
    ],
)
def test_knows_a_tree(heads, expected):
    assert is_tree(np.array(heads)) is expected


@pytest.mark.stanza
@given(st.integers(2, 9), st.integers(0, 2**32 - 1))
def test_gives_the_tree_of_the_full_search(words, seed):
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

    scores = np.random.default_rng(seed).normal(size=(words, words)).astype(np.float32)
    expected = chuliu_edmonds_one_root(scores.copy())
    assert greedy_first(chuliu_edmonds_one_root)(scores).tolist() == list(expected)


@pytest.mark.stanza
@given(st.integers(2, 9), st.integers(0, 2**32 - 1), st.sampled_from([0.3, 1, 8]))
def test_root_by_root_gives_the_tree_of_the_full_search(words, seed, spread):
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds, chuliu_edmonds_one_root

    scores = np.random.default_rng(seed).normal(size=(words, words), scale=spread).astype(np.float32)
    np.fill_diagonal(scores, -np.inf)  # as the parser gives them
    expected = chuliu_edmonds_one_root(scores.copy())
    assert root_by_root(chuliu_edmonds)(scores).tolist() == list(expected)


def test_asks_no_root_whose_bound_is_below_what_was_found():
    # under the first word the best heads are a tree that scores 8; under the second at most 6
    scores = np.array([[0, 0, 0], [5, 0, 1], [3, 3, 0]], dtype=float)
    assert list(likely_roots(scores)) == [(1, 8.0), (2, 4.0)]
    assert root_by_root(never)(scores).tolist() == [0, 0, 1]


def test_leaves_the_scores_as_they_are():
    scores = np.ones((4, 4))
    best_heads(scores)
    assert (scores == 1).all()
