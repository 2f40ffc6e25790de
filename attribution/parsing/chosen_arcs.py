"""Makes Stanza's dependency parser label the arcs of the tree alone, not every pair of words; the answers are the same.

Stanza 1.15.0 scores every label for every pair of words of a sentence, then reads the scores of the chosen heads:
half of the parser's time. Here the heads are chosen first. Only where two subjects or objects share a head, which
Stanza then repairs with the scores of all pairs, are all pairs of that sentence scored.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

import numpy as np
import stanza
import torch
from stanza.models.common.chuliu_edmonds import chuliu_edmonds
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.depparse import head_constraints
from stanza.models.depparse.model import GraphParser
from torch import Tensor
from torch.nn import functional

from attribution.parsing.tree_decoding import Heads, Scores, greedy_first, root_by_root

KNOWN_VERSION = "1.15.0"
"""The version of Stanza whose parser this is written after."""

Answers = list[list[list[Any]]]
"""Sentences, their words, and of each word the number of its head and its label."""

STANZAS_OWN = GraphParser.predict

logger = logging.getLogger(__name__)

_tree = greedy_first(root_by_root(chuliu_edmonds))
_SENTENCE_LENGTHS = 12
"""Its place in the arguments of Stanza's `GraphParser.predict`."""


def install() -> bool:
    """Replace Stanza's decoding for this process; False, and Stanza's own stays, where its version is not the known."""
    if stanza.__version__ != KNOWN_VERSION:
        logger.warning("Stanza %s is not %s: its slower decoding stays", stanza.__version__, KNOWN_VERSION)
        return False
    GraphParser.predict = predict
    head_constraints.chuliu_edmonds_one_root = _tree
    return True


def predict(parser: Any, *batch: Any, resolve_head_constraints: bool = False) -> Answers:
    """Head and label of each word of each sentence, as `GraphParser.predict` gives them; in evaluation only."""
    if parser.args.get("use_arc_embedding"):
        own: Answers = STANZAS_OWN(parser, *batch, resolve_head_constraints=resolve_head_constraints)
        return own
    words = parser.embed(*batch)
    scores = head_scores(parser, words).cpu().numpy()
    lengths = batch[_SENTENCE_LENGTHS]
    trees = [_tree(each[:length, :length]) for each, length in zip(scores, lengths, strict=True)]
    labels = ArcLabels(parser, words)
    best = iter(labels.names(labels.of_arcs(trees).argmax(1).tolist()))
    answers = []
    for place, heads in enumerate(trees):
        tree, names = heads, [next(best) for _ in heads[1:]]
        if resolve_head_constraints and head_constraints.find_head_constraint_violations(heads, names):
            size = len(heads)
            every = labels.of_all_pairs(place, size), heads, parser.vocab["deprel"]
            tree, repaired = head_constraints.resolve_head_constraint_violations(scores[place][:size, :size], *every)
            names = labels.names(repaired)
        answers.append([[head, name] for head, name in zip(tree[1:], names, strict=True)])
    return answers


def head_scores(parser: Any, words: Tensor) -> Tensor:
    """The log-probability of every head for every word, as Stanza's `GraphParser.forward` has it."""
    scores: Tensor = parser.unlabeled(words, words).squeeze(3)
    places = torch.arange(words.size(1), device=words.device)
    offset = places.view(1, 1, -1) - places.view(1, -1, 1)
    if parser.args["linearization"]:
        sides = parser.linearization(words, words).squeeze(3)
        scores += functional.logsigmoid(sides * torch.sign(offset).float())
    if parser.args["distance"]:
        distances = 1 + functional.softplus(parser.distance(words, words).squeeze(3))
        scores += -torch.log((torch.abs(offset).float() - distances) ** 2 / 2 + 1)
    itself = torch.eye(words.size(1), dtype=torch.bool, device=words.device)
    return functional.log_softmax(scores.masked_fill_(itself, -torch.inf), 2)


class ArcLabels:
    """The label scorer of a parser over one batch of sentences."""

    def __init__(self, parser: Any, words: Tensor) -> None:
        scorer = parser.deprel
        self._vocabulary = parser.vocab["deprel"]
        self._bilinear = scorer.scorer.W_bilin
        self._lower = _with_one(scorer.hidden_func(scorer.W1(words)))
        self._upper = _with_one(scorer.hidden_func(scorer.W2(words)))

    def of_arcs(self, trees: Sequence[Heads]) -> Tensor:
        """The score of each label for each arc of all sentences, one row an arc."""
        sentences = torch.tensor([place for place, tree in enumerate(trees) for _ in tree[1:]], dtype=torch.long)
        words = torch.tensor([word for tree in trees for word in range(1, len(tree))], dtype=torch.long)
        heads = torch.from_numpy(np.concatenate([tree[1:] for tree in trees]))
        folded = self._folded(self._lower[sentences, words])
        scores: Tensor = torch.bmm(self._upper[sentences, heads].unsqueeze(1), folded).squeeze(1) + self._bilinear.bias
        return scores

    def of_all_pairs(self, sentence: int, size: int) -> Scores:
        """The log-probability of each label for each word under each head of one sentence."""
        folded = self._folded(self._lower[sentence, :size])
        scores = torch.matmul(self._upper[sentence, :size], folded) + self._bilinear.bias
        every: Scores = functional.log_softmax(scores, 2).cpu().numpy()
        return every

    def names(self, labels: Sequence[int]) -> list[str]:
        """The names of labels that are given by number."""
        found: list[str] = self._vocabulary.unmap([label + VOCAB_PREFIX_SIZE for label in labels])
        return found

    def _folded(self, lower: Tensor) -> Tensor:
        """The bilinear form with its first argument filled in: words, second argument, labels."""
        size = self._bilinear.weight.shape
        folded: Tensor = lower @ self._bilinear.weight.flatten(1)
        return folded.view(-1, *size[1:])


def _with_one(given: Tensor) -> Tensor:
    return torch.cat([given, given.new_ones(*given.shape[:-1], 1)], -1)
