"""``attribution parse``: the parses themselves, as CoNLL-U."""

from __future__ import annotations

import click

from attribution.cli.session import Work, current_services, input_arguments, write
from attribution.core.conllu import write_conllu


@click.command(short_help="Write the dependency parses of files as CoNLL-U.")
@input_arguments
def parse(files: tuple[str, ...], form: str | None) -> None:
    """Write the parse of each text as CoNLL-U, with code-point offsets (start_char, end_char) in MISC.

    Each document starts with "# newdoc id = ..."; a document without words has no sentences and is left
    out. Reads the same files as extract.
    """
    services = current_services()
    work = Work(files, form)
    parses = work.results(lambda document: services.parse(document.text))
    write(
        write_conllu(parsed, parser=services.parser.name, doc_id=str(document.id))
        for document, parsed in parses
        if parsed.sentences
    )
    work.finish()
