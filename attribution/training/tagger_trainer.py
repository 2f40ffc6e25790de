"""Trains Stanza's tagger longer and cheaper than its own command: ``python -m attribution.training.tagger_trainer``.

Takes the options of ``python -m stanza.models.tagger`` and those of our loop (see `loop`). What differs from that
command besides: ``batch_size`` counts words, sentences of about the same length make a batch (see `batches`), and
``train_ratios`` say how often a batch is taken from each file, whatever its size.
"""

from __future__ import annotations

import io
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from stanza.models import tagger as stanza_tagger
from stanza.models.common import utils
from stanza.models.pos import scorer
from stanza.models.pos.data import Dataset
from stanza.models.pos.tag_columns import TagColumn, tag_columns_from_args
from stanza.models.pos.trainer import Trainer
from stanza.utils.conll import CoNLL

from attribution.training.batches import batches
from attribution.training.fast_training import install
from attribution.training.loop import Loop, own_options, plan_of
from attribution.training.tags import predictions


def main() -> None:
    """Train, going on from a checkpoint where there is one."""
    options = own_options()
    options.add_argument("--start", type=Path, help="A tagger whose weights and words are learnt on with.")
    own, rest = options.parse_known_args()
    args = stanza_tagger.parse_args(rest)
    utils.set_random_seed(args["seed"])
    if args["device"] == "cpu":
        install(brief=own.brief)
    Loop(TaggerLearner(args, own.start), plan_of(args, own), Path(stanza_tagger.model_file_name(args))).run()


class TaggerLearner:
    """A tagger, its sentences, and those that choose."""

    def __init__(self, args: dict[str, Any], start: Path | None) -> None:
        self._args = args
        self._pretrain = stanza_tagger.load_pretrain(args)
        args["word_cutoff"] = utils.update_word_cutoff(self._pretrain, args["word_cutoff"])
        self._columns: Sequence[TagColumn] = tag_columns_from_args(args)
        documents = [CoNLL.conll2doc(path) for path in args["train_file"].split(";")]
        self._trainer = self._start(documents, start)
        self._trainer.schedulers.clear()
        self.model = self._trainer.model
        self.optimizers = self._trainer.optimizers
        self._batches = self._mixed([self._dataset(each, evaluation=False) for each in documents])
        self._dev = self._dataset(CoNLL.conll2doc(args["eval_file"]), evaluation=True)

    def _start(self, documents: Sequence[Any], start: Path | None) -> Trainer:
        given = {"pretrain": self._pretrain, "device": self._args["device"], "args": self._args}
        if start is not None:
            return Trainer(model_file=str(start), **given)
        return Trainer(vocab=Dataset.init_vocab(documents, self._args, self._columns), **given)

    def _dataset(self, document: Any, *, evaluation: bool) -> Dataset:
        given = document, self._args, self._pretrain
        shape = {"vocab": self._trainer.vocab, "evaluation": evaluation, "tag_columns": self._columns}
        return Dataset(*given, **shape)

    def _mixed(self, datasets: Sequence[Dataset]) -> Iterator[Any]:
        """Batches of one file each, for a file may lack a column."""
        for column in self._columns:
            if not any(each.has_tags[column.name] for each in datasets):
                # what no file has is learnt to be absent everywhere, as Stanza's command does
                for each in datasets:
                    each.has_tags[column.name] = True
        shares, _, _ = stanza_tagger.parse_train_ratios(self._args["train_ratios"])
        size = self._args["batch_size"]
        places = [batches([len(sample.text) for sample in each.data], words=size) for each in datasets]
        while True:
            number = random.choices(range(len(datasets)), shares or None)[0]
            yield datasets[number].collate_fn([datasets[number][place] for place in next(places[number])])

    def learn(self) -> float:
        """Learn from the next batch; returns its loss."""
        return float(self._trainer.update(next(self._batches)))

    def score(self) -> float:
        """Share of the words whose tags are right: all of them, or the parts of speech where there is nothing else."""
        stanza_tagger.set_predictions(self._dev.doc, self._trainer, predictions(self._trainer, self._dev))
        given = io.StringIO(f"{self._dev.doc:C}\n\n"), self._args["eval_file"]
        _, _, score = scorer.score(*given, eval_type=stanza_tagger.get_eval_type(self._dev))
        return float(score)

    def save(self, path: Path) -> None:
        """Write the model as Stanza loads it."""
        self._trainer.save(str(path))


if __name__ == "__main__":
    main()
