"""``attribution export``: what is kept, as a file."""

from __future__ import annotations

import csv
import dataclasses
import io
import json

import pytest

from attribution.exchange.formats import ExportFormat
from tests.exchange.records import Shelf

SIZE = 450


@pytest.fixture
def shelf(make_services):
    return make_services(store=Shelf(SIZE))


@pytest.mark.parametrize("form", ExportFormat)
def test_every_format_is_written_whole(run, shelf, form):
    result = run("export", "--format", form, services=shelf)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes.decode().count("nous voulons la paix") >= SIZE


def test_lines_come_newest_first_with_addresses_of_the_service(run, shelf):
    result = run("export", "--format", "annotations", "--base", "https://citations.example", services=shelf)
    found = json.loads(result.stdout_bytes)["items"]
    assert [one["id"] for one in found[:2]] == [
        f"https://citations.example/api/v1/quotations/{number}#annotation" for number in (SIZE, SIZE - 1)
    ]
    assert len(found) == SIZE


def test_the_french_dialect_and_utf16_positions_are_on_request(run, shelf):
    arguments = ("--format", "csv", "--dialect", "excel-fr", "--offsets", "utf16")
    text = run("export", *arguments, services=shelf).stdout_bytes.decode()
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert text.startswith("\ufeff")
    assert rows[0][-1] == "end_utf16"
    assert len(rows) == SIZE + 1


def test_filters_become_a_query(run, make_services):
    asked = []

    class Listening(Shelf):
        def page(self, query, **paging):
            asked.append(query)
            return super().page(query, **paging)

    filters = "--speaker kerry --as any --relay afp --words paix --outlet x.fr --from 2026-03-01 --to 2026-03-31"
    more = "--kind direct --kind mixed --status denied --review confirmed --min-confidence 0.8 --speaker-id 3"
    services = make_services(store=Listening(1))
    result = run("export", "--format", "jsonl", *filters.split(), *more.split(), services=services)
    assert result.exit_code == 0
    (query,) = asked
    assert (query.speaker, query.spoke_as, query.relay, query.q, query.outlet) == (
        "kerry",
        "any",
        "afp",
        "paix",
        "x.fr",
    )
    assert (query.kinds, query.statuses, query.reviews) == (("direct", "mixed"), ("denied",), ("confirmed",))
    assert (query.min_confidence, query.speaker_id) == (0.8, 3)
    assert (query.since.isoformat(), query.until.isoformat()) == (
        "2026-03-01T00:00:00+00:00",
        "2026-04-01T00:00:00+00:00",
    )


def test_a_database_that_fails_in_the_midst_ends_with_an_error(run, make_services):
    services = make_services(store=Shelf(SIZE, fails_at=2))
    result = run("export", "--format", "csv", services=services)
    assert (result.exit_code, result.stderr) == (1, "Error: The database is gone.\n")


def test_the_last_day_has_an_end(run, shelf):
    assert run("export", "--format", "csv", "--to", "9999-12-31", services=shelf).exit_code == 0


@pytest.mark.parametrize("arguments", ["", "--format xml", "--format csv --kind quoted", "--format csv --from hier"])
def test_what_it_does_not_know_is_wrong_use(run, shelf, arguments):
    assert run("export", *arguments.split(), services=shelf).exit_code == 2


def test_the_parser_is_not_needed(run, shelf):
    def fail():
        raise AssertionError("no parser")

    services = dataclasses.replace(shelf, load_parser=fail)
    assert run("export", "--format", "csv", services=services).exit_code == 0
