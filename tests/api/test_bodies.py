"""HTML and the JSON of content systems over HTTP: the answer's text is what positions count in."""

from __future__ import annotations

import json

import pytest

from attribution.services.ports import BodyFormat
from tests.articles import ROOT

ARTICLES = "/api/v1/articles"
BODIES = ROOT / "fixtures" / "bodies"
TEXT = (BODIES / "three-paragraphs.txt").read_text(encoding="utf-8")
FORMATS = [("ninjs", "ninjs-1"), ("ninjs", "ninjs-2"), ("ninjs", "ninjs-3"), ("superdesk", "superdesk")]
FORMATS += [("ans", "ans"), ("wordpress", "wordpress")]


def payload(name):
    return json.loads((BODIES / f"{name}.json").read_text(encoding="utf-8"))


def test_html_gives_the_text_that_positions_count_in(client):
    html = "<p>Bonjour.</p><p>«\u202fNous <b>partirons</b>\u202f», dit Anne Dupont.</p>"
    answer = client.post(ARTICLES, json={"html": html, "title": "Le titre"})
    assert answer.status_code == 201
    assert answer.json["text"] == "Bonjour.\n\n«\u202fNous partirons\u202f», dit Anne Dupont."
    content = answer.json["quotations"][0]["content"]
    assert answer.json["text"][content["start"] : content["end"]] == content["text"] == "Nous partirons"
    assert "<p>" not in answer.get_data(as_text=True)
    assert client.get(answer.headers["Location"]).json["text"] == answer.json["text"]


def test_what_the_request_says_beats_what_the_page_says(client):
    page = (BODIES / "page.html").read_text(encoding="utf-8")
    said = {"title": "Mon titre", "published_at": "2026-01-01T00:00:00Z", "source": None}
    answer = client.post(ARTICLES, json={"html": page} | said).json
    assert answer["text"] == TEXT
    assert (answer["title"], answer["published_at"]) == ("Mon titre", "2026-01-01T00:00:00+00:00")
    assert (answer["source"], answer["url"]) == ("Le Riverain", "https://riverain.example/passerelle")


@pytest.mark.parametrize(("form", "name"), FORMATS, ids=[name for _, name in FORMATS])
def test_a_content_system_sends_its_own_json(client, form, name):
    answer = client.post(f"{ARTICLES}?format={form}", json=payload(name))
    assert answer.status_code == 201
    assert TEXT.split("\n\n")[-1] in answer.json["text"]
    assert answer.json["title"].startswith("La passerelle de Brenne rouvre")
    assert answer.json["source"]
    assert answer.json["external_id"]
    again = client.post(f"{ARTICLES}?format={form}", json=payload(name))
    assert (again.status_code, again.json["id"]) == (200, answer.json["id"])


def test_native_is_the_default_and_keeps_refusing_what_it_does_not_know(client):
    assert client.post(f"{ARTICLES}?format=native", json={"text": "Oui."}).status_code == 201
    for query in ("", "?format=native"):
        assert client.post(ARTICLES + query, json=payload("ninjs-3")).status_code == 422


@pytest.mark.parametrize("form", [form for form in BodyFormat if form is not BodyFormat.NATIVE])
def test_a_body_without_a_text_is_refused_by_field(client, form):
    answer = client.post(f"{ARTICLES}?format={form}", json={"title": {"rendered": "x"}})
    assert answer.status_code == 422
    assert answer.json["detail"].split(":")[0] in {"bodies", "body_html", "content_elements", "content.rendered"}


@pytest.mark.parametrize(
    ("sent", "pointer"),
    [
        ({}, "#/text"),
        ({"text": "Oui.", "html": "<p>Oui."}, "#/html"),
        ({"text": None, "html": "<p>Oui."}, "#/html"),
        ({"html": " "}, "#/html"),
        ({"html": "a\0"}, "#/html"),
        ({"html": 3}, "#/html"),
    ],
)
def test_an_article_has_one_body(client, sent, pointer):
    answer = client.post(ARTICLES, json=sent)
    assert answer.status_code == 422
    assert pointer in {fault["pointer"] for fault in answer.json["errors"]}


def test_markup_without_text_is_refused(client):
    answer = client.post(ARTICLES, json={"html": "<p>&nbsp;</p>"})
    assert (answer.status_code, answer.json["detail"]) == (422, "html: There is no text in it.")


def test_the_limit_is_on_the_text_and_not_on_the_markup(client):
    markup = "<p>Oui.</p>" + "<!-- x -->" * 30_000
    assert client.post(ARTICLES, json={"html": markup}).status_code == 201
    assert client.post(ARTICLES, json={"html": "<p>" + "a" * 200_001}).status_code == 413


@pytest.mark.parametrize(
    "changes", [{"headline": "x" * 1001}, {"uri": "u" * 201}, {"infosource": [{"name": "s" * 201}]}]
)
def test_what_cannot_be_kept_is_refused_by_field(client, changes):
    answer = client.post(f"{ARTICLES}?format=ninjs", json=payload("ninjs-1") | changes)
    assert answer.status_code == 422
    assert answer.json["detail"].split(":")[0] in {"title", "external_id", "source"}


@pytest.mark.parametrize("query", ["?format=xml", "?format=", "?format=NINJS", "?form=ninjs"])
def test_an_unknown_format_or_parameter_is_refused(client, query):
    assert client.post(ARTICLES + query, json={"text": "Oui."}).status_code == 422


@pytest.mark.parametrize("sent", ["[]", '"a"', "3", "null"])
def test_a_body_that_is_no_object_is_refused(client, sent):
    for query in ("", "?format=ans"):
        answer = client.post(ARTICLES + query, data=sent, content_type="application/json")
        assert answer.status_code == 422


@pytest.mark.parametrize(("form", "name"), FORMATS, ids=[name for _, name in FORMATS])
def test_the_names_in_the_path_beat_those_in_the_body(client, form, name):
    answer = client.put(f"{ARTICLES}/by-external-id/mon-journal/mon-id?format={form}", json=payload(name))
    assert answer.status_code == 201
    assert (answer.json["source"], answer.json["external_id"]) == ("mon-journal", "mon-id")
    again = client.put(f"{ARTICLES}/by-external-id/mon-journal/mon-id?format={form}", json=payload(name))
    assert (again.status_code, again.json["id"]) == (200, answer.json["id"])


def test_a_systems_own_version_keeps_an_older_push_away(client):
    newer, older = payload("ninjs-3"), payload("ninjs-3") | {"version": "3", "headlines": [{"value": "Ancien titre"}]}
    assert client.post(f"{ARTICLES}?format=ninjs", json=newer).status_code == 201
    assert client.post(f"{ARTICLES}?format=ninjs", json=older).status_code == 409


def test_a_systems_own_time_keeps_an_older_push_away(client):
    assert client.post(f"{ARTICLES}?format=wordpress", json=payload("wordpress")).status_code == 201
    older = payload("wordpress") | {"modified_gmt": "2026-03-12T18:00:00"}
    assert client.post(f"{ARTICLES}?format=wordpress", json=older).status_code == 409


def test_a_batch_holds_the_lines_of_a_content_system(client):
    lines = "\n".join(json.dumps(one) for one in (payload("wordpress"), {"id": 1}, {"text": "Oui."}))
    sent = client.post("/api/v1/batches?format=wordpress", data=lines, content_type="application/x-ndjson")
    assert sent.status_code == 202
    results = client.get(sent.headers["Location"] + "/results").get_data(as_text=True).splitlines()
    assert ["content.rendered" in line for line in results] == [False, True, True]
