"""``attribution export-gold``: what people reviewed, as a gold set for ``attribution evaluate``."""

from __future__ import annotations

import json
from contextlib import ExitStack
from typing import IO, Any

import click

from attribution.cli.extract import LINE_ENDS
from attribution.cli.session import current_services
from attribution.services.export_gold import GoldDocument, Reviewed, export_gold

STDOUT = "-"
_NEW_DOCUMENT = "# newdoc"


@click.command("export-gold", short_help="Write reviewed articles as a gold set for evaluate.")
@click.argument("file", metavar="[FILE]", default=STDOUT)
@click.option(
    "--reviewed",
    "which",
    type=click.Choice([one.value for one in Reviewed]),
    default=Reviewed.CONFIRMED.value,
    show_default=True,
    help="What counts as reviewed, beside what was rejected: confirmed quotations, or corrected ones too.",
)
@click.option("--partial", is_flag=True, help="Also articles of which only some quotations were reviewed.")
@click.option("--parses", metavar="FILE.conllu", help="Write the recorded parses too, for evaluate --parses.")
def export_gold_command(file: str, which: str, partial: bool, parses: str | None) -> None:
    """Write every article whose quotations were all reviewed, one JSON object a line, to FILE or to stdout.

    Rejected quotations are left out. With --partial an article may hold quotations that nobody reviewed: they are
    "debatable" there and count neither way, and the line says "partial". A quotation that the machine missed is in
    no review, so recall on such a set is an upper bound.
    """
    documents = export_gold(Reviewed(which), partial=partial, store=current_services().store)
    with ExitStack() as files:
        lines = _opened(files, file)
        trees = _opened(files, parses) if parses else None
        count = [_write(document, lines, trees) for document in documents]
    incomplete = sum(map(bool, count))
    click.echo(f"Exported: {len(count)} articles" + (f", {incomplete} of them partial." if partial else "."), err=True)


def _opened(files: ExitStack, name: str) -> IO[Any]:
    """A file that is there when all of it is, or stdout."""
    return files.enter_context(click.open_file(name, "w", encoding="utf-8", atomic=True))


def _write(document: GoldDocument, lines: IO[Any], trees: IO[Any] | None) -> int:
    """Write a document; give how many quotations of it nobody reviewed."""
    lines.write(json.dumps(document.entry, ensure_ascii=False).translate(LINE_ENDS) + "\n")
    if trees is not None:
        head, _, parse = document.parse.conllu.partition("\n")
        opening = f"# newdoc id = {document.name}\n"
        trees.write(opening + (parse if head.startswith(_NEW_DOCUMENT) else f"{head}\n{parse}").rstrip("\n") + "\n\n")
    return document.unreviewed
