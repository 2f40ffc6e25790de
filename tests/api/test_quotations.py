"""One quotation, and what an editor makes of it."""

from __future__ import annotations

import pytest

from tests.api.problems import assert_problem

TEXT = "« Nous partirons », dit Anne Dupont, selon Paul Martin. « Oui », dit Luc. « Non »"


@pytest.fixture
def article(client):
    return client.post("/api/v1/articles", json={"text": TEXT, "title": "Départ"}).json


@pytest.fixture
def quotation(article):
    return article["quotations"][0]


@pytest.fixture
def get(client, quotation):
    def get(chosen=quotation, **headers):
        return client.get(f"/api/v1/quotations/{chosen['id']}", headers=headers)

    return get


@pytest.fixture
def patch(client, get, quotation):
    """Corrects what it has just looked at."""

    def patch(chosen=quotation, **body):
        tag = get(chosen).headers["ETag"]
        return client.patch(f"/api/v1/quotations/{chosen['id']}", json=body, headers={"If-Match": tag})

    return patch


def span(words):
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


def test_a_quotation_has_an_address_with_its_article_and_its_history(client, article, quotation, get):
    answer = get()
    assert answer.status_code == 200
    assert {name: answer.json[name] for name in quotation} == quotation
    assert answer.json["article"]["title"] == "Départ"
    assert answer.json["review"] is None
    assert client.get(answer.json["history"]).json == {"items": [], "next_cursor": None}


def test_what_the_client_has_is_not_sent_again(get, patch):
    tag = get().headers["ETag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = get(**{"If-None-Match": known})
        assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    patch(review="confirmed")
    assert get(**{"If-None-Match": tag}).status_code == 200


def test_a_correction_stands_everywhere_and_the_machine_s_answer_is_kept(client, article, quotation, patch):
    answer = patch(speaker={"name": "Zoé Petit", "kind": "person"}, status="denied", review="confirmed")
    assert answer.status_code == 200
    assert (answer.json["speaker"], answer.json["status"], answer.json["confidence"]) == ("Zoé Petit", "denied", None)
    assert answer.json["speaker_rule"] == answer.json["evidence"]["speaker"]["rule"] == "corrected"
    review = answer.json["review"]
    assert (review["state"], review["by"], review["version"]) == ("confirmed", "local", 1)
    assert review["corrected"] == ["speaker", "status"]
    assert review["machine"]["speaker"] == "Anne Dupont"
    assert review["machine"]["status"] == "asserted"
    assert set(review["machine"]) == {"speaker", "speakers", "status"}
    standing = {name: value for name, value in answer.json.items() if name not in ("article", "history")}
    assert client.get(f"/api/v1/articles/{article['id']}").json["quotations"][0] == standing
    listed = client.get("/api/v1/quotations").json["items"]
    assert next(one for one in listed if one["id"] == quotation["id"])["review"] == review


def test_the_answer_s_tag_is_that_of_what_stands_now(get, patch):
    answer = patch(kind="mixed")
    assert answer.headers["ETag"] == get().headers["ETag"]
    assert answer.json == get().json


def test_a_change_without_a_tag_is_refused(client, get, quotation):
    for tag in (None, "*", "", "unquoted"):
        headers = {} if tag is None else {"If-Match": tag}
        answer = client.patch(f"/api/v1/quotations/{quotation['id']}", json={"review": "rejected"}, headers=headers)
        assert_problem(answer, 428)
    assert get().json["review"] is None


def test_of_two_who_saw_the_same_the_second_must_look_again(client, get, quotation):
    tag = get().headers["ETag"]
    address = f"/api/v1/quotations/{quotation['id']}"
    first = client.patch(address, json={"review": "confirmed"}, headers={"If-Match": tag})
    second = client.patch(address, json={"review": "rejected"}, headers={"If-Match": tag})
    assert first.status_code == 200
    assert_problem(second, 412)
    assert get().json["review"]["state"] == "confirmed"


def test_an_empty_change_changes_nothing(get, patch):
    before = get()
    assert patch().json == before.json


@pytest.mark.parametrize("field", ["content", "kind", "speaker", "source", "relays", "status"])
def test_a_field_is_given_back_to_the_machine(quotation, patch, field):
    values = {
        "content": span("partirons"),
        "kind": "mixed",
        "speaker": None,
        "source": None,
        "relays": [],
        "status": "alleged",
    }
    corrected = patch(**{field: values[field]}).json
    assert corrected[field] != quotation[field]
    assert corrected["review"]["corrected"] == [field]
    back = patch(**{field: "machine"}).json
    assert {name: back[name] for name in quotation if name != "review"} == {
        name: quotation[name] for name in quotation if name != "review"
    }
    assert back["review"]["corrected"] == []


def test_a_corrected_content_stays_inside_its_marks(patch, quotation):
    answer = patch(content=span("partirons")).json
    assert answer["content"]["text"] == "partirons"
    assert answer["outer"] == quotation["outer"]
    assert [fragment["text"] for fragment in answer["fragments"]] == ["partirons"]


def test_speakers_are_named_by_id_by_name_or_both(patch, quotation, article):
    luc = article["quotations"][1]["speakers"][0]
    answer = patch(speaker=[{"id": luc["id"]}, {"name": "anne DUPONT"}, {"name": "La mairie", "kind": "body"}]).json
    assert answer["speaker"] == "Luc & Anne Dupont & La mairie"
    assert [one["id"] for one in answer["speakers"][:2]] == [luc["id"], quotation["speakers"][0]["id"]]


def test_the_same_new_name_is_the_same_speaker_in_another_quotation(patch, article):
    named = [patch(one, speaker={"name": "un voisin", "kind": "description"}) for one in article["quotations"][:2]]
    first, second = (answer.json["speakers"] for answer in named)
    assert first == second


def test_a_chain_is_corrected_hop_by_hop(patch, quotation):
    answer = patch(
        relays=[
            {"speaker": {"name": "Luc"}, "source": span("Luc")},
            {"speaker": {"name": "Paul Martin"}},
            {"speaker": None},
        ]
    ).json
    assert [hop["speaker"] for hop in answer["relays"]] == ["Luc", "Paul Martin", None]
    assert answer["relays"][0]["source"]["text"] == "Luc"
    assert answer["relays"][1]["source"] == quotation["relays"][0]["source"]
    assert answer["relays"][1]["cue"] == quotation["relays"][0]["cue"]
    assert answer["relays"][2]["source"] is None
    assert answer["review"]["machine"]["relays"][0]["speaker"] == "Paul Martin"


def test_words_that_are_nobody_s_have_no_speaker(patch):
    answer = patch(kind="other").json
    assert (answer["speakers"], answer["relays"], answer["source"]) == ([], [], None)
    assert_problem(patch(speaker={"name": "Luc"}), 422)
    assert patch(kind="machine").json["speaker"] == "Anne Dupont"


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"content": {"start": 5, "end": 5}}, "#/content/end"),
        ({"content": {"start": 0, "end": 5000}}, "#/content/end"),
        ({"content": {"start": 17, "end": 18}}, "#/content"),
        ({"content": {"start": "0", "end": 2}}, "#/content/start"),
        ({"content": None}, "#/content"),
        ({"kind": "poem"}, "#/kind"),
        ({"kind": "other", "speaker": {"name": "Luc"}}, "#/speaker"),
        ({"speaker": {"id": 999}}, "#/speaker/id"),
        ({"speaker": {"name": "Nul Part"}}, "#/speaker/kind"),
        ({"speaker": {"name": " "}}, "#/speaker/name"),
        ({"speaker": []}, "#/speaker"),
        ({"speaker": [{"name": "Luc"}, {"id": 999}]}, "#/speaker/1/id"),
        ({"speaker": [{"name": "Luc"}, {"id": True}]}, "#/speaker/1/id"),
        ({"relays": [{"source": None}]}, "#/relays/0/speaker"),
        ({"relays": [{"speaker": {"id": 999}}]}, "#/relays/0/speaker/id"),
        ({"relays": [{"speaker": None, "source": {"start": 9, "end": 2}}]}, "#/relays/0/source/end"),
        ({"source": {"start": 0, "end": 5000}}, "#/source/end"),
        ({"review": "machine"}, "#/review"),
        ({"confidence": None}, "#/confidence"),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(get, patch, body, pointer):
    body = {"content": span(" ")} if pointer == "#/content" and isinstance(body["content"], dict) else body
    answer = patch(**body)
    assert_problem(answer, 422)
    assert [fault["pointer"] for fault in answer.json["errors"]] == [pointer]
    assert get().json["review"] is None


def test_a_speaker_of_another_article_only_is_refused(client, patch, article):
    other = client.post("/api/v1/articles", json={"text": "« Si », dit Zoé."}).json["quotations"][0]
    local = patch(other, speaker={"name": "un voisin", "kind": "description"}).json["speakers"][0]
    assert_problem(patch(speaker={"id": local["id"]}), 422)


def test_the_history_says_who_did_what_and_what_the_machine_said(client, get, patch):
    patch(speaker={"name": "Luc"}, review="confirmed")
    patch(speaker="machine", status="future")
    address = get().json["history"]
    latest, first = client.get(address).json["items"]
    assert (first["state_before"], first["state"], first["by"], first["version"]) == ("open", "confirmed", "local", 1)
    (change,) = first["changes"]
    assert (change["field"], change["reset"]) == ("speaker", False)
    assert (change["set"]["speaker"], change["machine"]["speaker"]) == ("Luc", "Anne Dupont")
    assert [(one["field"], one["reset"]) for one in latest["changes"]] == [("speaker", True), ("status", False)]
    assert latest["state_before"] == latest["state"] == "confirmed"
    page = client.get(address, query_string={"limit": 1})
    assert page.json["items"] == [latest]
    following = page.headers["Link"].partition(">")[0].strip("<")
    assert client.get(following).json == {"items": [first], "next_cursor": None}


def test_an_unknown_quotation_is_not_found(client):
    for address in ("/api/v1/quotations/99", "/api/v1/quotations/99/history"):
        assert_problem(client.get(address), 404)
    assert_problem(client.patch("/api/v1/quotations/99", json={}, headers={"If-Match": '"a"'}), 404)


def test_the_page_says_what_was_reviewed(client, article, patch):
    first, second, third = article["quotations"]
    patch(first, review="confirmed")
    patch(second, status="denied", review="confirmed")
    patch(third, review="rejected")
    page = client.get(f"/articles/{article['id']}").text
    for note in ("Confirmé", "Corrigé", "Rejeté"):
        assert page.count(f'<span class="reviewed">{note}</span>') == 1


def test_an_article_lists_what_was_reviewed_and_what_of_it_is_gone(client, patch):
    sent = {"text": TEXT, "source": "exemple.fr", "external_id": "1"}
    first, second, _ = client.post("/api/v1/articles", json=sent).json["quotations"]
    for one in (first, second):
        patch(one, review="confirmed")
    again = client.post("/api/v1/articles", json=sent | {"text": "« Nous partirons », dit Anne Dupont."}).json
    address = f"/api/v1/articles/{again['id']}/reviews"
    here, gone = client.get(address).json["items"]
    assert (here["quotation_id"], here["words"], here["orphaned"]) == (first["id"], "Nous partirons", False)
    assert (gone["quotation_id"], gone["words"], gone["orphaned"]) == (second["id"], "Oui", True)
    assert [step["step"] for step in client.get(gone["history"]).json["items"]] == ["orphaned", "reviewed"]
    assert_problem(client.get(f"/api/v1/quotations/{second['id']}"), 404)
    page = client.get(address, query_string={"limit": 1})
    assert page.json["items"] == [here]
    assert client.get(page.headers["Link"].partition(">")[0].strip("<")).json["items"] == [gone]
    assert_problem(client.get("/api/v1/articles/99/reviews"), 404)
