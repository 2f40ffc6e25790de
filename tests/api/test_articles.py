from __future__ import annotations

import pytest

from attribution.errors import ParserError
from attribution.services.interchange import analysis_to_json
from tests.api.fakes import SpaceParser, analyse_simply

TEXT = "« Nous partirons », dit Anne Dupont, selon Paul Martin.\r\n\u2003« Non 😀 »"
ARTICLE = {
    "text": TEXT,
    "title": "Départ",
    "url": "https://exemple.fr/depart",
    "source": "exemple.fr",
    "external_id": "7",
    "published_at": "2016-04-09T14:05:00+02:00",
}


def post(client, **changes):
    return client.post("/api/v1/articles", json=ARTICLE | changes)


def without_ids(quotation):
    people = [*quotation["speakers"], *(speaker for relay in quotation["relays"] for speaker in relay["speakers"])]
    for speaker in people:
        assert isinstance(speaker.pop("id"), int)
    assert isinstance(quotation.pop("id"), int)
    assert quotation.pop("review") is None
    return quotation


def test_a_new_article_is_kept_with_its_quotations(client):
    answer = post(client)
    assert answer.status_code == 201
    assert answer.json["text"] == TEXT
    assert answer.json["published_at"] == "2016-04-09T12:05:00+00:00"
    assert [quotation["speaker"] for quotation in answer.json["quotations"]] == ["Anne Dupont", None]
    assert answer.json["quotations"][0]["relays"][0]["speaker"] == "Paul Martin"
    assert answer.json["skipped"][0]["reason"] == "no_source"
    assert client.get(answer.headers["Location"]).json == answer.json


def test_the_api_gives_every_member_of_the_interchange_format(client):
    expected = analysis_to_json(analyse_simply(SpaceParser().parse(TEXT), None), TEXT)
    assert client.post("/api/v1/extract", json={"text": TEXT}).json == expected
    kept = post(client).json
    assert [without_ids(quotation) for quotation in kept["quotations"]] == expected["quotations"]


def test_spans_point_into_the_text_that_was_sent(client):
    article = post(client).json
    for quotation in article["quotations"]:
        for span in (quotation["content"], quotation["outer"], *quotation["fragments"]):
            assert article["text"][span["start"] : span["end"]] == span["text"]
    assert article["quotations"][1]["content"]["text"] == "Non 😀"


def test_the_same_source_and_external_id_replace_the_article(client):
    first = post(client)
    second = post(client, text="« Autre », dit Zoé.")
    assert (first.status_code, second.status_code) == (201, 200)
    assert second.headers["Location"] == first.headers["Location"]
    assert [quotation["speaker"] for quotation in second.json["quotations"]] == ["Zoé"]


def test_the_quotations_of_an_article_have_an_address(client):
    article = post(client).json
    found = client.get(f"/api/v1/articles/{article['id']}/quotations")
    assert found.json == {"quotations": article["quotations"], "skipped": article["skipped"]}


def test_extract_keeps_nothing(client, store):
    assert client.post("/api/v1/extract", json={"text": TEXT}).status_code == 200
    assert store.article_ids() == []


def test_optional_members_may_be_null(client):
    answer = post(client, title=None, url=None, source=None, external_id=None, published_at=None)
    assert answer.status_code == 201
    assert answer.json["title"] is answer.json["published_at"] is None


@pytest.mark.parametrize(
    "article_id", ["1", "0", "007", str(2**63 - 1), str(2**63), "9" * 19, "9" * 5000, "-1", "x", "١"]
)
@pytest.mark.parametrize("rest", ["", "/quotations"])
def test_an_unknown_id_is_not_found(client, article_id, rest):
    answer = client.get(f"/api/v1/articles/{article_id}{rest}")
    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")


def test_nothing_is_kept_when_the_parser_fails(client, store, monkeypatch):
    def fail(self, text):
        raise ParserError("secret")

    monkeypatch.setattr(SpaceParser, "parse", fail)
    answer = post(client)
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert store.article_ids() == []


def test_answers_are_readable_utf8(client):
    assert "« Nous partirons »" in post(client).text
