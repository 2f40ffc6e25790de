"""``attribution record``: makes a recorded article, on which rules are tested without a parser."""

from __future__ import annotations

from pathlib import Path

import click

from attribution.cli.inputs import Input, Problem, read_inputs
from attribution.cli.session import current_services


@click.command(short_help="Record a text with its parse and analysis as a test fixture.")
@click.argument("file")
@click.option(
    "--to",
    "directory",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where to. Default: a folder named after FILE.",
)
def record(file: str, directory: Path | None) -> None:
    """Record FILE as a directory of article.txt, parse.conllu and expected.json.

    A directory that holds another article is left alone.
    """
    (document,) = read_inputs([file], "text")
    if isinstance(document, Problem):
        raise click.ClickException(f"{document.place}: {document.message}")
    target = directory or Path(Path(file).stem)
    _refuse_other_article(target, document)
    files = current_services().record(document.text)
    target.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (target / name).write_bytes(content.encode())  # bytes: line ends stay as they are
    click.echo(f"Recorded {document.place} in {target}.")


def _refuse_other_article(target: Path, document: Input) -> None:
    article = target / "article.txt"
    if article.exists() and article.read_bytes() != document.text.encode(errors="replace"):
        raise click.ClickException(f"{target} holds another article; give another directory with --to.")
