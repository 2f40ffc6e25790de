"""Batches of sentences of about the same length, without end."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

BLUR = 0.2
"""By how much of its length a sentence may stand away from its place in the order of lengths."""


def batches(lengths: Sequence[int], *, words: int) -> Iterator[list[int]]:
    """Places of sentences, by their lengths: as many as make up ``words`` with all filled up to the longest.

    Every sentence comes once a round; the rounds differ. A sentence of more words makes a batch of its own.
    """
    while True:
        yield from random.sample(chosen := list(_round(lengths, words)), len(chosen))


def _round(lengths: Sequence[int], words: int) -> Iterator[list[int]]:
    batch: list[int] = []
    longest = 0
    for place in sorted(range(len(lengths)), key=lambda place: lengths[place] * random.uniform(1, 1 + BLUR)):
        longest = max(longest, lengths[place])
        if batch and longest * (len(batch) + 1) > words:
            yield batch
            batch, longest = [], lengths[place]
        batch.append(place)
    if batch:
        yield batch
