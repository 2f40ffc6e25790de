"""Batches of sentences of about the same length."""

from itertools import islice

import pytest

from attribution.training.batches import batches

LENGTHS = [3, 30, 4, 5, 28, 31, 6, 3, 4, 29, 200]


def test_every_sentence_comes_once_a_round():
    endless = batches(LENGTHS, words=60)
    seen = [next(endless)]
    while sum(map(len, seen)) < len(LENGTHS):
        seen.append(next(endless))
    assert sorted(place for batch in seen for place in batch) == list(range(len(LENGTHS)))
    assert set(next(endless)) <= set(range(len(LENGTHS)))


@pytest.mark.parametrize("words", [60, 100])
def test_no_batch_is_too_large_but_that_of_a_long_sentence(words):
    for batch in islice(batches(LENGTHS, words=words), 30):
        size = max(LENGTHS[place] for place in batch) * len(batch)
        assert size <= words or batch == [10]


def test_short_sentences_stand_with_short_ones():
    for batch in islice(batches(LENGTHS, words=100), 30):
        assert max(LENGTHS[place] for place in batch) < 3 * min(LENGTHS[place] for place in batch)
