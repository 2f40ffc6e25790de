"""``attribution evaluate``: how much of a gold set is found and rightly attributed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import click

from attribution.bootstrap import Services
from attribution.cli.figures import errors_report, figures_to_json, table
from attribution.cli.inputs import JsonLine, Problem, read_json_lines
from attribution.cli.session import current_services, with_progress
from attribution.core.scoring import Answer, score
from attribution.errors import InterchangeError, TextError
from attribution.services.interchange import analysis_to_json
from attribution.services.read_answers import read_answers

Answers = dict[str, tuple[Answer, ...]]


@click.command(short_help="Compare with a gold set: precision, recall and F1, per figure and per rule.")
@click.argument("gold", metavar="GOLD.jsonl")
@click.option("--predicted", metavar="FILE", help="Score this file instead of extracting from the gold texts now.")
@click.option("--errors", "wanted", type=click.IntRange(min=0), default=0, metavar="N", help="Also list N errors.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def evaluate(gold: str, predicted: str | None, wanted: int, as_json: bool) -> None:
    """Extract from the texts of a gold set, without its answers, and compare with them.

    Both files are JSONL in the interchange format: what extract writes can be scored with --predicted.
    "attributed" is the headline figure: quotations that are found and given the right speaker.
    """
    lines = _lines(gold)
    right = {name: _answers(line) for name, line in lines.items()}
    found = _read(_lines(predicted)) if predicted else _extract(current_services(), lines)
    figures = score(right, found)
    texts = {name: line.value.get("text", "") for name, line in lines.items()}
    errors = list(errors_report(figures, texts))[:wanted]
    if as_json:
        click.echo(json.dumps(figures_to_json(figures) | ({"errors": errors} if wanted else {}), ensure_ascii=False))
    else:
        click.echo("\n".join([*table(figures), *errors]))


def _lines(file: str) -> dict[str, JsonLine]:
    lines: dict[str, JsonLine] = {}
    for line in read_json_lines(file):
        if isinstance(line, Problem):
            raise click.ClickException(f"{line.place}: {line.message}")
        if "id" not in line.value:
            raise click.ClickException(f'{line.place}: There is no "id".')
        name = str(line.value["id"])
        if name in lines:
            raise click.ClickException(f"{line.place}: The id {name!r} was used before.")
        lines[name] = line
    return lines


def _read(lines: Mapping[str, JsonLine]) -> Answers:
    return {name: _answers(line) for name, line in lines.items()}


def _answers(line: JsonLine) -> tuple[Answer, ...]:
    try:
        return read_answers(line.value)
    except InterchangeError as error:
        raise click.ClickException(f"{line.place}: {error}") from error


def _extract(services: Services, lines: Mapping[str, JsonLine]) -> Answers:
    return {name: read_answers(_found(services, line)) for name, line in with_progress(_items(lines), total=len(lines))}


def _items(lines: Mapping[str, JsonLine]) -> Iterable[tuple[str, JsonLine]]:
    return lines.items()


def _found(services: Services, line: JsonLine) -> dict[str, Any]:
    text = line.value.get("text")
    if not isinstance(text, str):
        raise click.ClickException(f'{line.place}: There is no "text".')
    try:
        return analysis_to_json(services.extract(text)[1], text)
    except TextError as error:
        raise click.ClickException(f"{line.place}: {error}") from error
