"""The parameters of a search over HTTP: what they take, what they refuse, what comes back with the answers."""

from __future__ import annotations

import struct
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from attribution.errors import CursorError
from attribution.services.ports import Order, Place, QuotationQuery
from attribution.services.search_cursor import decode_place, encode_place

URL = "/api/v1/quotations"
PUBLISHED = ["2016-02-28T23:30:00Z", "2016-03-01T00:00:00Z", "2016-03-15T12:00:00+02:00", "2016-03-31T23:59:59Z"]
PUBLISHED += ["2016-04-01T00:30:00+02:00", "2016-04-01T00:00:00Z"]  # the first of these two is in March in UTC


@pytest.fixture
def archive(client):
    """Six articles from February to April, newest last."""
    for number, at in enumerate(PUBLISHED):
        text = f"« Phrase {number} », dit Anne Dupont, selon Paul Martin. « Réponse », dit Zoé Élan."
        article = {"text": text, "source": ["Le Monde", "L’Écho"][number % 2], "external_id": str(number)}
        assert client.post("/api/v1/articles", json=article | {"published_at": at}).status_code == 201
    return client


def ask(client, *, answered=200, **asked):
    answer = client.get(URL, query_string={name.rstrip("_"): value for name, value in asked.items()})
    assert answer.status_code == answered, answer.text
    return answer.json


def said(body):
    return [item["content"]["text"] for item in body["items"]]


def test_everything_that_she_said_about_it_in_march(archive):
    found = ask(archive, speaker="Mme Dupont", q="phrase", from_="2016-03-01", to="2016-03-31")
    assert said(found) == ["Phrase 3", "Phrase 4", "Phrase 2", "Phrase 1"]
    assert found["count"] == {"value": 4, "exact": True}
    assert found["facets"] == {}


@pytest.mark.parametrize(
    ("bounds", "numbers"),
    [
        ({"from_": "2016-04-01"}, [5]),
        ({"to": "2016-02-28"}, [0]),
        ({"to": "2016-03-01T00:00:00Z"}, [0]),
        ({"from_": "2016-03-31T23:59:59Z", "to": "2016-04-01T00:00:00Z"}, [3]),
        ({"from_": "2016-03-15T12:00:00+02:00", "to": "2016-03-15"}, [2]),
        ({"from_": "2016-03-31", "to": "2016-03-15"}, []),
        ({"from_": "0001-01-01", "to": "9999-12-31"}, [5, 3, 4, 2, 1, 0]),
    ],
)
def test_days_are_days_of_utc_and_a_last_day_counts_to_its_end(archive, bounds, numbers):
    assert said(ask(archive, q="phrase", **bounds)) == [f"Phrase {number}" for number in numbers]


@pytest.mark.parametrize(
    "asked", ["2016-02-31", "2016-3-1", "2016-03-01T00:00", "hier", "", "٢٠١٦-٠٣-٠١", "2016-03-01 "]
)
@pytest.mark.parametrize("bound", ["from", "to"])
def test_a_bound_that_is_no_day_and_no_time_is_named(client, bound, asked):
    body = ask(client, answered=422, **{bound: asked})
    assert body["errors"][0]["parameter"] == bound


def test_a_speaker_is_found_by_id_and_in_each_part(archive):
    (paul,) = archive.get("/api/v1/speakers?name=martin").json["items"]
    counts = {
        part: ask(archive, speaker_id=paul["id"], as_=part)["count"]["value"] for part in ("speaker", "relay", "any")
    }
    assert counts == {"speaker": 0, "relay": 6, "any": 6}
    assert ask(archive, speaker_id=paul["id"])["count"]["value"] == 0
    assert ask(archive, speaker="martin dupont", as_="any")["count"]["value"] == 0


@pytest.mark.parametrize("asked", ["0", "-1", "9223372036854775808", "1.0", "x", "", "+1", "1e3"])
def test_an_id_that_is_none_is_named(client, asked):
    assert ask(client, answered=422, speaker_id=asked)["errors"][0]["parameter"] == "speaker_id"


def test_words_of_a_list_are_repeated_or_parted_by_commas(archive):
    for kinds in (["direct", "mixed"], "direct,mixed", ["mixed,direct", "direct"]):
        assert ask(archive, kind=kinds)["count"]["value"] == 12
    assert ask(archive, kind="mixed")["count"]["value"] == 0
    assert ask(archive, status=["denied", "asserted"], review="none")["count"]["value"] == 12
    assert ask(archive, review="confirmed,rejected")["count"]["value"] == 0


@pytest.mark.parametrize("parameter", ["kind", "status", "review", "facets", "as", "sort"])
@pytest.mark.parametrize("asked", ["", "other one", "direct,", ","])
def test_a_word_of_no_list_is_named(client, parameter, asked):
    assert ask(client, answered=422, **{parameter: asked})["errors"][0]["parameter"] == parameter


def test_an_outlet_is_found_by_its_whole_name(archive):
    assert ask(archive, outlet="l'echo", q="phrase")["count"]["value"] == 3
    assert ask(archive, outlet="echo")["count"]["value"] == 0
    assert ask(archive, outlet="%")["count"]["value"] == 0


def test_facets_are_counted_on_request(archive):
    body = ask(archive, relay="martin", facets="speaker,outlet,month", from_="2016-03-01")
    assert body["count"] == {"value": 5, "exact": True}
    (anne,) = body["facets"]["speaker"]["values"]
    assert (anne["name"], anne["count"]) == ("Anne Dupont", 5)
    assert ask(archive, speaker_id=anne["value"])["count"]["value"] == 6
    assert body["facets"]["outlet"]["values"] == [
        {"value": "L’Écho", "count": 3, "name": None},
        {"value": "Le Monde", "count": 2, "name": None},
    ]
    assert body["facets"]["month"] == {
        "values": [{"value": "2016-03", "count": 4, "name": None}, {"value": "2016-04", "count": 1, "name": None}],
        "exact": True,
    }
    assert ask(archive, q="%", facets="kind")["facets"] == {"kind": {"values": [], "exact": True}}


@pytest.mark.parametrize(
    "asked", [{}, {"sort": "relevance"}, {"kind": ["direct", "mixed"], "as_": "any", "speaker": "anne"}]
)
def test_the_link_leads_through_all_pages_of_the_same_question(archive, asked):
    whole = ask(archive, q="phrase", **asked)["items"]
    pages, answer = (
        [],
        archive.get(URL, query_string={"q": "phrase", "limit": 4, **{k.rstrip("_"): v for k, v in asked.items()}}),
    )
    while True:
        pages += answer.json["items"]
        if "Link" not in answer.headers:
            break
        answer = archive.get(answer.headers["Link"][1:].partition(">")[0])
    assert pages == whole
    assert len(whole) == 6


def test_a_cursor_belongs_to_its_question(archive):
    cursor = ask(archive, limit=2, q="phrase")["next_cursor"]
    assert len(ask(archive, limit=9, q="phrase", facets="kind", cursor=cursor)["items"]) == 4  # the page may differ
    for other in ({}, {"q": "réponse"}, {"q": "phrase", "sort": "relevance"}, {"q": "phrase", "to": "2016-03-31"}):
        ask(archive, answered=400, cursor=cursor, **other)


QUERY = QuotationQuery(q="mot")
BEST = QuotationQuery(q="mot", order=Order.RELEVANCE)
MOMENTS = [
    datetime(1, 1, 1, tzinfo=UTC),
    datetime(1969, 12, 31, 23, 59, 59, 999_999, UTC),
    datetime(9999, 12, 31, tzinfo=UTC),
]


@pytest.mark.parametrize("key", [*MOMENTS, 0.0, -1.5, 1e-300, 0.1 + 0.2])
def test_a_place_comes_back_as_it_went(key):
    query, place = QUERY if isinstance(key, datetime) else BEST, Place(key, 2**63 - 1)
    assert decode_place(query, encode_place(query, place)) == place


@pytest.mark.parametrize("key", [float("nan"), float("inf"), -float("inf")])
def test_a_rank_that_is_no_number_was_not_given_out(key):
    with pytest.raises(CursorError):
        decode_place(BEST, encode_place(BEST, Place(key, 1)))


def test_a_time_beyond_all_times_was_not_given_out():
    good = encode_place(QUERY, Place(MOMENTS[0], 1))
    for microseconds in (2**63 - 1, -(2**63)):
        with pytest.raises(CursorError):
            decode_place(QUERY, good[:10] + struct.pack(">q", microseconds).hex() + good[26:])


@pytest.mark.parametrize(("query", "key"), [(QUERY, 1.0), (BEST, MOMENTS[1]), (replace(BEST, q=None), 1.0)])
def test_a_cursor_of_another_order_was_not_given_out(query, key):
    with pytest.raises(CursorError):
        decode_place(query, encode_place(query, Place(key, 1)))
