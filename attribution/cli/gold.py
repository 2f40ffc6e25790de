"""Reads gold sets and predictions: JSONL in the interchange format, every fault told with its line."""

from __future__ import annotations

from collections.abc import Mapping

import click

from attribution.cli.inputs import JsonLine, Problem, read_json_lines
from attribution.core.scoring import Answer
from attribution.core.scoring.phenomena import Phenomenon
from attribution.errors import InterchangeError
from attribution.services.read_answers import read_answers, read_phenomena

Answers = dict[str, tuple[Answer, ...]]


def read_lines(file: str) -> dict[str, JsonLine]:
    """The documents of a file by their ids."""
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


def answers_of(lines: Mapping[str, JsonLine]) -> Answers:
    """The quotations of each document."""
    return {name: _answers(line) for name, line in lines.items()}


def phenomena_of(lines: Mapping[str, JsonLine]) -> dict[str, tuple[Phenomenon, ...]]:
    """What each document as a whole shows."""
    return {name: read_phenomena(line.value) for name, line in lines.items()}


def text_of(line: JsonLine) -> str:
    """The text of a document that is to be read."""
    text = line.value.get("text")
    if not isinstance(text, str):
        raise click.ClickException(f'{line.place}: There is no "text".')
    return text


def _answers(line: JsonLine) -> tuple[Answer, ...]:
    try:
        return read_answers(line.value)
    except InterchangeError as error:
        raise click.ClickException(f"{line.place}: {error}") from error
