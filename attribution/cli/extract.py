"""``attribution extract``: quotations of files, without server or database."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator

import click

from attribution.cli.inputs import Input
from attribution.cli.session import Work, current_services, input_arguments, write
from attribution.cli.text_report import report
from attribution.core.relations import Analysis
from attribution.services.interchange import analysis_to_json

Results = Iterable[tuple[Input, Analysis]]
LINE_ENDS = str.maketrans({"\u0085": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""JSON allows these in strings; many readers of lines would end a line there."""


@click.command(short_help="Find who said what in files, without server or database.")
@input_arguments
@click.option(
    "--format",
    "style",
    type=click.Choice(["jsonl", "json", "text"]),
    help="One JSON object a line, one JSON array, or for people. Default: text on a terminal, else jsonl.",
)
def extract(files: tuple[str, ...], form: str | None, style: str | None) -> None:
    """Find the quotations of each text, who said them and through whom they come.

    Reads plain UTF-8 texts, or JSONL files of {"id", "text"} (further keys are ignored). Writes each
    document's result as soon as it is there. Offsets count code points of the text as it was given, after
    the byte order mark if there is one. What cannot be read is told on stderr, the rest still comes out,
    and the exit code is 1.
    """
    services = current_services()
    work = Work(files, form)
    write(_styles(style)(work.results(lambda document: services.extract(document.text)[1])))
    work.finish()


def _styles(style: str | None) -> Callable[[Results], Iterator[str]]:
    return {"jsonl": as_jsonl, "json": as_json, "text": as_text}[style or ("text" if sys.stdout.isatty() else "jsonl")]


def as_jsonl(results: Results) -> Iterator[str]:
    """One object a line."""
    return (_json(document, analysis) + "\n" for document, analysis in results)


def as_json(results: Results) -> Iterator[str]:
    """One array, written piece by piece."""
    opening = "["
    for document, analysis in results:
        yield opening + "\n" + _json(document, analysis)
        opening = ","
    yield "[]\n" if opening == "[" else "\n]\n"


def as_text(results: Results) -> Iterator[str]:
    """For people."""
    return (report(str(document.id), document.text, analysis) for document, analysis in results)


def _json(document: Input, analysis: Analysis) -> str:
    values = {"id": document.id, "text": document.text, **analysis_to_json(analysis, document.text)}
    return json.dumps(values, ensure_ascii=False).translate(LINE_ENDS)
