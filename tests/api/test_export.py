"""Exports over HTTP: as files, of what a search finds, and never cut without a sign."""

from __future__ import annotations

import csv
import http.client
import io
import json
import threading
from dataclasses import replace

import pytest
from waitress.server import create_server

from attribution.services import every_quotation
from attribution.wsgi import create_app
from tests.exchange.records import Shelf

EXPORT = "/api/v1/quotations/export"
NDJSON = "application/x-ndjson"
ANNOTATIONS = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
TYPES = {
    "jsonl": (NDJSON, "quotations.jsonl"),
    "csv": ("text/csv; charset=utf-8; header=present", "quotations.csv"),
    "jsonld": ("application/ld+json", "quotations.jsonld"),
    "annotations": (ANNOTATIONS, "quotations.jsonld"),
    "ninjs": (NDJSON, "quotations.ninjs.jsonl"),
    "ans": (NDJSON, "quotations.ans.jsonl"),
}


@pytest.fixture
def kept(client):
    for number, name in enumerate(("Anne Dupont", "Paul Martin", "Anne Dupont")):
        sent = {
            "text": f"« Oui {number} 😀 », dit {name}, selon Luc Petit.",
            "source": "exemple.fr",
            "published_at": f"2026-03-0{number + 1}T12:00:00Z",
        }
        assert client.post("/api/v1/articles", json=sent).status_code == 201


def lines(answer):
    return [json.loads(line) for line in answer.get_data(as_text=True).splitlines()]


@pytest.mark.parametrize("form", TYPES)
def test_every_format_is_a_file(client, kept, form):
    answer = client.get(EXPORT, query_string={"format": form})
    assert answer.status_code == 200
    assert (answer.content_type, answer.headers["Content-Disposition"]) == (
        TYPES[form][0],
        f'attachment; filename="{TYPES[form][1]}"',
    )
    assert "Oui 2" in answer.get_data(as_text=True)
    assert "Content-Length" not in answer.headers


def test_lines_are_what_the_search_gives(client, kept):
    found = client.get("/api/v1/quotations").json["items"]
    exported = lines(client.get(EXPORT, query_string={"format": "jsonl"}))
    assert [one["id"] for one in exported] == [one["id"] for one in found]
    for one, other in zip(exported, found, strict=True):
        assert {name: one[name] for name in other if name != "article"} == {
            name: value for name, value in other.items() if name != "article"
        }


def test_the_search_parameters_count(client, kept):
    def ids(**asked):
        return [one["content"]["text"] for one in lines(client.get(EXPORT, query_string={"format": "jsonl"} | asked))]

    assert ids(speaker="dupont") == ["Oui 2 😀", "Oui 0 😀"]
    assert ids(speaker="Petit", **{"as": "relay", "from": "2026-03-02"}) == ["Oui 2 😀", "Oui 1 😀"]
    assert ids(to="2026-03-01") == ["Oui 0 😀"]
    assert ids(outlet="ailleurs.fr") == []
    assert ids(q="…") == []


def test_utf16_positions_and_the_french_dialect_are_on_request(client, kept):
    asked = {"format": "csv", "dialect": "excel-fr", "offsets": "utf16"}
    text = client.get(EXPORT, query_string=asked).get_data(as_text=True)
    header, first, *_ = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";")
    row = dict(zip(header, first, strict=True))
    assert int(row["end_utf16"]) == int(row["end"]) + 1
    assert text.startswith("\ufeff")


def test_addresses_lead_back_to_the_service(client, kept):
    node = json.loads(client.get(EXPORT, query_string={"format": "jsonld"}).data)["@graph"][0]
    assert node["@id"] == f"http://localhost/api/v1/quotations/{node['identifier']}"


@pytest.mark.parametrize(
    "asked",
    [{}, {"format": "xml"}, {"format": "csv", "dialect": "excel"}, {"format": "csv", "offsets": "bytes"}]
    + [{"format": "csv", name: "1"} for name in ("limit", "cursor", "sort", "facets")],
)
def test_what_an_export_does_not_know_is_refused(client, asked):
    assert client.get(EXPORT, query_string=asked).status_code == 422


@pytest.fixture
def on_shelf(services):
    """A server over a store that fails after so many pages; 0 for at once."""
    servers = []

    def start(fails_at):
        app = create_app(services=replace(services, store=Shelf(10_000, fails_at)))
        app.before_request_funcs.clear()  # whoever asks is not the matter here, and the shelf knows no keys
        server = create_server(app, host="127.0.0.1", port=0)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        connection = http.client.HTTPConnection("127.0.0.1", server.effective_port, timeout=30)
        servers.append((server, thread, connection))
        return connection

    yield start
    for server, thread, connection in servers:
        connection.close()
        server.task_dispatcher.shutdown()  # its threads still tell the server that they are done
        server.close()
        thread.join(timeout=10)


@pytest.mark.parametrize("form", TYPES)
def test_a_database_that_fails_in_the_midst_breaks_the_connection(on_shelf, form):
    connection = on_shelf(fails_at=20)
    connection.request("GET", f"{EXPORT}?format={form}")
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Transfer-Encoding"]) == (200, "chunked")
    with pytest.raises(http.client.IncompleteRead) as caught:
        answer.read()
    assert len(caught.value.partial) > 100_000
    assert 20 * every_quotation.PAGE < 10_000


def test_a_database_that_is_down_is_told_before_anything_is_sent(on_shelf):
    connection = on_shelf(fails_at=0)
    connection.request("GET", f"{EXPORT}?format=csv")
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Content-Type"]) == (503, "application/problem+json")
    assert json.loads(answer.read())["status"] == 503


def test_a_whole_export_ends_as_it_should(on_shelf):
    connection = on_shelf(fails_at=None)
    connection.request("GET", f"{EXPORT}?format=jsonl")
    assert connection.getresponse().read().count(b"\n") == 10_000
