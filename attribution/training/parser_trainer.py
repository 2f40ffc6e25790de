"""Trains Stanza's parser longer and cheaper than its own command: ``python -m attribution.training.parser_trainer``.

Takes the options of ``python -m stanza.models.parser`` and a few more. What differs from that command:
the model that is scored and kept is a running average of the weights; the learning rate goes down in a straight line,
that of a transformer in its share of it; and on a processor training takes less time (see `fast_training`).
"""

from __future__ import annotations

import argparse
import io
import logging
from pathlib import Path
from typing import Any

import torch
from stanza.models import parser as stanza_parser
from stanza.models.common import utils
from stanza.models.common.doc import DEPREL, HEAD
from stanza.models.depparse import scorer
from stanza.models.depparse.data import DataLoader, InfiniteBatch
from stanza.models.depparse.trainer import GraphTrainer, Trainer
from stanza.models.depparse.utils import predict_dataset
from stanza.models.pos.vocab import MultiVocab
from stanza.utils.conll import CoNLL

from attribution.training.average import Average
from attribution.training.fast_training import install, learning_rates

logger = logging.getLogger("stanza")


def main() -> None:
    """Train, going on from a checkpoint where there is one."""
    own, rest = _own_options().parse_known_args()
    args = stanza_parser.parse_args(rest)
    utils.set_random_seed(args["seed"])
    if args["device"] == "cpu":
        install(brief=own.brief)
    Training(args, own).run()


def _own_options() -> argparse.ArgumentParser:
    own = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    own.add_argument("--average", type=float, default=0.998, help="How much of the average stays at each step.")
    own.add_argument("--last_lr", type=float, default=0.00005)
    own.add_argument("--warm_up", type=int, default=50, help="Steps.")
    own.add_argument("--brief", action="store_true", help="Multiply in bfloat16.")
    return own


class Training:
    """One run: loaders, trainer, average, and what was best."""

    def __init__(self, args: dict[str, Any], own: argparse.Namespace) -> None:
        self._args = args
        self._own = own
        self._model = Path(stanza_parser.model_file_name(args))
        self._checkpoint = self._model.with_name(f"{self._model.stem}-checkpoint.pt")
        self._averaged = self._model.with_name(f"{self._model.stem}-average.pt")
        self._pretrain = stanza_parser.load_pretrain(args)
        args["word_cutoff"] = utils.update_word_cutoff(self._pretrain, args["word_cutoff"])
        train = self._loader(args["train_file"], self._known_vocabulary(), evaluation=False)
        self._vocab = train.vocab
        self._dev = self._loader(args["eval_file"], self._vocab, evaluation=True)
        self._batches = self._mixed(train)
        self._trainer = self._start()
        self._average = Average(self._trainer.model, own.average)
        if self._averaged.is_file():
            self._average.restore(torch.load(self._averaged, weights_only=True))

    def _known_vocabulary(self) -> MultiVocab | None:
        """The numbers of words, letters and labels of the checkpoint, where there is one."""
        if not self._checkpoint.is_file():
            return None
        return MultiVocab.load_state_dict(torch.load(self._checkpoint, map_location="cpu", weights_only=True)["vocab"])

    def _loader(self, path: str, vocab: MultiVocab | None, *, evaluation: bool) -> DataLoader:
        given = CoNLL.conll2doc(path), self._args["batch_size"], self._args, self._pretrain
        return DataLoader(*given, vocab=vocab, evaluation=evaluation, sort_during_eval=True)

    def _mixed(self, train: DataLoader) -> InfiniteBatch:
        if not self._args["silver_file"]:
            return InfiniteBatch(train)
        silver = self._loader(self._args["silver_file"], self._vocab, evaluation=False)
        return InfiniteBatch(train, silver, weights=[1.0, self._args["silver_weight"]])

    def _start(self) -> Trainer:
        options = {"pretrain": self._pretrain, "args": self._args, "device": self._args["device"]}
        if self._checkpoint.is_file():
            return Trainer.load(str(self._checkpoint), **options)
        return GraphTrainer(vocab=self._vocab, **options)

    def run(self) -> None:
        """Train to the last step; the best model lies in the file that the options name."""
        steps, interval = self._args["max_steps"], self._args["eval_interval"]
        rates = list(learning_rates(self._args["lr"], self._own.last_lr, warm_up=self._own.warm_up, steps=steps))
        for step in range(self._trainer.global_step + 1, steps + 1):
            for optimizer in self._trainer.optimizer.values():
                for group in optimizer.param_groups:
                    # each group keeps its share of the rate: a transformer learns more slowly than what is new
                    share = group.setdefault("share", group["lr"] / self._args["lr"])
                    group["lr"] = share * rates[step - 1]
            loss, _ = self._trainer.update(self._batches.next_batch())
            self._average.update()
            self._trainer.global_step = step
            if step % interval == 0 or step == steps:
                self._evaluate(loss)

    def _evaluate(self, loss: float) -> None:
        with self._average.in_place():
            score = self._score()
            self._trainer.dev_score_history.append(score)
            if score >= max(self._trainer.dev_score_history):
                self._trainer.save(str(self._model))
        logger.info("step %d: loss %.3f, dev %.2f", self._trainer.global_step, loss, 100 * score)
        self._trainer.save(str(self._checkpoint), save_optimizer=True)
        torch.save(self._average.state, self._averaged)

    def _score(self) -> float:
        guesses = predict_dataset(self._trainer, self._dev)
        self._dev.doc.set([HEAD, DEPREL], [word for sentence in guesses for word in sentence])
        _, _, score = scorer.score(io.StringIO(f"{self._dev.doc:C}\n\n"), self._args["eval_file"])
        return float(score)


if __name__ == "__main__":
    main()
