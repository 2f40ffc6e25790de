"""Whatever comes in, what goes out is a problem that names the fault, and never one of our own failures."""

from __future__ import annotations

import json
import re

import pytest

from tests.api.problems import assert_problem

POSTS = ["/api/v1/articles", "/api/v1/extract"]


def send(client, path, body, content_type="application/json"):
    return client.post(path, data=body, content_type=content_type)


NOT_JSON = {
    "nothing": b"",
    "spaces": b"  ",
    "words": b"bonjour",
    "half": b'{"text": "a"',
    "comma": b'{"text": "a",}',
    "quotes": b"{'text': 'a'}",
    "nan": b'{"text": NaN}',
    "infinity": b'{"text": -Infinity}',
    "long number": b'{"text": ' + b"9" * 5000 + b"}",
    "deep list": b"[" * 100_000,
    "deep object": b'{"a":' * 100_000,
    "closed deep list": b"[" * 50_000 + b"]" * 50_000,
    "latin-1": '{"text": "é"}'.encode("latin-1"),
    "utf-16": '{"text": "é"}'.encode("utf-16"),
    "byte order mark": b'\xef\xbb\xbf{"text": "a"}',
    "encoded surrogate": b'{"text": "\xed\xa0\x80"}',
    "raw control character": b'{"text": "a\x00b"}',
    "raw line end": b'{"text": "a\nb"}',
    "image": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10,
    "two values": b'{"text": "a"} {"text": "b"}',
}


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("body", NOT_JSON.values(), ids=NOT_JSON)
def test_what_is_not_json_is_a_bad_request(client, path, body):
    assert_problem(send(client, path, body), 400)


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    "content_type", [None, "", "text/plain", "application/x-www-form-urlencoded", "text/json", ";;"]
)
def test_what_is_not_called_json_is_refused(client, path, content_type):
    assert_problem(send(client, path, b'{"text": "a"}', content_type), 415)


NOT_AN_OBJECT = ["null", "true", "1", '"text"', "[]", '[{"text": "a"}]', "1e400", "-0"]


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("body", NOT_AN_OBJECT)
def test_a_body_that_is_no_object_is_refused(client, path, body):
    assert_problem(send(client, path, body), 422)


BAD_TEXT = [None, 1, 1.5, True, [], ["a"], {}, "", " ", "\n\t\u00a0\u202f\u2003", "a\x00b", "\ud800", "a\udfffb"]


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("text", BAD_TEXT, ids=ascii)
def test_a_bad_text_is_named(client, path, text):
    answer = send(client, path, json.dumps({"text": text}))
    assert_problem(answer, 422)
    assert [fault["pointer"] for fault in answer.json["errors"]] == ["#/text"]


BAD_MEMBERS = [
    ("title", 1),
    ("title", ""),
    ("title", "a\x00"),
    ("title", "\udc00"),
    ("title", "t" * 1001),
    ("url", "exemple.fr"),
    ("url", "ftp://exemple.fr/"),
    ("url", "javascript:alert(1)"),
    ("url", "http://"),
    ("url", "http:///chemin"),
    ("url", "http://[::1"),
    ("url", "http://[0]/"),
    ("url", "http://\u2100.fr/"),
    ("url", "https://nom:mot@exemple.fr/"),
    ("url", "https://exemple.fr/a b"),
    ("url", "https://exemple.fr/\n"),
    ("url", "https://exemple.fr/" + "a" * 2000),
    ("url", ["https://exemple.fr"]),
    ("source", ""),
    ("source", "s" * 201),
    ("source", "\ud83d"),
    ("external_id", 7),
    ("external_id", "x" * 201),
    ("published_at", "2016-04-09"),
    ("published_at", "2016-04-09T14:05:00"),
    ("published_at", "2016-02-30T14:05:00Z"),
    ("published_at", "0001-01-01T00:00:00+23:59"),
    ("published_at", "9999-12-31T23:59:59-23:59"),
    ("published_at", "2016-04-09T14:05:00+99:99"),
    ("published_at", "٢٠١٦-04-09T14:05:00Z"),
    ("published_at", 1460203500),
    ("published_at", "hier"),
]


@pytest.mark.parametrize(("member", "value"), BAD_MEMBERS)
def test_a_bad_member_is_named(client, store, member, value):
    answer = send(client, "/api/v1/articles", json.dumps({"text": "a", member: value}))
    assert_problem(answer, 422)
    assert {fault["pointer"] for fault in answer.json["errors"]} == {f"#/{member}"}
    assert store.article_ids() == []


def test_a_time_without_offset_is_told_what_to_write(client):
    answer = client.post("/api/v1/articles", json={"text": "a", "published_at": "2016-04-09T14:05:00"})
    assert "offset" in answer.json["detail"]


@pytest.mark.parametrize("url", ["http://a", "https://www.académie.fr:8080/é?q=«a»#b", "https://exemple.fr/[1]"])
def test_web_addresses_are_taken(client, url):
    assert client.post("/api/v1/articles", json={"text": "a", "url": url}).json["url"] == url


@pytest.mark.parametrize("time", ["2016-04-09T14:05Z", "2016-04-09t14:05:00.123456z", "2016-04-09T14:05:00+0200"])
def test_times_with_an_offset_are_read(client, time):
    assert client.post("/api/v1/articles", json={"text": "a", "published_at": time}).status_code == 201


@pytest.mark.parametrize("name", ["texte", "", "a/b~c", "\x00", "\ud800", "é", "_schema", "x" * 5000, "text "])
def test_an_unknown_member_is_named(client, name):
    answer = send(client, "/api/v1/extract", json.dumps({"text": "a", name: 1}))
    assert_problem(answer, 422)
    assert len(answer.json["errors"]) == 1


def test_the_document_says_which_texts_are_blank(client):
    members = client.get("/api/openapi.json").json["components"]["schemas"]["TextIn"]["properties"]
    pattern = re.compile(members["text"]["pattern"])
    for character in map(chr, range(1, 0x3001)):
        assert bool(pattern.fullmatch(character)) == bool(character.strip()), ascii(character)


def test_every_faulty_member_is_named(client):
    answer = client.post("/api/v1/articles", json={"title": 1, "url": "x", "a/b~ é": 1})
    pointers = {fault["pointer"] for fault in answer.json["errors"]}
    assert pointers == {"#/text", "#/title", "#/url", "#/a~1b~0%20%C3%A9"}


def test_a_text_over_the_limit_is_too_large(client, services):
    limit = services.settings.max_text_chars
    for path in POSTS:
        assert client.post(path, json={"text": "é" * limit}).status_code in {200, 201}
        answer = client.post(path, json={"text": "é" * (limit + 1)})
        assert_problem(answer, 413)
        assert str(limit) in answer.json["detail"]


def test_a_text_at_the_limit_may_be_escaped_in_full(client, services):
    text = "😀" * services.settings.max_text_chars
    assert send(client, "/api/v1/extract", json.dumps({"text": text})).status_code == 200


@pytest.mark.parametrize("path", POSTS)
def test_a_body_over_the_limit_is_too_large(client, path):
    assert_problem(send(client, path, b'{"text": "' + b"a" * 3_000_000 + b'"}'), 413)


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v1", "/api/v1/", "/api/x", "/api/v1/articles/", "/healthz/x"])
def test_an_unknown_path_is_a_problem(client, path):
    assert_problem(client.get(path), 404)


def test_odd_paths_are_problems(client):
    assert_problem(client.get("/api/%ED%A0%80%00%FF/é«"), 404)


METHODS = [("DELETE", "/api/v1/articles", "POST"), ("PUT", "/api/v1/quotations", "GET"), ("POST", "/healthz", "GET")]


@pytest.mark.parametrize(("method", "path", "allowed"), [*METHODS, ("POST", "/api/openapi.json", "GET")])
def test_a_wrong_method_says_which_are_right(client, method, path, allowed):
    answer = client.open(path, method=method)
    assert_problem(answer, 405)
    assert allowed in answer.headers["Allow"]


CHANGES = [
    ("DELETE", "articles"),
    ("PATCH", "quotations"),
    ("PATCH", "speakers"),
    ("PATCH", "webhooks"),
    ("DELETE", "webhooks"),
    ("DELETE", "jobs"),
]


@pytest.mark.parametrize(("method", "path"), CHANGES)
@pytest.mark.parametrize("identity", ["0", "00", str(2**63), "9" * 19])
def test_an_id_that_no_row_can_have_is_an_unknown_path_when_it_is_to_be_changed(client, method, path, identity):
    assert_problem(client.open(f"/api/v1/{path}/{identity}", method=method, json={}), 404)
