"""``speakers`` on a real database."""

from __future__ import annotations

import json

import pytest

from attribution.bootstrap import build_services
from attribution.services import import_speakers
from attribution.services.ports import SpeakerQuery
from attribution.settings import Settings

TABLE = "name,kind,aliases\nBernard Cazeneuve,person,B. Cazeneuve\nONU,body,\n"


@pytest.fixture
def services(database_url):
    built = build_services(Settings(database_url=database_url))
    yield built
    built.store.close()


def names(services):
    return [record.name for record in services.store.registry.find(SpeakerQuery(), after=None, limit=9)]


def test_a_table_is_taken_in_once(run, services, write_file):
    file = write_file("speakers.csv", TABLE)
    result = run("speakers", "import", file, services=services)
    assert (result.exit_code, result.stdout) == (0, "added: 2, updated: 0, unchanged: 0, conflict: 0\n")
    result = run("speakers", "import", file, services=services)
    assert (result.exit_code, result.stdout) == (0, "added: 0, updated: 0, unchanged: 2, conflict: 0\n")
    assert names(services) == ["Bernard Cazeneuve", "ONU"]
    assert services.store.registry.events(1, before=None, limit=1)[0].by == "command line"


def test_json_is_taken_in(run, services, write_file):
    file = write_file("speakers.json", json.dumps([{"name": "ONU", "kind": "body", "wikidata": "Q1065"}]))
    assert run("speakers", "import", file, services=services).exit_code == 0
    assert services.store.registry.card(1).record.wikidata == "Q1065"


def test_a_row_in_conflict_is_told_and_the_others_are_taken_in(run, services, write_file):
    rows = [
        {"name": name, "kind": "body", "wikidata": item} for name, item in [("ONU", "Q1"), ("ONU", "Q2"), ("UE", None)]
    ]
    result = run("speakers", "import", write_file("speakers.json", json.dumps(rows)), services=services)
    assert (result.exit_code, result.stdout) == (1, "added: 2, updated: 0, unchanged: 0, conflict: 1\n")
    assert result.stderr == "Error: row 2, ONU: « ONU » has this name and is Q1.\n"


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("speakers.csv", "name,kind\nAnne,person\nPaul,human\n", 1, "Row 2: the kind"),
        ("speakers.csv", b"name,kind\nAnn\xe9,person\n", 1, "cannot be read"),
        ("speakers.json", "[", 1, "cannot be read"),
        ("speakers.txt", TABLE, 2, ".csv or .json"),
    ],
)
def test_a_list_that_cannot_be_read_changes_nothing(run, services, write_file, name, content, code, said):
    result = run("speakers", "import", write_file(name, content), services=services)
    assert result.exit_code == code
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert names(services) == []


def test_a_list_of_any_length_is_taken_in(run, services, write_file, monkeypatch):
    monkeypatch.setattr(import_speakers, "MOST_ROWS", 2)
    table = "name,kind\n" + "".join(f"Organe {number},body\n" for number in range(5))
    result = run("speakers", "import", write_file("speakers.csv", table), services=services)
    assert (result.exit_code, result.stdout) == (0, "added: 5, updated: 0, unchanged: 0, conflict: 0\n")


def test_a_list_that_is_not_there_is_told(run, services, tmp_path):
    assert run("speakers", "import", tmp_path / "none.csv", services=services).exit_code == 2


def test_speakers_are_merged(run, services, write_file):
    run("speakers", "import", write_file("speakers.csv", TABLE + "Nations unies,body,\n"), services=services)
    result = run("speakers", "merge", 2, 3, services=services)
    assert (result.exit_code, result.stdout) == (0, "Speaker 2 is 3 too: event 4.\n")
    assert services.store.registry.card(3).merged_into == 2


def test_a_merge_that_cannot_be_is_told(run, services, write_file):
    run("speakers", "import", write_file("speakers.csv", TABLE), services=services)
    for ids, said in [((1, 1), "into itself"), ((1, 9), "no speaker 9")]:
        result = run("speakers", "merge", *ids, services=services)
        assert result.exit_code == 1
        assert said in result.stderr
    assert run("speakers", "merge", 1, services=services).exit_code == 2
