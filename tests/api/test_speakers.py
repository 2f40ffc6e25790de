"""Speakers over HTTP: listed, registered, changed, made one, made two, taken back, taken in."""

from __future__ import annotations

import pytest

from tests.api.problems import assert_problem

SPEAKERS = "/api/v1/speakers"
ROLE = {"role": "ministre de l’Intérieur", "from": "2014-04-02", "to": "2016-12-06"}
CAZENEUVE = {
    "name": "Bernard Cazeneuve",
    "kind": "person",
    "wikidata": "Q2898477",
    "aliases": ["B. Cazeneuve", "Cazeneuve"],
    "roles": [ROLE],
}


@pytest.fixture
def send(client):
    """Sends an article and gives its id."""

    def send(text, **given):
        answer = client.post("/api/v1/articles", json={"text": text, **given})
        assert answer.status_code == 201, answer.text
        return answer.json["id"]

    return send


@pytest.fixture
def register(client):
    def register(name, kind="person", **given):
        answer = client.post(SPEAKERS, json={"name": name, "kind": kind, **given})
        assert answer.status_code == 201, answer.text
        return answer.json["id"]

    return register


@pytest.fixture
def act(client):
    """Posts to a speaker's route and gives the answer."""

    def act(speaker_id, what, body=None):
        return client.post(f"{SPEAKERS}/{speaker_id}/{what}", json=body)

    return act


def get(client, speaker_id):
    answer = client.get(f"{SPEAKERS}/{speaker_id}")
    assert answer.status_code == 200
    return answer.json


def names(client, **query):
    return [item["name"] for item in client.get(SPEAKERS, query_string=query).json["items"]]


def patch(client, speaker_id, tag='"1"', **changes):
    return client.patch(f"{SPEAKERS}/{speaker_id}", json=changes, headers={"If-Match": tag})


def test_a_registered_speaker_is_given_back_whole(client):
    answer = client.post(SPEAKERS, json=CAZENEUVE)
    assert answer.status_code == 201
    assert answer.headers["ETag"] == '"1"'
    assert answer.headers["Location"] == f"{SPEAKERS}/1"
    body = answer.json
    assert {name: body[name] for name in CAZENEUVE} == CAZENEUVE
    assert body["names"] == [{"name": name, "origin": "alias"} for name in [CAZENEUVE["name"], *CAZENEUVE["aliases"]]]
    assert (body["id"], body["version"], body["registered"], body["said"], body["relayed"]) == (1, 1, True, 0, 0)
    assert body["merged_into"] is body["article_id"] is body["may_be"] is None
    assert body["links"] == {
        "self": f"{SPEAKERS}/1",
        "quotations": f"{SPEAKERS}/1/quotations",
        "events": f"{SPEAKERS}/1/events",
        "wikidata": "https://www.wikidata.org/wiki/Q2898477",
    }
    assert get(client, 1) == body


def test_what_articles_say_is_counted_with_who_relays_it(client, send):
    for _ in range(2):
        send("« Oui », dit Anne Dupont, selon Paul Martin.")
    send("« Non », dit Anne Dupont, selon Luc Petit.")
    anne, paul = (
        get(client, client.get(SPEAKERS, query_string={"name": name}).json["items"][0]["id"])
        for name in ("anne", "paul")
    )
    assert (anne["said"], anne["relayed"], paul["said"], paul["relayed"]) == (3, 0, 0, 2)
    assert [(each["name"], each["quotations"]) for each in anne["relayed_by"]] == [("Paul Martin", 2), ("Luc Petit", 1)]
    assert [(each["name"], each["quotations"]) for each in paul["relays"]] == [("Anne Dupont", 2)]
    assert (anne["relays"], paul["relayed_by"]) == ([], [])


def test_lists_by_alias_kind_registration_and_role(client, send, register):
    client.post(SPEAKERS, json=CAZENEUVE)
    register("rapport Sauvé", "document")
    send("« Oui », dit Anne Dupont.")
    assert names(client, name="M. B. Cazeneuve") == ["Bernard Cazeneuve"]
    assert names(client, kind="document") == ["rapport Sauvé"]
    assert names(client, registered="true") == ["Bernard Cazeneuve", "rapport Sauvé"]
    assert names(client, registered="false") == ["Anne Dupont"]
    asked = {"role": "le ministre de l'Intérieur"}
    assert names(client, **asked) == names(client, **asked, on="2016-12-05") == ["Bernard Cazeneuve"]
    assert names(client, **asked, on="2016-12-06") == []
    assert names(client, role="%") == names(client, name="%") == []


def test_the_link_to_the_next_page_asks_the_same(client, register):
    for name in ("Anne Dupont", "Paul Martin"):
        register(name)
    answer = client.get(SPEAKERS, query_string={"registered": "true", "limit": 1})
    following = answer.headers["Link"].partition(">")[0].removeprefix("<")
    assert "registered=true" in following
    assert [item["name"] for item in client.get(following).json["items"]] == ["Paul Martin"]


@pytest.mark.parametrize(
    "query",
    [
        {"registered": "yes"},
        {"registered": "1"},
        {"on": "20161206"},
        {"on": "2016-02-30"},
        {"on": "٢٠١٦-12-06"},
        {"kind": "x"},
    ],
)
def test_a_question_that_makes_no_sense_is_told(client, query):
    assert_problem(client.get(SPEAKERS, query_string=query), 422)


@pytest.mark.parametrize(
    "faulty",
    [
        {"kind": "partial"},
        {"name": "?!"},
        {"name": ""},
        {"name": "a" * 201},
        {"wikidata": "22316"},
        {"wikidata": "Q1\n"},
        {"aliases": ["…"]},
        {"roles": [{"role": "maire", "from": "2020-01-02", "to": "2020-01-02"}]},
        {"roles": [{"role": "maire", "from": "2 janvier"}]},
        {"roles": [{}]},
        {"nom": "x"},
    ],
)
def test_a_speaker_who_cannot_be_kept_is_refused(client, faulty):
    assert_problem(client.post(SPEAKERS, json={"name": "John Kerry", "kind": "person", **faulty}), 422)
    assert names(client) == []


def test_there_are_no_two_of_one_name_and_kind(client, send):
    send("« Oui », dit Anne Dupont.")
    assert_problem(client.post(SPEAKERS, json={"name": "anne dupont", "kind": "person"}), 409)


def test_a_change_needs_the_tag_of_what_was_seen(client, register):
    anne = register("Anne Dupont")
    assert_problem(client.patch(f"{SPEAKERS}/{anne}", json={"name": "x"}), 428)
    assert_problem(patch(client, anne, "*", name="x"), 428)
    assert_problem(patch(client, anne, '"2"', name="x"), 412)
    answer = patch(client, anne, '"0", "1"', name="Anne Durand")
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"2"')
    assert (answer.json["name"], answer.json["aliases"]) == ("Anne Durand", ["Anne Dupont"])
    assert get(client, anne) == answer.json
    assert_problem(patch(client, anne, name="Anne Petit"), 412)
    assert_problem(patch(client, 99, name="x"), 404)


def test_every_part_of_a_speaker_can_be_changed(client):
    client.post(SPEAKERS, json=CAZENEUVE)
    changed = {"kind": "group", "wikidata": None, "aliases": [], "roles": [{"role": "maire", "from": None, "to": None}]}
    body = patch(client, 1, **changed).json
    assert {name: body[name] for name in changed} == changed


def test_an_alias_is_who_is_meant_from_then_on(client, send, register):
    anne = register("Anne Dupont", aliases=["A. Dupont", "Stromae", "Dupont"])
    for name, meant in [("Anne Dupont", True), ("Stromae", True), ("Dupont", False), ("Luc Dupont", False)]:
        article_id = send(f"« Oui », dit {name}.")
        (found,) = client.get(f"/api/v1/articles/{article_id}/quotations").json["quotations"]
        assert (found["speakers"][0]["id"] == anne) is meant


def test_a_merge_and_the_way_back(client, send, register, act):
    anne, article_id = register("Anne Dupont"), send("« Oui », dit Annie Dupont, selon Paul Martin.")
    annie = client.get(SPEAKERS, query_string={"name": "annie"}).json["items"][0]["id"]
    answer = act(annie, "merge", {"into": anne})
    assert answer.status_code == 200
    assert (answer.json["speaker"]["id"], answer.json["speaker"]["aliases"], answer.json["speaker"]["said"]) == (
        anne,
        ["Annie Dupont"],
        1,
    )
    merged = get(client, annie)
    assert (merged["name"], merged["merged_into"], merged["said"], merged["names"]) == ("Annie Dupont", anne, 0, [])
    for speaker_id in (anne, annie):
        (found,) = client.get(f"{SPEAKERS}/{speaker_id}/quotations").json["items"]
        assert (found["article"]["id"], found["speakers"][0]["id"]) == (article_id, anne)
    assert len(client.get("/api/v1/quotations", query_string={"speaker": "anne"}).json["items"]) == 1
    assert_problem(patch(client, annie, '"2"', name="x"), 409)

    events = client.get(f"{SPEAKERS}/{annie}/events").json["items"]
    assert [(event["id"], event["action"], event["by"]) for event in events] == [
        (answer.json["event_id"], "merge", "local")
    ]
    undone = client.post(f"{SPEAKERS}/events/{answer.json['event_id']}/undo")
    assert undone.status_code == 200
    assert get(client, annie)["said"] == 1
    assert client.get("/api/v1/quotations", query_string={"speaker": "anne"}).json["items"] == []
    events = client.get(f"{SPEAKERS}/{anne}/events").json["items"]
    assert [event["action"] for event in events] == ["undo", "merge", "create"]
    assert events[1]["undone_by"] == events[0]["id"] == undone.json["event_id"]
    assert_problem(client.post(f"{SPEAKERS}/events/{answer.json['event_id']}/undo"), 409)
    assert_problem(client.post(f"{SPEAKERS}/events/999/undo"), 404)


def test_several_are_merged_at_once(client, register, act):
    ids = [register(f"Anne {number} Dupont") for number in range(3)]
    assert act(ids[0], "merge", {"from": ids[1:]}).json["speaker"]["aliases"] == ["Anne 1 Dupont", "Anne 2 Dupont"]
    assert names(client) == ["Anne 0 Dupont"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"into": 2, "from": [2]}, 422),
        ({"into": 1}, 409),
        ({"into": 9}, 404),
        ({"from": []}, 422),
        ({"into": "2"}, 422),
    ],
)
def test_a_merge_that_makes_no_sense_is_told(register, act, body, status):
    anne = register("Anne Dupont")
    register("Paul Martin")
    assert_problem(act(anne, "merge", body), status)


def test_a_split_and_the_way_back(client, send, act):
    first, second = send("« Oui », dit Anne Dupont."), send("« Non », dit Anne Dupont.")
    answer = act(1, "split", {"articles": [second], "name": "Anne Dupont (maire)"})
    assert answer.status_code == 200
    other = answer.json["other"]
    assert (answer.json["speaker"]["said"], other["said"], other["name"], other["kind"]) == (
        1,
        1,
        "Anne Dupont (maire)",
        "person",
    )
    assert [item["article"]["id"] for item in client.get(other["links"]["quotations"]).json["items"]] == [second]
    assert client.post(f"{SPEAKERS}/events/{answer.json['event_id']}/undo").status_code == 200
    assert get(client, other["id"])["merged_into"] == 1
    found = client.get(f"{SPEAKERS}/1/quotations").json
    assert [item["article"]["id"] for item in found["items"]] == [second, first]
    assert found["count"] == {"value": 2, "exact": True}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"articles": [1]}, 422),
        ({"articles": [1], "into": 1, "name": "x"}, 422),
        ({"articles": [], "name": "x"}, 422),
        ({"articles": [7], "name": "x"}, 422),
        ({"articles": [1], "into": 1}, 409),
        ({"articles": [1], "into": 7}, 404),
        ({"articles": [1], "name": "anne dupont"}, 409),
    ],
)
def test_a_split_that_makes_no_sense_is_told(send, act, body, status):
    send("« Oui », dit Anne Dupont.")
    assert_problem(act(1, "split", body), status)


def test_quotations_by_part_page_by_page(client, send):
    for number in range(3):
        send(f"« Oui {number} », dit Anne Dupont, selon Paul Martin. « Non », dit Paul Martin, selon Anne Dupont.")

    def count(**query):
        return client.get(f"{SPEAKERS}/1/quotations", query_string=query).json["count"]["value"]

    assert (count(), count(**{"as": "speaker"}), count(**{"as": "relay"}), count(**{"as": "any"})) == (6, 3, 3, 6)
    found, url = [], f"{SPEAKERS}/1/quotations?as=relay&limit=2"
    while url:
        answer = client.get(url)
        found += [item["id"] for item in answer.json["items"]]
        url = answer.headers.get("Link", "").partition(">")[0].removeprefix("<")
    assert found == [6, 4, 2]
    assert_problem(client.get(f"{SPEAKERS}/1/quotations?as=x"), 422)
    assert_problem(client.get(f"{SPEAKERS}/9/quotations"), 404)


def test_the_record_is_read_page_by_page(client, register):
    anne = register("Anne Dupont")
    for version in (1, 2):
        patch(client, anne, f'"{version}"', name=f"Anne {version}")
    answer = client.get(f"{SPEAKERS}/{anne}/events?limit=2")
    following = answer.headers["Link"].partition(">")[0].removeprefix("<")
    assert [event["action"] for event in answer.json["items"]] == ["rename", "rename"]
    (made,) = client.get(following).json["items"]
    assert (made["action"], made["detail"]["after"]["name"]) == ("create", "Anne Dupont")
    assert_problem(client.get(f"{SPEAKERS}/9/events"), 404)


def test_suggestions_name_two_and_a_reason(client, register):
    first, second = register("John Kerry"), register("J. Kerry")
    register("Teresa Kerry")
    (found,) = client.get(f"{SPEAKERS}/suggestions").json["items"]
    assert found == {
        "speakers": [{"id": first, "name": "John Kerry"}, {"id": second, "name": "J. Kerry"}],
        "kind": "person",
        "score": 90.0,
        "reason": "initials",
    }


CSV = """\ufeffname;kind;Wikidata;aliases;roles\r
Bernard Cazeneuve;person;Q2898477;B. Cazeneuve | Cazeneuve;ministre de l’Intérieur [2014-04-02/2016-12-06]\r
"""


class TestTakingIn:
    def take_in(self, client, body, content_type="text/csv"):
        return client.post(f"{SPEAKERS}/import", data=body, content_type=content_type)

    def test_a_table_and_json_say_the_same(self, client):
        answer = self.take_in(client, CSV.encode())
        assert answer.status_code == 200, answer.text
        assert answer.json == {
            "added": 1,
            "updated": 0,
            "unchanged": 0,
            "conflict": 0,
            "rows": [{"outcome": "added", "name": "Bernard Cazeneuve", "id": 1, "reason": None}],
        }
        body = get(client, 1)
        assert {name: body[name] for name in CAZENEUVE} == CAZENEUVE
        again = client.post(f"{SPEAKERS}/import", json=[CAZENEUVE]).json
        assert (again["unchanged"], again["rows"][0]["id"]) == (1, 1)
        assert get(client, 1) == body

    def test_every_row_is_reported(self, client, register):
        register("Anne Dupont", wikidata="Q1")
        register("Paul Martin")
        rows = [
            {"name": "Anne Dupont", "kind": "person", "wikidata": "Q2"},
            {"name": "Paul Martin", "kind": "person", "aliases": ["P. Martin"]},
            {"name": "Anne Dupont", "kind": "person"},
            {"name": "ONU", "kind": "body"},
        ]
        answer = client.post(f"{SPEAKERS}/import", json=rows).json
        assert [row["outcome"] for row in answer["rows"]] == ["conflict", "updated", "unchanged", "added"]
        assert "Q1" in answer["rows"][0]["reason"]
        assert (answer["added"], answer["updated"], answer["unchanged"], answer["conflict"]) == (1, 1, 1, 1)

    @pytest.mark.parametrize(
        ("body", "content_type", "status"),
        [
            (b"name,kind\nAnne,person\nPaul,human\n", "text/csv", 422),
            (b"name,kind\nAnne,person,x\n", "text/csv", 422),
            (b"name,kind\nAnne\n", "text/csv", 422),
            (b"nom,kind\nAnne,person\n", "text/csv", 422),
            (b"", "text/csv", 422),
            (b'name,kind\n"Anne"x,person\n', "text/csv", 422),
            (b"name,kind\nAnn\xe9,person\n", "text/csv", 400),
            (b"[", "application/json", 400),
            (b"{}", "application/json", 422),
            (b'[{"name": "Anne"}]', "application/json", 422),
            (b"name,kind\nAnne,person\n", "text/plain", 415),
        ],
    )
    def test_a_list_that_cannot_be_read_changes_nothing(self, client, body, content_type, status):
        assert_problem(self.take_in(client, body, content_type), status)
        assert names(client) == []

    def test_two_thousand_rows_are_the_most(self, client):
        rows = b'[{"name": "Anne", "kind": "person"}' + b', {"name": "Anne", "kind": "person"}' * 2000 + b"]"
        answer = self.take_in(client, rows, "application/json")
        assert_problem(answer, 422)
        assert "2000" in answer.json["detail"]
