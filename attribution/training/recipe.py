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
    depparse: tuple[str, ...]
    depparse_rounds: tuple[tuple[str, ...], ...]
    """Further rounds of the parser, with framed quotations as a second file; each goes on from the best so far."""
    teacher: tuple[str, ...]
    """A second parser, which hangs the sentences of TAGGED together with the first."""
    agreement: float
    """The share of words on which the two must agree for a sentence to be learnt from."""
    student: tuple[str, ...]
    """The last round, on gold trees, on those of the two parsers (as often) and on framed quotations."""


def _options(**options: object) -> tuple[str, ...]:
    """Options as a command line has them; True stands for a switch."""
    pieces: list[str] = []
    for name, value in options.items():
        pieces.append(f"--{name}")
        if value is not True:
            pieces.append(str(value))
    return tuple(pieces)


def _round(**options: object) -> tuple[str, ...]:
    return _options(no_second_optim=True, silver_weight=0.3, max_steps_before_stop=300, **options)


def _longer(**options: object) -> tuple[str, ...]:
    """Those of our own trainer (see `parser_trainer`)."""
    return _options(no_second_optim=True, brief=True, **options)


def _tagger(**options: object) -> tuple[str, ...]:
    return _options(fix_eval_interval=True, **options)


def _parser(**options: object) -> tuple[str, ...]:
    """``no_ufeats``: Stanza 1.15.0 reads features and then feeds the part of speech twice."""
    return _options(no_ufeats=True, no_xpos=True, optim="adam", beta2=0.95, **options)


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
_PARSER = _parser(
    **_WIDE,
    hidden_dim=224,
    word_cutoff=4,
    tag_emb_dim=50,
    deep_biaff_hidden_dim=128,
    plateau_steps=300,
    batch_size=2500,
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
    depparse=_PARSER
    + _options(lr=0.002, second_optim_start_step=700, second_lr=0.0004, max_steps=1000, eval_interval=100, seed=7),
    depparse_rounds=(
        _PARSER + _round(lr=0.0005, max_steps=300, eval_interval=60, seed=8),
        _PARSER + _round(lr=0.0002, max_steps=240, eval_interval=60, seed=9),
    ),
    teacher=_PARSER
    + _longer(
        lr=0.002, last_lr=0.0003, average=0.995, max_steps=560, eval_interval=100, silver_weights="0.15", seed=31
    ),
    agreement=0.8,
    student=_PARSER
    + _longer(lr=0.001, average=0.998, max_steps=850, eval_interval=50, silver_weights="1;0.15", seed=41),
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
    no_second_optim=True,
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
    depparse=_SMALL_PARSER + _options(max_steps=100, eval_interval=50, seed=7),
    depparse_rounds=(_SMALL_PARSER + _round(lr=0.002, max_steps=20, eval_interval=20, seed=8),),
    teacher=_SMALL_PARSER + _longer(warm_up=5, average=0.9, max_steps=40, eval_interval=40, seed=31),
    agreement=0.3,
    student=_SMALL_PARSER
    + _longer(lr=0.002, warm_up=5, average=0.9, max_steps=20, eval_interval=20, silver_weights="1;1", seed=41),
)
"""Poor and working, in minutes: what continuous integration trains from the sample in ``fixtures/treebank``."""
