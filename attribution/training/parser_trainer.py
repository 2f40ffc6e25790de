"""Trains Stanza's parser longer and cheaper than its own command: ``python -m attribution.training.parser_trainer``.

Takes the options of ``python -m stanza.models.parser`` and those of our loop (see `loop`); on a processor training
takes less time (see `fast_training`).
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from stanza.models import parser as stanza_parser
from stanza.models.common import utils
from stanza.models.common.doc import DEPREL, HEAD
from stanza.models.depparse import scorer
from stanza.models.depparse.data import DataLoader, InfiniteBatch
from stanza.models.depparse.trainer import GraphTrainer
from stanza.models.depparse.utils import predict_dataset
from stanza.models.pos.vocab import MultiVocab
from stanza.utils.conll import CoNLL

from attribution.training.fast_training import install
from attribution.training.loop import Loop, own_options, plan_of


def main() -> None:
    """Train, going on from a checkpoint where there is one."""
    own, rest = own_options().parse_known_args()
    args = stanza_parser.parse_args(rest)
    utils.set_random_seed(args["seed"])
    if args["device"] == "cpu":
        install(brief=own.brief)
    Loop(ParserLearner(args), plan_of(args, own), Path(stanza_parser.model_file_name(args))).run()


class ParserLearner:
    """A parser, gold trees, silver trees where the options name some, and the trees that choose."""

    def __init__(self, args: dict[str, Any]) -> None:
        self._args = args
        self._pretrain = stanza_parser.load_pretrain(args)
        args["word_cutoff"] = utils.update_word_cutoff(self._pretrain, args["word_cutoff"])
        train = self._loader(args["train_file"], None, evaluation=False)
        self._dev = self._loader(args["eval_file"], train.vocab, evaluation=True)
        self._batches = self._mixed(train)
        self._trainer = GraphTrainer(vocab=train.vocab, pretrain=self._pretrain, args=args, device=args["device"])
        self.model = self._trainer.model
        self.optimizers = self._trainer.optimizer

    def _loader(self, path: str, vocab: MultiVocab | None, *, evaluation: bool) -> DataLoader:
        given = CoNLL.conll2doc(path), self._args["batch_size"], self._args, self._pretrain
        return DataLoader(*given, vocab=vocab, evaluation=evaluation, sort_during_eval=True)

    def _mixed(self, train: DataLoader) -> InfiniteBatch:
        if not self._args["silver_file"]:
            return InfiniteBatch(train)
        silver = self._loader(self._args["silver_file"], train.vocab, evaluation=False)
        return InfiniteBatch(train, silver, weights=[1.0, self._args["silver_weight"]])

    def learn(self) -> float:
        """Learn from the next batch; returns its loss."""
        loss, _ = self._trainer.update(self._batches.next_batch())
        return float(loss)

    def score(self) -> float:
        """LAS."""
        guesses = predict_dataset(self._trainer, self._dev)
        self._dev.doc.set([HEAD, DEPREL], [word for sentence in guesses for word in sentence])
        _, _, score = scorer.score(io.StringIO(f"{self._dev.doc:C}\n\n"), self._args["eval_file"])
        return float(score)

    def save(self, path: Path) -> None:
        """Write the model as Stanza loads it."""
        self._trainer.save(str(path))


if __name__ == "__main__":
    main()
