"""Trees for sentences that have none: the teacher hangs them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from stanza.models.common.pretrain import Pretrain
from stanza.models.depparse.data import DataLoader
from stanza.models.depparse.trainer import Trainer
from stanza.models.depparse.utils import predict_dataset
from stanza.utils.conll import CoNLL

from attribution.parsing import chosen_arcs
from attribution.training.data import each_word
from attribution.training.fast_training import brief
from attribution.training.treebank import DEPREL, HEAD, Row, Tree

BATCH = 3000
"""Words."""

Arcs = list[tuple[int, str]]
"""Of each word of a sentence its head and label."""


def parse_with(model: Path, sentences: Path, vectors: Path, *, gpu: bool) -> list[Arcs]:
    """What a parser says of the sentences of a CoNLL-U file, whose tags and lemmas it reads."""
    chosen_arcs.install()
    pretrain = Pretrain(str(vectors))
    teacher = Trainer.load(str(model), pretrain=pretrain, device="cuda" if gpu else "cpu")
    document = CoNLL.conll2doc(str(sentences))
    given = document, BATCH, teacher.args, pretrain
    loader = DataLoader(*given, vocab=teacher.vocab, evaluation=True, sort_during_eval=True)
    with brief(gpu=gpu):
        answers = predict_dataset(teacher, loader)
    return [[(int(head), label) for head, label in answer] for answer in answers]


def silver(sentences: Sequence[Tree], parses: Sequence[Arcs]) -> list[Tree]:
    """The sentences, hung as the parses say."""
    return each_word(sentences, parses, _hung)


def _hung(row: Row, arc: tuple[int, str]) -> Row:
    head, label = arc
    return (*row[:HEAD], str(head), label, *row[DEPREL + 1 :])
