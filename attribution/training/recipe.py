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
    lemma: tuple[str, ...]
    tagger_teacher: tuple[str, ...]
    """A large tagger, which fills in what the sentences of TAGGED and of RAW lack."""
    outside_tagger: tuple[str, ...]
    """A small one that never saw the trees."""
    pos: tuple[str, ...]
    """The tagger that ships; it goes on from the outside tagger."""
    teacher: tuple[str, ...]
    """A large parser, which hangs the sentences of TAGGED and of RAW."""
    encoder: tuple[str, ...]
    """What the teachers do with a transformer, where they have one."""
    raw_words: int
    """How many words are taken of each raw text, about."""
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
    """Those of our trainer."""
    return _options(brief=True, optim="adam", beta2=0.95, **options)


def _parser(**options: object) -> tuple[str, ...]:
    """Those of our trainer. ``no_ufeats``: Stanza 1.15.0 reads features and then feeds the part of speech twice."""
    none = {"no_ufeats": True, "no_xpos": True, "no_second_optim": True}
    at_once = {"bert_start_finetuning": 0, "bert_warmup_steps": 0}
    return _options(**none, **at_once, brief=True, optim="adam", beta2=0.95, **options)


_WIDE = {"char_hidden_dim": 100, "char_emb_dim": 50, "word_emb_dim": 50, "transformed_dim": 100}
_NARROW = {"char_hidden_dim": 40, "char_emb_dim": 20, "word_emb_dim": 20, "transformed_dim": 50}
"""What taggers and parsers read of a word."""

_LARGE = {
    "no_char": True,
    "word_emb_dim": 50,
    "transformed_dim": 100,
    "hidden_dim": 200,
    "num_layers": 1,
    "word_cutoff": 4,
    "tag_emb_dim": 50,
    "deep_biaff_hidden_dim": 160,
    "word_dropout": 0.15,
    "dropout": 0.33,
    "batch_size": 1500,
    "lr": 0.002,
    "last_lr": 0.0001,
    "warm_up": 60,
    "average": 0.99,
}
"""What a teacher of tags or of trees is: a transformer and one recurrent layer."""

_LARGE_TAGGER = _tagger(**_LARGE, composite_deep_biaff_hidden_dim=60)
_TAGGER = _tagger(
    **_WIDE,
    hidden_dim=160,
    word_cutoff=9,
    tag_emb_dim=40,
    deep_biaff_hidden_dim=128,
    composite_deep_biaff_hidden_dim=40,
    word_dropout=0.2,
    dropout=0.33,
    batch_size=2500,
    last_lr=0.0001,
    warm_up=30,
    average=0.99,
)
_TEACHER = _parser(**_LARGE, silver_weight=0.15)
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
    lemma=_options(num_epoch=4, hidden_dim=100, skip_blank_lemmas=True, seed=3),
    tagger_teacher=_LARGE_TAGGER + _options(max_steps=350, eval_interval=50, seed=21),
    outside_tagger=_TAGGER + _options(lr=0.004, max_steps=800, eval_interval=100, seed=7),
    pos=_TAGGER + _options(lr=0.002, max_steps=450, eval_interval=50, seed=12),
    teacher=_TEACHER + _options(max_steps=700, eval_interval=50, seed=31),
    encoder=_options(
        bert_finetune=True,
        bert_learning_rate=0.05,
        bert_hidden_layers=4,
    ),
    raw_words=200_000,
    gold_times=3,
    student=_STUDENT + _options(max_steps=1700, eval_interval=100, seed=41),
)

_SMALL_TAGGER = _tagger(
    **_NARROW,
    hidden_dim=64,
    tag_emb_dim=20,
    deep_biaff_hidden_dim=50,
    composite_deep_biaff_hidden_dim=20,
    batch_size=800,
    lr=0.006,
    warm_up=5,
    average=0.9,
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
    lemma=_options(num_epoch=1, hidden_dim=50, skip_blank_lemmas=True, seed=3),
    tagger_teacher=_SMALL_TAGGER + _options(max_steps=120, eval_interval=60, seed=21),
    outside_tagger=_SMALL_TAGGER + _options(max_steps=160, eval_interval=80, seed=7),
    pos=_SMALL_TAGGER + _options(max_steps=120, eval_interval=60, seed=12),
    teacher=_SMALL_PARSER + _options(max_steps=100, eval_interval=50, seed=31),
    encoder=_options(bert_finetune=True, bert_hidden_layers=1),
    raw_words=3_000,
    gold_times=2,
    student=_SMALL_PARSER + _options(max_steps=120, eval_interval=60, seed=41),
)
"""Poor and working, in minutes: what continuous integration trains from the sample in ``fixtures/treebank``."""
