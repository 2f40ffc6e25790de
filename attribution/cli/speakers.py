"""``attribution speakers``: the registry of speakers, from lists that were made elsewhere and by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from attribution.cli.session import current_services
from attribution.errors import SpeakerListError
from attribution.services.import_speakers import import_speakers
from attribution.services.ports import Outcome
from attribution.services.speaker_list import read_speaker_list, rows_of_csv

BY = "command line"
"""Who acts, for the record."""


@click.group(short_help="Say who is who over all articles.")
def speakers() -> None:
    """Say who is who over all articles, in the database that ATTRIBUTION_DATABASE_URL names."""


@speakers.command("import", short_help="Take in a list of speakers.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_(file: Path) -> None:
    """Take in FILE, a list of speakers: .csv with the columns name, kind, wikidata, aliases, roles, or .json.

    A list that cannot be read changes nothing. What is new of known speakers is added, nothing is replaced. A row that
    contradicts what is kept is told on stderr and left out; the exit code is 1 then. Doing it again changes nothing,
    and finishes what was interrupted: 2,000 rows are taken in at once.
    """
    listed = read_speaker_list(_rows(file))
    rows = list(import_speakers(listed, store=current_services().store, by=BY))
    for number, row in enumerate(rows, start=1):
        if row.outcome is Outcome.CONFLICT:
            click.echo(f"Error: row {number}, {row.name}: {row.reason}", err=True)
    counts = {outcome: sum(row.outcome is outcome for row in rows) for outcome in Outcome}
    click.echo(", ".join(f"{outcome.value}: {count}" for outcome, count in counts.items()))
    click.get_current_context().exit(1 if counts[Outcome.CONFLICT] else 0)


@speakers.command()
@click.argument("into", type=click.IntRange(min=1))
@click.argument("merged", nargs=-1, required=True, type=click.IntRange(min=1), metavar="ID...")
def merge(into: int, merged: tuple[int, ...]) -> None:
    """Make the speakers ID one with the speaker INTO, who takes over their articles, names and roles."""
    registry = current_services().store.registry
    event_id = registry.merge(into, merged, by=BY)
    click.echo(f"Speaker {into} is {', '.join(map(str, merged))} too: event {event_id}.")


def _rows(file: Path) -> Any:
    if file.suffix.lower() not in {".csv", ".json"}:
        raise click.UsageError("The file's name must end in .csv or .json.")
    try:
        text = file.read_bytes().decode("utf-8-sig")
        return rows_of_csv(text) if file.suffix.lower() == ".csv" else json.loads(text)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise SpeakerListError([f"{file} cannot be read: {error}."]) from error
