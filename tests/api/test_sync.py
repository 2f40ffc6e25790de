"""How a content system keeps its articles current: it pushes, again and late, and is told what became of them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest

from attribution.services import submit_article as submitting
from tests.api.fakes import SpaceParser
from tests.api.problems import assert_problem
from tests.store.samples import speakers_of

NAMED = "/api/v1/articles/by-external-id"
ADDRESS = f"{NAMED}/exemple.fr/2016-1"
FIRST = "« Nous partirons », dit Anne Dupont, selon Paul Martin.\n"
SECOND = "« Rien n’est encore décidé », dit Zoé Élan.\n"
TEXT = FIRST + SECOND
NOTHING = {"added": [], "changed": [], "moved": [], "removed": []}


def put(client, text=TEXT, address=ADDRESS, headers=None, **members):
    return client.put(address, json=({"text": text} if text else {}) | members, headers=headers)


def problem(answer, status):
    assert_problem(answer, status)
    return answer.json


def ids(answer):
    return [quotation["id"] for quotation in answer.json["quotations"]]


@pytest.fixture
def parsed(monkeypatch):
    """The texts that were parsed."""
    texts = []
    parse = SpaceParser.parse

    def count(self, text):
        texts.append(text)
        return parse(self, text)

    monkeypatch.setattr(SpaceParser, "parse", count)
    return texts


class TestPut:
    def test_a_new_article_is_kept_under_its_name(self, client):
        answer = put(client, title="Départ", version=3)
        assert answer.status_code == 201
        assert (answer.json["source"], answer.json["external_id"]) == ("exemple.fr", "2016-1")
        assert (answer.json["number"], answer.json["version"], answer.json["modified_at"]) == (1, 3, None)
        assert answer.json["changes"] == NOTHING | {"added": ids(answer), "unchanged": 0}
        assert answer.json["work"] == "parsed"
        kept = client.get(answer.headers["Location"]).json
        assert answer.json == kept | {"changes": answer.json["changes"], "work": "parsed"}
        assert client.get(ADDRESS).json == kept

    def test_the_same_push_again_changes_nothing_and_parses_nothing(self, client, parsed):
        first = put(client, version=3)
        again = put(client, version=3)
        assert again.status_code == 200
        assert again.json["changes"] == NOTHING | {"unchanged": 2}
        assert again.json["work"] == "none"
        assert again.json["updated_at"] == first.json["updated_at"]
        assert parsed == [TEXT]

    def test_a_changed_text_says_what_became_of_its_quotations(self, client):
        first, second = ids(put(client, version=1))
        answer = put(client, "« Allô », dit Luc.\n" + SECOND + FIRST.replace("partirons", "partirions"), version=2)
        new = ids(answer)[0]
        assert answer.status_code == 200
        assert ids(answer) == [new, second, first]
        changes = {"added": [new], "changed": [first], "moved": [second], "removed": [], "unchanged": 0}
        assert answer.json["changes"] == changes
        assert put(client, SECOND, version=3).json["changes"]["removed"] == [new, first]
        assert answer.json["number"] == 2

    def test_other_details_are_kept_without_parsing(self, client, parsed):
        put(client, title="Avant", version=1)
        answer = put(client, title="Après", version=2)
        assert (answer.json["title"], answer.json["version"], answer.json["number"]) == ("Après", 2, 1)
        assert (answer.json["work"], answer.json["changes"]) == ("none", NOTHING | {"unchanged": 2})
        assert parsed == [TEXT]
        assert client.get(ADDRESS).json["title"] == "Après"

    def test_newer_rules_read_the_kept_parse(self, client, parsed, monkeypatch):
        before = put(client, version=1)
        monkeypatch.setattr(submitting, "RULES_VERSION", "newer")
        answer = put(client, version=1)
        assert (answer.json["work"], answer.json["rules"]) == ("analysed", "newer")
        assert answer.json["changes"] == NOTHING | {"unchanged": 2}
        assert ids(answer) == ids(before)
        assert parsed == [TEXT]

    def test_another_parser_parses_again(self, client, parsed, monkeypatch):
        before = put(client, version=1)
        monkeypatch.setattr(SpaceParser, "name", "space 2")
        answer = put(client, version=1)
        assert (answer.json["work"], answer.json["parser"]) == ("parsed", "space 2")
        assert ids(answer) == ids(before)
        assert parsed == [TEXT, TEXT]

    def test_it_is_the_article_that_a_post_of_the_same_name_made(self, client):
        made = client.post(
            "/api/v1/articles", json={"text": TEXT, "source": "exemple.fr", "external_id": "2016-1", "version": 4}
        )
        answer = put(client, FIRST, version=5)
        assert (answer.status_code, answer.json["id"]) == (200, made.json["id"])
        problem(client.post("/api/v1/articles", json=answer_name(made) | {"text": "Vieux.", "version": 2}), 409)

    def test_a_body_may_repeat_the_name_but_not_say_another(self, client):
        assert put(client, source="exemple.fr", external_id="2016-1").status_code == 201
        assert put(client, source=None, external_id=None).status_code == 200
        assert "autre.fr" in problem(put(client, source="autre.fr"), 409)["detail"]
        assert "2016-2" in problem(put(client, external_id="2016-2"), 409)["detail"]

    def test_without_a_version_a_push_always_counts(self, client):
        put(client, version=3)
        answer = put(client, FIRST)
        assert (answer.status_code, answer.json["number"], answer.json["version"]) == (200, 2, 3)

    @pytest.mark.parametrize("version", [-1, 1.5, "1", True, [], 2**63])
    def test_a_version_is_a_whole_number(self, client, version):
        fault = problem(put(client, version=version), 422)["errors"][0]
        assert fault["pointer"] == "#/version"

    def test_html_and_the_json_of_a_content_system_are_taken_too(self, client):
        answer = put(client, None, html="<p>« Nous partirons », dit <b>Anne Dupont</b>.</p>", version=1)
        assert answer.json["quotations"][0]["speaker"] == "Anne Dupont"
        post = {"id": 9, "content": {"rendered": f"<p>{FIRST}</p>"}, "modified_gmt": "2016-04-09T14:05:00"}
        answer = client.put(f"{ADDRESS}?format=wordpress", json=post)
        assert (answer.status_code, answer.json["external_id"]) == (200, "2016-1")
        assert answer.json["modified_at"] == "2016-04-09T14:05:00+00:00"
        late = client.put(f"{ADDRESS}?format=wordpress", json=post | {"modified_gmt": "2016-04-09T14:04:59"})
        problem(late, 409)

    def test_who_would_rather_not_wait_gets_a_job(self, client, services):
        answer = put(client, version=1, headers={"Prefer": "respond-async"})
        assert answer.status_code == 202
        assert services.run_next_line("here")
        assert client.get(answer.headers["Location"]).json["state"] == "done"
        assert client.get(ADDRESS).json["version"] == 1

    def test_who_waits_a_while_is_told_the_changes_too(self, client, services):
        kept = put(client, version=1)
        with ThreadPoolExecutor(1) as pool:
            waits = pool.submit(put, client, FIRST, version=2, headers={"Prefer": "wait=20"})
            while not services.run_next_line("here"):
                pass
            answer = waits.result(30)
        assert (answer.status_code, answer.json["work"]) == (200, "parsed")
        assert answer.json["changes"] == NOTHING | {"removed": ids(kept)[1:], "unchanged": 1}

    def test_a_time_without_a_zone_is_refused(self, client):
        problem(put(client, modified_at="2016-04-09T14:05:00"), 422)


def answer_name(answer):
    return {name: answer.json[name] for name in ("source", "external_id")}


class TestOlderPushes:
    @pytest.mark.parametrize(
        ("kept", "sent", "says"),
        [
            ({"version": 5}, {"version": 4}, "version 5"),
            ({"modified_at": "2016-04-09T14:05:00Z"}, {"modified_at": "2016-04-09T14:04:59Z"}, "14:05:00+00:00"),
            ({"modified_at": "2016-04-09T14:05:00Z"}, {"modified_at": "2016-04-09T15:05:00+02:00"}, "14:05:00+00:00"),
        ],
    )
    def test_a_late_push_is_refused_before_it_is_parsed(self, client, parsed, kept, sent, says):
        put(client, **kept)
        before = client.get(ADDRESS).json
        for text in (TEXT, FIRST):
            assert says in problem(put(client, text, **sent), 409)["detail"]
        assert client.get(ADDRESS).json == before
        assert parsed == [TEXT]

    def test_a_version_has_one_text(self, client, parsed):
        put(client, version=5)
        assert "Version 5 is kept" in problem(put(client, FIRST, version=5), 409)["detail"]
        assert parsed == [TEXT]

    def test_a_clock_with_steps_of_a_second_may_show_the_same_time_twice(self, client):
        put(client, modified_at="2016-04-09T14:05:00Z")
        answer = put(client, FIRST, modified_at="2016-04-09T16:05:00+02:00")
        assert (answer.status_code, answer.json["number"]) == (200, 2)


class TestNames:
    @pytest.mark.parametrize("source", ["exemple.fr", "L’Écho du Midi", "a b", "%", "?", "#", "😀", "a;b", "..."])
    @pytest.mark.parametrize("external_id", ["7", "2016/04/09-1", "/a//b/", "é à", "100%25", "a?b#c", "😀", "\n", "+"])
    def test_names_come_back_as_they_were_sent(self, client, source, external_id):
        address = f"{NAMED}/{quote(source, safe='')}/{quote(external_id, safe='')}"
        assert put(client, address=address).status_code == 201
        kept = client.get(address)
        assert (kept.json["source"], kept.json["external_id"]) == (source, external_id)
        assert client.delete(address).status_code == 200
        problem(client.get(address), 404)

    def test_slashes_of_an_id_need_no_encoding(self, client):
        put(client, address=f"{NAMED}/afp/2016/04%2F09")
        assert client.get(f"{NAMED}/afp/2016%2F04/09").json["external_id"] == "2016/04/09"

    @pytest.mark.parametrize("address", [f"{NAMED}/{'a' * 201}/1", f"{NAMED}/a/{'1' * 201}"])
    def test_a_long_name_is_refused(self, client, address):
        for answer in (put(client, address=address), client.get(address), client.delete(address)):
            assert "201 characters" in problem(answer, 422)["detail"]

    def test_the_longest_names_are_kept(self, client):
        assert put(client, address=f"{NAMED}/{'a' * 200}/{'1' * 200}").status_code == 201

    @pytest.mark.parametrize("address", [NAMED, f"{NAMED}/afp", f"{NAMED}/afp/", f"{NAMED}/a/%00", f"{NAMED}/%00/1"])
    def test_half_a_name_is_no_address(self, client, address):
        assert put(client, address=address).status_code == 404

    @pytest.mark.parametrize("method", ["put", "get", "delete"])
    @pytest.mark.parametrize("name", ["exemple.fr/caf\xe9", "\xe9/1", "exemple.fr/\xc3"])
    def test_ids_in_another_encoding_do_not_become_one(self, client, method, name):
        sent = {"json": {"text": TEXT}} if method == "put" else {}
        raw = {"PATH_INFO": f"{NAMED}/{name}"}  # as a server hands on the bytes of %E9
        answer = client.open(ADDRESS, method=method, environ_overrides=raw, **sent)
        assert "not UTF-8" in problem(answer, 422)["detail"]

    def test_an_unknown_name_is_not_found(self, client):
        assert "'2016-1' of 'exemple.fr'" in problem(client.get(ADDRESS), 404)["detail"]
        problem(client.delete(ADDRESS), 404)


class TestDelete:
    @pytest.mark.parametrize("by_name", [True, False])
    def test_an_article_goes_with_all_that_was_found_in_it(self, client, store, by_name):
        kept = put(client)
        put(client, SECOND + FIRST)
        put(client, FIRST.replace("Paul Martin", "Luc Petit"), address=f"{NAMED}/exemple.fr/2016-2")
        answer = client.delete(ADDRESS if by_name else kept.headers["Location"])
        assert answer.status_code == 200
        assert answer.json == {"id": kept.json["id"], "versions": 2, "quotations": 2, "speakers": 2}
        assert [one.name for one in speakers_of(store, None, after=None, limit=9)] == ["Anne Dupont", "Luc Petit"]
        for query in ("", "?q=decide", "?speaker=elan"):
            found = client.get(f"/api/v1/quotations{query}").json["items"]
            assert [one["speaker"] for one in found] == ["Anne Dupont"][: not query]
        for address in (kept.headers["Location"], ADDRESS, f"{kept.headers['Location']}/versions/1"):
            problem(client.get(address), 404)
        problem(client.delete(kept.headers["Location"]), 404)

    def test_what_was_removed_is_new_when_it_comes_again(self, client):
        kept = put(client, version=5)
        client.delete(ADDRESS)
        again = put(client, version=1)
        assert (again.status_code, again.json["number"]) == (201, 1)
        assert again.json["id"] > kept.json["id"]
        assert min(ids(again)) > max(ids(kept))


class TestVersions:
    def test_every_text_stays_readable(self, client):
        address = put(client, FIRST, title="Un", version=1).headers["Location"] + "/versions"
        put(client, SECOND, title="Deux", modified_at="2016-04-09T14:05:00+02:00")
        listed = client.get(address).json
        assert [(one["number"], one["title"]) for one in listed["items"]] == [(2, "Deux"), (1, "Un")]
        assert "text" not in listed["items"][0]
        for one, text in zip(listed["items"], [SECOND, FIRST], strict=True):
            assert client.get(f"{address}/{one['number']}").json == one | {"text": text}

    def test_they_are_listed_page_by_page(self, client):
        for number in range(5):
            address = put(client, f"Texte {number}.").headers["Location"] + "/versions?limit=2"
        pages = []
        while address:
            answer = client.get(address)
            pages.append([one["number"] for one in answer.json["items"]])
            address = answer.headers["Link"].partition(">")[0][1:] if answer.json["next_cursor"] else None
        assert pages == [[5, 4], [3, 2], [1]]

    def test_a_cursor_of_another_listing_is_refused(self, client):
        address = put(client).headers["Location"] + "/versions"
        problem(client.get(address, query_string={"cursor": f"q{1:016x}"}), 400)

    @pytest.mark.parametrize("rest", ["99/versions", "99/versions/1", "1/versions/2", "1/versions/0", "1/versions/x"])
    def test_unknown_ones_are_not_found(self, client, rest):
        assert put(client).json["id"] == 1
        problem(client.get(f"/api/v1/articles/{rest}"), 404)


class TestTags:
    @pytest.mark.parametrize("by_name", [True, False])
    def test_who_has_the_article_is_told_so(self, client, by_name):
        address = put(client).headers["Location"]
        address = ADDRESS if by_name else address
        tag = client.get(address).headers["ETag"]
        for known in (tag, f'"x", {tag}', f"W/{tag}", "*"):
            answer = client.get(address, headers={"If-None-Match": known})
            assert (answer.status_code, answer.data, answer.headers["ETag"]) == (304, b"", tag)
        assert client.get(address, headers={"If-None-Match": '"x"'}).status_code == 200

    @pytest.mark.parametrize("change", [{"title": "Autre"}, {"text": FIRST}, {"version": 9}])
    def test_a_tag_changes_with_anything_that_is_shown(self, client, change):
        put(client)
        tag = client.get(ADDRESS).headers["ETag"]
        put(client, **change)
        answer = client.get(ADDRESS, headers={"If-None-Match": tag})
        assert answer.status_code == 200
        assert answer.headers["ETag"] != tag

    def test_a_change_of_what_was_seen_is_made(self, client):
        put(client)
        tag = client.get(ADDRESS).headers["ETag"]
        assert put(client, FIRST, headers={"If-Match": tag}).status_code == 200
        tag = client.get(ADDRESS).headers["ETag"]
        assert client.delete(ADDRESS, headers={"If-Match": f"W/{tag}"}).status_code == 200

    def test_a_change_of_what_was_not_seen_is_refused(self, client):
        put(client)
        tag = client.get(ADDRESS).headers["ETag"]
        kept = put(client, FIRST)
        before = client.get(ADDRESS).json
        for seen in (tag, '"x"', ""):
            problem(put(client, SECOND, headers={"If-Match": seen}), 412)
            problem(client.delete(ADDRESS, headers={"If-Match": seen}), 412)
            problem(client.delete(kept.headers["Location"], headers={"If-Match": seen}), 412)
        assert client.get(ADDRESS).json == before

    def test_what_was_to_be_made_only_replaces_nothing(self, client):
        only_new = {"If-None-Match": "*"}
        assert put(client, headers=only_new).status_code == 201
        problem(put(client, SECOND, headers=only_new), 412)
        problem(put(client, SECOND, headers=only_new | {"Prefer": "respond-async"}), 412)
        kept = client.get(ADDRESS)
        assert kept.json["text"] == TEXT
        problem(put(client, SECOND, headers={"If-None-Match": kept.headers["ETag"]}), 412)
        assert put(client, SECOND, headers={"If-None-Match": '"another"'}).status_code == 200

    def test_nothing_was_seen_of_what_is_not_kept(self, client, store):
        for seen in ('"x"', "*"):
            problem(put(client, headers={"If-Match": seen}), 412)
        assert store.article_ids() == []

    def test_a_change_that_comes_during_the_parse_counts_too(self, client, monkeypatch):
        put(client)
        tag = client.get(ADDRESS).headers["ETag"]
        parse = SpaceParser.parse

        def change_meanwhile(self, text):
            monkeypatch.setattr(SpaceParser, "parse", parse)
            assert put(client.application.test_client(), SECOND).status_code == 200
            return parse(self, text)

        monkeypatch.setattr(SpaceParser, "parse", change_meanwhile)
        problem(put(client, FIRST, headers={"If-Match": tag}), 412)
        assert client.get(ADDRESS).json["text"] == SECOND
