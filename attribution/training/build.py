"""The steps of a training run, in order. Each can be stopped and goes on from where it was (see `workshop`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from attribution.training.data import Gold, is_whole, with_tags_of, write_running_text, write_trees
from attribution.training.frames import frames
from attribution.training.recipe import SHORTHAND, SPLIT_TREEBANKS, TAGGED, WHOLE_TREEBANKS, Recipe
from attribution.training.split import split
from attribution.training.treebank import Tree, read_treebank, write_treebank
from attribution.training.workshop import Workshop

NAME = "model.pt"

Files = Mapping[str, Path | Sequence[Path]]
"""Options of a trainer that name files, and the files; several stand apart by semicolons, as Stanza has it."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the data lie: a folder laid out as `recipe` names its files, the vectors, and the lemma tables.

    ``vectors`` is a spaCy ``vocab`` folder, or a Stanza pretrain file that is taken as it is. ``lemmas`` is the
    folder of spaCy's tables, or None: then the dictionary holds what the treebanks hold.
    """

    data: Path
    vectors: Path
    lemmas: Path | None


def build(recipe: Recipe, sources: Sources, shop: Workshop) -> dict[str, Path]:
    """Train every model; returns the file of each processor, and of the word vectors as ``pretrain``."""
    prepare(recipe, sources, shop)
    pretrain(recipe, sources, shop)
    tokenize(recipe, shop)
    mwt(recipe, shop)
    lemma(recipe, shop)
    pos(recipe, shop)
    models = {name: shop.path(name, NAME) for name in ("tokenize", "mwt", "lemma", "pos")}
    return models | {"depparse": depparse(recipe, shop), "pretrain": _vectors(shop)}


def prepare(recipe: Recipe, sources: Sources, shop: Workshop) -> None:
    """Split the treebanks and write every training file."""
    names = [name for name in (*SPLIT_TREEBANKS, *WHOLE_TREEBANKS, *TAGGED) if (sources.data / name).is_file()]
    chosen = {group: [name for name in group if name in names] for group in (SPLIT_TREEBANKS, WHOLE_TREEBANKS, TAGGED)}
    if not chosen[SPLIT_TREEBANKS]:
        raise FileNotFoundError(f"no treebank to learn from in {sources.data}: {', '.join(SPLIT_TREEBANKS)}")

    def work() -> None:
        treebanks = {Path(name).stem: split(read_treebank(sources.data / name)) for name in chosen[SPLIT_TREEBANKS]}
        for name, parts in treebanks.items():
            write_treebank(filter(is_whole, parts.held_out), _held_out(shop, name))
        whole = [tree for name in chosen[WHOLE_TREEBANKS] for tree in read_treebank(sources.data / name)]
        train = [*(tree for parts in treebanks.values() for tree in parts.train), *whole]
        dev = [tree for parts in treebanks.values() for tree in parts.dev]
        gold = Gold(tuple(filter(is_whole, train)), tuple(filter(is_whole, dev)))
        tagged = [tree for name in chosen[TAGGED] for tree in read_treebank(sources.data / name)]
        framed = list(frames(gold.train, share=recipe.frames, seed=3))
        write_trees(gold, tagged or gold.train, framed, shop.directory("data"))
        write_running_text(gold, tagged, framed, shop.directory("text"))

    shop.step("prepare", work, options=(recipe.frames, names), inputs=[sources.data / name for name in names])


def held_out(shop: Workshop) -> dict[str, Path]:
    """The treebanks that were set apart, by name."""
    files = {Path(name).stem: _held_out(shop, Path(name).stem) for name in SPLIT_TREEBANKS}
    return {name: path for name, path in files.items() if path.is_file()}


def _held_out(shop: Workshop, name: str) -> Path:
    return _file(shop, f"held-out.{name}")


def pretrain(recipe: Recipe, sources: Sources, shop: Workshop) -> None:
    """Make the word vectors, or take those that are there; write the lemmatiser's dictionary."""
    target = _vectors(shop)
    if sources.vectors.is_file():
        target.write_bytes(sources.vectors.read_bytes())
        return

    def work() -> None:
        from attribution.training import forms, vectors  # noqa: PLC0415 -- needs spaCy, which only this step does

        rows, table = vectors.read_rows(sources.vectors)
        words = vectors.lowered(rows, most=recipe.words)
        _write_forms(forms.read_words(words), sources.lemmas, shop)
        seen = sorted({row[1] for tree in _trees(shop, "train") for row in tree.words})
        words |= dict(vectors.aliases(seen, words))
        vectors.write_pretrain(words, vectors.reduced(table, dimensions=recipe.dimensions), target)

    shop.step("pretrain", work, options=(recipe.words, recipe.dimensions), inputs=[_file(shop, "train")])


def _write_forms(words: Sequence[str], lemmas: Path | None, shop: Workshop) -> None:
    from attribution.training import forms  # noqa: PLC0415

    if lemmas is not None:
        tables = forms.read_table(lemmas, "lemma_exc"), forms.read_table(lemmas, "lemma_index")
        write_treebank(forms.as_trees(forms.full_forms(words, *tables)), _file(shop, "forms"))


def tokenize(recipe: Recipe, shop: Workshop) -> None:
    """Train the tokeniser and sentence splitter on running text."""
    text = {name: shop.path("text", name) for name in ("train.txt", "train.labels", "dev.txt", "dev.labels")}
    contractions = shop.path("text", "contractions.json")
    files = {
        "--txt_file": text["train.txt"],
        "--label_file": text["train.labels"],
        "--dev_txt_file": text["dev.txt"],
        "--dev_label_file": text["dev.labels"],
        "--mwt_json_file": contractions,
        "--dev_conll_gold": _file(shop, "dev"),
    }
    _train(shop, "tokenize", "tokenizer", recipe.tokenize, files)


def mwt(recipe: Recipe, shop: Workshop) -> None:
    """Learn the contractions: a dictionary, for French has a closed list of them."""
    from stanza.utils.datasets.contract_mwt import contract_mwt  # noqa: PLC0415

    contracted = shop.path("data", "dev-contracted.conllu")
    contract_mwt(str(_file(shop, "dev")), str(contracted))
    files = {"--train_file": _file(shop, "train"), "--eval_file": contracted, "--gold_file": _file(shop, "dev")}
    _train(shop, "mwt", "mwt_expander", recipe.mwt, files)


def lemma(recipe: Recipe, shop: Workshop) -> None:
    """Train the lemmatiser: a dictionary of the treebanks and the full forms, and a model for what neither holds."""
    files = {"--train_file": _file(shop, "train"), "--eval_file": _file(shop, "dev")}
    if _file(shop, "forms").is_file():
        files["--secondary_file"] = _file(shop, "forms")
    _train(shop, "lemma", "lemmatizer", recipe.lemma, files)


def pos(recipe: Recipe, shop: Workshop) -> None:
    """Train the tagger that ships, and one on other sentences than the trees: its mistakes are what the parser sees."""
    vectors = {"--wordvec_pretrain_file": _vectors(shop)}
    files = {"--train_file": _file(shop, "tags"), "--eval_file": _file(shop, "dev-tags")}
    _train(shop, "outside-tagger", "tagger", recipe.outside_tagger, files | vectors)
    training = [_file(shop, name) for name in ("train", "frames", "tags")]
    dev = {"--eval_file": _file(shop, "dev")}
    _train(shop, "pos", "tagger", recipe.pos, {"--train_file": training, **dev, **vectors})


def depparse(recipe: Recipe, shop: Workshop) -> Path:
    """Train the parser on trees with guessed parts of speech, then longer with framed quotations; returns the best."""
    for name in ("train", "dev", "frames"):
        _guess_tags(shop, name)
    files = {
        "--wordvec_pretrain_file": _vectors(shop),
        "--train_file": _file(shop, "train-guessed"),
        "--eval_file": _file(shop, "dev-guessed"),
    }
    _train(shop, "depparse", "parser", recipe.depparse, files)
    best = shop.path("depparse", NAME)
    for number, options in enumerate(recipe.depparse_rounds, start=1):
        # framed as a second file, not as more of the first: the trainer numbers its words by the first one
        more = {"--continue_from": best, "--silver_file": _file(shop, "frames-guessed")}
        _train(shop, f"depparse-{number}", "parser", options, files | more)
        best = shop.path(f"depparse-{number}", NAME)
    return best


def _guess_tags(shop: Workshop, name: str) -> None:
    guess = shop.path("data", f"{name}-tagged.conllu")
    model = shop.path("outside-tagger", NAME)

    def work() -> None:
        files = {"--wordvec_pretrain_file": _vectors(shop), "--eval_file": _file(shop, name)}
        where = ("--mode", "predict", "--output_file", str(guess), *_where(shop, "outside-tagger"))
        shop.train("tagger", f"guess-{name}", (*where, *_command(files)))
        write_treebank(with_tags_of(_trees(shop, name), read_treebank(guess)), _file(shop, f"{name}-guessed"))

    shop.step(f"guess-{name}", work, options=(), inputs=[model, _file(shop, name)])


def _train(shop: Workshop, step: str, module: str, options: Sequence[str], files: Files) -> None:
    command = (*_where(shop, step), *options, *_command(files))
    inputs = [path for value in files.values() for path in _listed(value)]
    shop.step(step, lambda: shop.train(module, step, command), options=options, inputs=inputs)


def _where(shop: Workshop, step: str) -> tuple[str, ...]:
    language = () if step in {"lemma"} else ("--lang", "fr")
    return (*language, "--shorthand", SHORTHAND, "--save_dir", str(shop.directory(step)), "--save_name", NAME)


def _command(files: Files) -> tuple[str, ...]:
    return tuple(part for name, value in files.items() for part in (name, ";".join(map(str, _listed(value)))))


def _listed(value: Path | Sequence[Path]) -> Sequence[Path]:
    return [value] if isinstance(value, Path) else value


def _vectors(shop: Workshop) -> Path:
    return shop.path("pretrain", NAME)


def _file(shop: Workshop, name: str) -> Path:
    return shop.path("data", f"{name}.conllu")


def _trees(shop: Workshop, name: str) -> list[Tree]:
    return read_treebank(_file(shop, name))
