"""The steps of a training run, in order. Each can be stopped and goes on from where it was (see `workshop`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from attribution.training.build_parser import depparse
from attribution.training.build_tagger import pos
from attribution.training.data import Gold, is_whole, write_running_text, write_trees
from attribution.training.frames import frames
from attribution.training.recipe import RAW, SPLIT_TREEBANKS, TAGGED, WHOLE_TREEBANKS, Recipe
from attribution.training.split import split
from attribution.training.steps import file_in, readers_in, train, trees_in, vectors_in
from attribution.training.treebank import read_treebank, write_treebank
from attribution.training.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the data lie: a folder laid out as `recipe` names its files, the vectors, and the lemma tables.

    ``vectors`` is a spaCy ``vocab`` folder, or a Stanza pretrain file that is taken as it is. ``lemmas`` is the
    folder of spaCy's tables, or None: then the dictionary holds what the treebanks hold. ``transformer`` is the file
    of the teacher's transformer (see `four_bits`), or None: then it reads words and letters alone.
    """

    data: Path
    vectors: Path
    lemmas: Path | None
    transformer: Path | None

    @property
    def raw(self) -> list[Path]:
        """The files of raw text."""
        return sorted((self.data / RAW).glob("*.txt*"))


def build(recipe: Recipe, sources: Sources, shop: Workshop) -> dict[str, Path]:
    """Train every model; returns the file of each processor, and of the word vectors as ``pretrain``."""
    prepare(recipe, sources, shop)
    pretrain(recipe, sources, shop)
    tokenize(recipe, shop)
    mwt(recipe, shop)
    lemma(recipe, shop)
    transformer = encoder(sources, shop)
    names = pos(recipe, shop, encoder=transformer, raw=sources.raw)
    parser = depparse(recipe, shop, encoder=transformer, without_trees=names)
    return readers_in(shop) | {"depparse": parser}


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
    return file_in(shop, f"held-out.{name}")


def pretrain(recipe: Recipe, sources: Sources, shop: Workshop) -> None:
    """Make the word vectors, or take those that are there; write the lemmatiser's dictionary."""
    target = vectors_in(shop)
    if sources.vectors.is_file():
        target.write_bytes(sources.vectors.read_bytes())
        return

    def work() -> None:
        from attribution.training import forms, vectors  # noqa: PLC0415 -- needs spaCy, which only this step does

        rows, table = vectors.read_rows(sources.vectors)
        words = vectors.lowered(rows, most=recipe.words)
        _write_forms(forms.read_words(words), sources.lemmas, shop)
        seen = sorted({row[1] for tree in trees_in(shop, "train") for row in tree.words})
        words |= dict(vectors.aliases(seen, words))
        vectors.write_pretrain(words, vectors.reduced(table, dimensions=recipe.dimensions), target)

    shop.step("pretrain", work, options=(recipe.words, recipe.dimensions), inputs=[file_in(shop, "train")])


def _write_forms(words: Sequence[str], lemmas: Path | None, shop: Workshop) -> None:
    from attribution.training import forms  # noqa: PLC0415

    if lemmas is not None:
        tables = forms.read_table(lemmas, "lemma_exc"), forms.read_table(lemmas, "lemma_index")
        write_treebank(forms.as_trees(forms.full_forms(words, *tables)), file_in(shop, "forms"))


def encoder(sources: Sources, shop: Workshop) -> Path | None:
    """Cut the teacher's transformer down to the words of the treebanks and of the vectors; returns its folder."""
    if sources.transformer is None:
        return None
    source, folder = sources.transformer, shop.directory("encoder")
    names = ("train", "dev", "tags")

    def work() -> None:
        from attribution.training.encoder import write_encoder  # noqa: PLC0415 -- needs packages of the extra
        from attribution.training.vectors import read_words  # noqa: PLC0415

        texts = [tree.text for name in names for tree in trees_in(shop, name)]
        write_encoder(source, [*texts, *read_words(vectors_in(shop))], folder)

    files = [source, vectors_in(shop), *(file_in(shop, name) for name in names)]
    shop.step("encoder", work, options=(), inputs=files)
    return folder


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
        "--dev_conll_gold": file_in(shop, "dev"),
    }
    train(shop, "tokenize", "tokenizer", recipe.tokenize, files)


def mwt(recipe: Recipe, shop: Workshop) -> None:
    """Learn the contractions: a dictionary, for French has a closed list of them."""
    from stanza.utils.datasets.contract_mwt import contract_mwt  # noqa: PLC0415

    contracted = shop.path("data", "dev-contracted.conllu")
    contract_mwt(str(file_in(shop, "dev")), str(contracted))
    files = {"--train_file": file_in(shop, "train"), "--eval_file": contracted, "--gold_file": file_in(shop, "dev")}
    train(shop, "mwt", "mwt_expander", recipe.mwt, files)


def lemma(recipe: Recipe, shop: Workshop) -> None:
    """Train the lemmatiser: a dictionary of the treebanks and the full forms, and a model for what neither holds."""
    files = {"--train_file": file_in(shop, "train"), "--eval_file": file_in(shop, "dev")}
    if file_in(shop, "forms").is_file():
        files["--secondary_file"] = file_in(shop, "forms")
    train(shop, "lemma", "lemmatizer", recipe.lemma, files)
