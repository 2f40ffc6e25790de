"""Trees for sentences whose words and parts of speech are gold: two parsers score them together.

The tree that is best by both is taken; sentences on which the two differ much are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from stanza.models.common.chuliu_edmonds import chuliu_edmonds
from stanza.models.common.pretrain import Pretrain
from stanza.models.common.utils import unsort
from stanza.models.depparse.data import DataLoader
from stanza.models.depparse.trainer import Trainer, unpack_batch
from stanza.utils.conll import CoNLL
from torch import Tensor
from torch.nn import functional

from attribution.parsing.chosen_arcs import ArcLabels, head_scores
from attribution.parsing.tree_decoding import Heads, Scores, greedy_first, root_by_root
from attribution.training.treebank import DEPREL, HEAD, ID, Row, Tree

BATCH = 5000
"""Words."""

WEIGHTS = (2.0, 1.0)
"""How much the scores of each parser count: the first is the better one."""

Answer = list[tuple[int, str]]
"""Of each word of a sentence its head and label."""

_ORDER = 11
"""Where a batch of Stanza's holds the order of its sentences."""

_best_tree = greedy_first(root_by_root(chuliu_edmonds))


@dataclass(frozen=True, slots=True)
class Parse:
    """The heads and labels of one sentence's words, and the share of words for which all parsers agree on both."""

    heads: tuple[int, ...]
    labels: tuple[str, ...]
    agreement: float


def parse_together(sentences: Path, models: Sequence[Path], vectors: Path) -> list[Parse]:
    """The best trees of a CoNLL-U file by the sum of the models' scores."""
    pretrain = Pretrain(str(vectors))
    trainers = [Trainer.load(str(model), pretrain=pretrain, device="cpu") for model in models]
    vocabulary = trainers[0].vocab["deprel"]
    if any(trainer.vocab["deprel"].state_dict() != vocabulary.state_dict() for trainer in trainers):
        raise ValueError("the parsers do not know the same labels in the same order")
    document = CoNLL.conll2doc(str(sentences))
    loaders = [
        DataLoader(document, BATCH, trainer.args, pretrain, vocab=trainer.vocab, evaluation=True, sort_during_eval=True)
        for trainer in trainers
    ]
    parses = [
        parse
        for batches in zip(*loaders, strict=True)
        for parse in _parses([trainer.model for trainer in trainers], batches)
    ]
    ordered: list[Parse] = unsort(parses, loaders[0].data_orig_idx)
    return ordered


@torch.inference_mode()
def _parses(models: Sequence[Any], batches: Sequence[Any]) -> list[Parse]:
    """The parses of one batch, in the order of its sentences."""
    alone = [_Scored(model, batch) for model, batch in zip(models, batches, strict=True)]
    weights = WEIGHTS[: len(alone)]
    scores = zip(*(each.heads for each in alone), strict=True)
    trees = [_best_tree(np.average(of_each, axis=0, weights=weights)) for of_each in scores]
    labels = torch.stack([weight * each.labels(trees) for weight, each in zip(weights, alone, strict=True)]).sum(0)
    together = alone[0].answers(trees, labels)
    votes = zip(*(each.own_answers() for each in alone), strict=True)
    parses = [_parse(answer, own) for answer, own in zip(together, votes, strict=True)]
    ordered: list[Parse] = unsort(parses, batches[0][_ORDER])
    return ordered


def _parse(answer: Answer, votes: Sequence[Answer]) -> Parse:
    agreed = sum(all(vote[place] == arc for vote in votes) for place, arc in enumerate(answer))
    heads, labels = zip(*answer, strict=True)
    return Parse(heads, labels, agreed / len(answer))


class _Scored:
    """One model's scores of one batch."""

    def __init__(self, model: Any, batch: Any) -> None:
        inputs, _, word_order, lengths, word_lengths, text = unpack_batch(batch, "cpu")
        model.eval()
        words = model.embed(*inputs, word_order, lengths, word_lengths, text)
        scores = head_scores(model, words).double().numpy()
        self.heads: list[Scores] = [each[:size, :size] for each, size in zip(scores, lengths, strict=True)]
        self._labels = ArcLabels(model, words)

    def labels(self, trees: Sequence[Heads]) -> Tensor:
        """The log-probability of each label for each arc, one row an arc."""
        return functional.log_softmax(self._labels.of_arcs(trees), 1)

    def answers(self, trees: Sequence[Heads], labels: Tensor) -> list[Answer]:
        """Trees with the likeliest of the labels that are scored for their arcs."""
        names = iter(self._labels.names(labels.argmax(1).tolist()))
        return [[(int(head), next(names)) for head in tree[1:]] for tree in trees]

    def own_answers(self) -> list[Answer]:
        """The model's own trees."""
        trees = [_best_tree(scores) for scores in self.heads]
        return self.answers(trees, self.labels(trees))


def silver(sentences: Sequence[Tree], parses: Sequence[Parse], *, agreement: float) -> Iterator[Tree]:
    """The sentences that the parsers agree on, hung as they say."""
    for tree, parse in zip(sentences, parses, strict=True):
        if parse.agreement >= agreement:
            yield Tree(tree.name, tree.text, tuple(_hung(row, parse) for row in tree.rows))


def _hung(row: Row, parse: Parse) -> Row:
    if not row[ID].isdigit():
        return row
    place = int(row[ID]) - 1
    return (*row[:HEAD], str(parse.heads[place]), parse.labels[place], *row[DEPREL + 1 :])
