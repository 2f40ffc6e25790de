from __future__ import annotations

import re

import pytest

from attribution.errors import CursorError
from attribution.services.cursor import MAX_ID, decode_cursor, encode_cursor


@pytest.fixture
def archive(client):
    for number in range(5):
        text = f"« Phrase {number} », dit Anne Dupont, selon Paul Martin. « Réponse », dit Zoé Élan."
        article = {"text": text, "title": f"Titre {number}", "source": "exemple.fr", "external_id": str(number)}
        assert client.post("/api/v1/articles", json=article).status_code == 201
    return client


def follow(client, url):
    pages = []
    while url:
        answer = client.get(url)
        assert answer.status_code == 200, answer.text
        pages.append(answer.json)
        link = re.fullmatch(r'<(.+)>; rel="next"', answer.headers.get("Link", ""))
        assert (link is None) == (answer.json["next_cursor"] is None)
        url = link and link[1]
    return pages


def test_pages_give_everything_once_newest_first(archive):
    pages = follow(archive, "/api/v1/quotations?limit=3")
    ids = [item["id"] for page in pages for item in page["items"]]
    assert [len(page["items"]) for page in pages] == [3, 3, 3, 1]
    assert ids == sorted(set(ids), reverse=True)


def test_what_arrives_meanwhile_shifts_no_page(archive):
    first = archive.get("/api/v1/quotations?limit=2").json
    archive.post("/api/v1/articles", json={"text": "« Nouveau », dit Luc."})
    second = archive.get("/api/v1/quotations", query_string={"limit": 2, "cursor": first["next_cursor"]}).json
    assert max(item["id"] for item in second["items"]) < min(item["id"] for item in first["items"])


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"speaker": "anne"}, 5),
        ({"speaker": "DUPONT anne"}, 5),
        ({"speaker": "elan"}, 5),
        ({"speaker": "paul"}, 0),
        ({"relay": "martin"}, 5),
        ({"relay": "anne"}, 0),
        ({"q": "phrase 3"}, 1),
        ({"q": "reponse"}, 5),
        ({"speaker": "anne", "relay": "paul", "q": "phrase 1"}, 1),
        ({"q": "%"}, 0),
        ({"min_confidence": "0.9"}, 5),
        ({"min_confidence": "0.5"}, 10),
        ({"min_confidence": "1"}, 0),
        ({"min_confidence": "0.9", "speaker": "anne"}, 0),
    ],
)
def test_quotations_are_found_by_speaker_relay_and_words(archive, query, count):
    pages = follow(archive, "/api/v1/quotations?limit=4&" + "&".join(f"{key}={value}" for key, value in query.items()))
    assert sum(len(page["items"]) for page in pages) == count


def test_each_found_quotation_names_its_article(archive):
    (item,) = archive.get("/api/v1/quotations?q=phrase+3").json["items"]
    assert item["article"]["title"] == "Titre 3"
    assert set(item["article"]) == {"id", "title", "url", "source", "published_at"}
    assert item["speakers"][0]["name"] == "Anne Dupont"


def test_speakers_are_counted(archive):
    people = [person for page in follow(archive, "/api/v1/speakers?limit=2") for person in page["items"]]
    counts = {person["name"]: (person["said"], person["relayed"], person["kind"]) for person in people}
    assert counts == {"Anne Dupont": (5, 0, "person"), "Paul Martin": (0, 5, "person"), "Zoé Élan": (5, 0, "person")}


def test_a_speaker_in_a_quotation_has_the_id_of_the_listing(archive):
    (person,) = archive.get("/api/v1/speakers?name=zoe").json["items"]
    quotation = archive.get("/api/v1/quotations?speaker=zoe").json["items"][0]
    assert quotation["speakers"] == [{"id": person["id"], "name": "Zoé Élan", "kind": "person"}]


GOOD = encode_cursor("quotations", 3)
FOREIGN = [encode_cursor("speakers", 3), encode_cursor("quotations", MAX_ID + 1), GOOD + "0", GOOD + "\n", GOOD.upper()]


@pytest.mark.parametrize("cursor", ["", "x", "é", "\x00", "-1", "3", "q" + "٣" * 16, "q" * 5000, *FOREIGN])
def test_a_foreign_cursor_is_refused(client, cursor):
    answer = client.get("/api/v1/quotations", query_string={"cursor": cursor})
    assert (answer.status_code, answer.content_type) == (400, "application/problem+json")


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "limit=1_0", "limit=%201", "limit=١", "limit=3.0", "limit="])
@pytest.mark.parametrize("listing", ["quotations", "speakers"])
def test_a_bad_limit_is_named(client, listing, query):
    answer = client.get(f"/api/v1/{listing}?{query}")
    assert answer.status_code == 422
    assert answer.json["errors"][0]["parameter"] == "limit"


@pytest.mark.parametrize("asked", ["1.1", "-0.1", "nan", "0_1", " 1", "٠", "", "0,5", "1e999"])
def test_a_confidence_that_is_no_share_is_named(client, asked):
    answer = client.get("/api/v1/quotations", query_string={"min_confidence": asked})
    assert answer.status_code == 422
    assert answer.json["errors"][0]["parameter"] == "min_confidence"


def test_an_unknown_parameter_is_named(client):
    answer = client.get("/api/v1/speakers?nom=Anne")
    assert (answer.status_code, answer.json["errors"][0]["parameter"]) == (422, "nom")


@pytest.mark.parametrize(
    ("listing", "query"),
    [
        ("quotations", "speaker=Anne&speaker=Luc"),
        ("quotations", "from=2016&from=2017"),
        ("speakers", "limit=1&limit=1"),
    ],
)
def test_a_parameter_that_is_given_twice_is_named(client, listing, query):
    answer = client.get(f"/api/v1/{listing}?{query}")
    assert (answer.status_code, answer.json["errors"][0]["parameter"]) == (422, query.partition("=")[0])


def test_a_parameter_of_several_words_may_come_again(client):
    assert client.get("/api/v1/quotations?kind=direct&kind=mixed").status_code == 200


@pytest.mark.parametrize("position", [0, 1, 20, MAX_ID])
def test_a_cursor_comes_back_as_it_went(position):
    assert decode_cursor("speakers", encode_cursor("speakers", position)) == position


def test_a_cursor_belongs_to_one_listing():
    assert decode_cursor("speakers", None) is None
    with pytest.raises(CursorError):
        decode_cursor("speakers", encode_cursor("quotations", 1))
