"""What a tagger says of sentences that have no tags, or only some."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from stanza.models.common.pretrain import Pretrain
from stanza.models.pos.data import Dataset
from stanza.models.pos.trainer import Trainer
from stanza.utils.conll import CoNLL

from attribution.training.data import each_word
from attribution.training.fast_training import brief
from attribution.training.treebank import FEATS, UPOS, XPOS, Row, Tree

BATCH = 3000
"""Words."""

Tags = list[tuple[str, str]]
"""Of each word of a sentence its part of speech and its features."""


def tag_with(model: Path, sentences: Path, vectors: Path, *, gpu: bool) -> list[Tags]:
    """What a tagger says of the sentences of a CoNLL-U file."""
    pretrain = Pretrain(str(vectors))
    tagger = Trainer(model_file=str(model), pretrain=pretrain, device="cuda" if gpu else "cpu")
    given = CoNLL.conll2doc(str(sentences)), tagger.args, pretrain
    with brief(gpu=gpu):
        answers = predictions(tagger, Dataset(*given, vocab=tagger.vocab, evaluation=True))
    return [[(upos, feats) for upos, _, feats in answer] for answer in answers]


def predictions(tagger: Trainer, sentences: Dataset) -> list[Any]:
    """Of each word of each sentence its part of speech, other tag, and features."""
    answers: dict[int, Any] = {}
    order = sorted(range(len(sentences)), key=lambda place: len(sentences.data[place].text))
    with torch.no_grad():
        while order:
            count = max(1, BATCH // len(sentences.data[order[-1]].text))
            chosen, order = order[-count:], order[:-count]
            batch = sentences.collate_fn([sentences[place] for place in chosen])
            answers |= zip(chosen, tagger.predict(batch), strict=True)
    return [answers[place] for place in range(len(sentences))]


def filled(sentences: Sequence[Tree], answers: Sequence[Tags]) -> list[Tree]:
    """The sentences with the features that a tagger gave, and its parts of speech where there are none."""
    return each_word(sentences, answers, _filled)


def _filled(row: Row, tags: tuple[str, str]) -> Row:
    upos, feats = tags
    return (*row[:UPOS], upos if row[UPOS] == "_" else row[UPOS], row[XPOS], feats, *row[FEATS + 1 :])


def with_tags(sentences: Sequence[Tree], answers: Sequence[Tags]) -> list[Tree]:
    """The sentences with the parts of speech of a tagger in place of their own.

    A parser then learns to live with the tagger's mistakes.
    """
    return each_word(sentences, answers, lambda row, tags: (*row[:UPOS], tags[0], *row[UPOS + 1 :]))
