"""What is trained from what, with which options: the whole recipe as data, once in full and once small.

Options are those of Stanza's own trainers (``python -m stanza.models.parser --help`` and so on), of the teacher and
the student those of `parser_trainer` besides. Every figure that was measured for a choice stands in the models' card.
"""

from __future__ import annotations

from dataclasses import dataclass

SHORTHAND = "fr_news"
PACKAGE = "news"

SPLIT_TREEBANKS = ("ud/fr_sequoia-ud-train.conllu", "ud/fr_gsd-ud-dev.conllu")
"""Gold trees that are split: a part is held out, a part chooses checkpoints (see `split`)."""

WHOLE_TREEBANKS = ("ud/fr_fqb-ud-test.conllu", "ud/fr_fib-gsdtrain.conllu")
"""Gold trees that are learnt from as they are: questions."""

RAW = "raw"
"""Folder of raw text, a sentence or a paragraph a line, which the student learns from as the teacher hangs it."""

TAGGED = ("gsd-train-tokpos/fr_gsd-train-tokpos.conllu",)
"""Gold tokens and parts of speech without trees: for the tokeniser and the tagger."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Sizes and lengths of one run. ``steps`` are batches, ``dimensions`` those of the word vectors."""

    words: int
    dimensions: int
    frames: float
    tokenize: tuple[str, ...]
    mwt: tuple[str, ...]
    outside_tagger: tuple[str, ...]
    pos: tuple[str, ...]
    lemma: tuple[str, ...]
    teacher: tuple[str, ...]
    """A large parser, which hangs the sentences of TAGGED and of RAW."""
    encoder: tuple[str, ...]
    """What the teacher does with a transformer, where it has one."""
    raw_lines: int
    """How many lines are taken of each raw text, at most."""
    gold_times: int
    """How often the student reads the gold trees for once the teacher's."""
    student: tuple[str, ...]
    """The parser that ships: on gold trees, on those of the teacher, and on framed quotations."""


def _options(**options: object) -> tuple[str, ...]:
    """Options as a command line has them; True stands for a switch."""
    pieces: list[str] = []
    for name, value in options.items():
        pieces.append(f"--{name}")
        if value is not True:
            pieces.append(str(value))
    return tuple(pieces)


def _tagger(**options: object) -> tuple[str, ...]:
    return _options(fix_eval_interval=True, **options)


def _parser(**options: object) -> tuple[str, ...]:
    """Those of our trainer. ``no_ufeats``: Stanza 1.15.0 reads features and then feeds the part of speech twice."""
    return _options(no_ufeats=True, no_xpos=True, no_second_optim=True, brief=True, optim="adam", beta2=0.95, **options)


_WIDE = {"char_hidden_dim": 100, "char_emb_dim": 50, "word_emb_dim": 50, "transformed_dim": 100}
_NARROW = {"char_hidden_dim": 40, "char_emb_dim": 20, "word_emb_dim": 20, "transformed_dim": 50}
"""What taggers and parsers read of a word."""

_TAGGER = _tagger(
    **_WIDE,
    hidden_dim=160,
    word_cutoff=5,
    tag_emb_dim=40,
    deep_biaff_hidden_dim=128,
    composite_deep_biaff_hidden_dim=40,
    batch_size=80,
)
_TEACHER = _parser(
    no_char=True,
    word_emb_dim=50,
    transformed_dim=100,
    hidden_dim=200,
    num_layers=1,
    word_cutoff=4,
    tag_emb_dim=50,
    deep_biaff_hidden_dim=160,
    word_dropout=0.15,
    dropout=0.33,
    batch_size=1500,
    lr=0.002,
    last_lr=0.0001,
    warm_up=60,
    average=0.99,
    silver_weight=0.15,
)
_STUDENT = _parser(
    **_WIDE,
    hidden_dim=224,
    word_cutoff=9,
    tag_emb_dim=50,
    deep_biaff_hidden_dim=128,
    word_dropout=0.2,
    dropout=0.33,
    batch_size=2500,
    lr=0.002,
    last_lr=0.00005,
    average=0.995,
    silver_weight=0.1,
)

FULL = Recipe(
    words=150_000,
    dimensions=160,
    frames=0.5,
    tokenize=_options(
        max_seqlen=300,
        steps=2600,
        eval_steps=200,
        hidden_dim=64,
        emb_dim=32,
        lr0=0.003,
        anneal_after=1000,
        seed=5,
    ),
    mwt=_options(dict_only=True, seed=1),
    outside_tagger=_TAGGER + _options(max_steps=1500, eval_interval=150, max_steps_before_stop=600, lr=0.003, seed=7),
    pos=_TAGGER
    + _options(
        train_ratios="1.0;1.0;0.5",
        max_steps=2000,
        eval_interval=200,
        max_steps_before_stop=600,
        lr=0.004,
        second_lr=0.001,
        beta2=0.98,
        seed=12,
    ),
    lemma=_options(num_epoch=4, hidden_dim=100, skip_blank_lemmas=True, seed=3),
    teacher=_TEACHER + _options(max_steps=700, eval_interval=50, seed=31),
    encoder=_options(
        bert_finetune=True,
        bert_learning_rate=0.05,
        bert_start_finetuning=0,
        bert_warmup_steps=0,
        bert_hidden_layers=4,
    ),
    raw_lines=10_000,
    gold_times=3,
    student=_STUDENT + _options(max_steps=1700, eval_interval=50, seed=41),
)

_SMALL_TAGGER = _tagger(
    **_NARROW,
    hidden_dim=64,
    tag_emb_dim=20,
    deep_biaff_hidden_dim=50,
    composite_deep_biaff_hidden_dim=20,
    batch_size=40,
    max_steps=90,
    eval_interval=45,
    lr=0.006,
)
_SMALL_PARSER = _parser(
    **_NARROW,
    hidden_dim=80,
    tag_emb_dim=20,
    deep_biaff_hidden_dim=50,
    num_layers=2,
    lr=0.005,
    warm_up=5,
    average=0.9,
    silver_weight=0.3,
    batch_size=800,
)

QUICK = Recipe(
    words=150_000,
    dimensions=160,
    frames=0.3,
    tokenize=_options(max_seqlen=200, steps=400, eval_steps=200, hidden_dim=32, emb_dim=16, lr0=0.006, seed=5),
    mwt=_options(dict_only=True, seed=1),
    outside_tagger=_SMALL_TAGGER + _options(seed=7),
    pos=_SMALL_TAGGER + _options(seed=12),
    lemma=_options(num_epoch=1, hidden_dim=50, skip_blank_lemmas=True, seed=3),
    teacher=_SMALL_PARSER + _options(max_steps=100, eval_interval=50, seed=31),
    encoder=_options(bert_finetune=True, bert_start_finetuning=0, bert_warmup_steps=0, bert_hidden_layers=1),
    raw_lines=200,
    gold_times=2,
    student=_SMALL_PARSER + _options(max_steps=120, eval_interval=60, seed=41),
)
"""Poor and working, in minutes: what continuous integration trains from the sample in ``fixtures/treebank``."""
