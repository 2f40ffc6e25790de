"""Batches: many articles in one request, a result for each of them."""

from __future__ import annotations

import json

import pytest

from attribution.bootstrap import Services
from attribution.core.lexicon import Lexicon
from attribution.services import receive_batch
from attribution.settings import Settings
from attribution.wsgi import create_app
from tests.api.fakes import SpaceParser
from tests.api.problems import MEMBERS, assert_problem

NDJSON = "application/x-ndjson"
BATCHES = "/api/v1/batches"
GOOD = {"text": "« Oui », dit Anne Dupont.", "source": "exemple.fr"}


def article(number, **changes):
    return json.dumps(GOOD | {"external_id": str(number)} | changes, ensure_ascii=False).encode()


def send(client, *lines, content_type=NDJSON):
    return client.post(BATCHES, data=b"\n".join(lines), content_type=content_type)


def job_of(client, answer):
    assert answer.status_code == 202, answer.text
    return client.get(answer.headers["Location"]).json


def results(client, job):
    answer = client.get(job["results"])
    assert (answer.status_code, answer.content_type) == (200, NDJSON)
    return [json.loads(line) for line in answer.text.splitlines()]


@pytest.fixture
def work(services):
    return services.worker().run_all


def test_every_line_is_kept_in_order(client, work, store):
    answer = send(client, article(1), article(2), article(1, text="« Non », dit Zoé."))
    job = job_of(client, answer)
    assert job == answer.json
    assert (job["kind"], job["state"], job["progress"]) == ("batch", "queued", {"done": 0, "total": 3, "failed": 0})
    assert [line["state"] for line in results(client, job)] == ["queued"] * 3
    work()
    job = job_of(client, answer)
    assert (job["state"], job["progress"]) == ("done", {"done": 3, "total": 3, "failed": 0})
    found = results(client, job)
    assert [(line["line"], line["status"], line["problem"]) for line in found] == [
        (1, 201, None),
        (2, 201, None),
        (3, 200, None),
    ]
    assert found[0]["article_id"] == found[2]["article_id"] != found[1]["article_id"]
    assert store.article(found[0]["article_id"]).article.text == "« Non », dit Zoé."
    assert [line["number"] for line in found] == [1, 1, 2]
    assert [len(found[2]["changes"][name]) for name in ("added", "changed", "moved", "removed")] == [1, 0, 0, 1]


def test_a_line_that_is_older_than_what_is_kept_fails_alone(client, work):
    job = job_of(client, send(client, article(1, version=2), article(1, version=1), article(2, version=1)))
    work()
    first, stale, third = results(client, job)
    assert (first["status"], stale["status"], third["status"]) == (201, 409, 201)
    assert "older than what is kept" in stale["problem"]["detail"]
    assert stale["changes"] is stale["number"] is stale["article_id"] is None


BAD_LINES = {
    "no JSON": (b"bonjour", 400),
    "half": (b'{"text": "a"', 400),
    "two values": (b'{"text": "a"} {"text": "b"}', 400),
    "no object": (b'["text"]', 400),
    "latin-1": '{"text": "é"}'.encode("latin-1"),
    "nan": (b'{"text": NaN}', 400),
    "deep": (b"[" * 100_000, 400),
    "nothing": (b"{}", 422),
    "blank text": (b'{"text": " "}', 422),
    "unknown member": (b'{"text": "a", "texte": 1}', 422),
    "U+0000": (b'{"text": "a\\u0000b"}', 422),
    "surrogate": (b'{"text": "\\ud800"}', 422),
    "naive time": (b'{"text": "a", "published_at": "2016-04-09T14:05:00"}', 422),
    "too long": (json.dumps({"text": "a" * 200_001}).encode(), 413),
    "far too long": (b'{"text": "' + b"a" * 3_000_000 + b'"}', 413),
}
BAD_LINES["latin-1"] = (BAD_LINES["latin-1"], 400)


@pytest.mark.parametrize("bad", BAD_LINES)
def test_a_bad_line_fails_alone_with_its_number_and_a_problem(client, work, store, bad):
    line, status = BAD_LINES[bad]
    job = job_of(client, send(client, article(1), line, article(2)))
    assert job["progress"] == {"done": 1, "total": 3, "failed": 1}
    work()
    first, second, third = results(client, job)
    assert [each["status"] for each in (first, third)] == [201, 201]
    assert (second["line"], second["state"], second["status"]) == (2, "failed", status)
    assert set(second["problem"]) - {"errors"} == MEMBERS
    assert second["problem"]["instance"] == f"/api/v1/jobs/{job['id']}"
    assert "body" not in second["problem"]["detail"]
    assert job_of(client, client.post(BATCHES, data=article(3), content_type=NDJSON))
    assert len(store.article_ids()) == 2


def test_every_faulty_member_of_a_line_is_named(client):
    job = job_of(client, send(client, b'{"title": 1, "url": "x"}'))
    (line,) = results(client, job)
    assert {fault["pointer"] for fault in line["problem"]["errors"]} == {"#/text", "#/title", "#/url"}
    assert (job["state"], job["progress"]) == ("done", {"done": 1, "total": 1, "failed": 1})


def test_lines_may_hold_html_and_bad_html_fails_alone(client, work, store):
    html = {"html": "<p>« Oui\u00a0», dit Anne Dupont.</p>", "source": "exemple.fr"}
    job = job_of(client, send(client, json.dumps(html).encode(), b'{"html": "<p> </p>"}'))
    work()
    good, bad = results(client, job)
    assert store.article(good["article_id"]).article.text == "« Oui\u00a0», dit Anne Dupont."
    assert bad["status"] == 422


def test_lines_may_be_the_json_of_a_content_system(client, work, store):
    post = {"id": 7, "link": "https://exemple.fr/7", "content": {"rendered": "<p>« Oui », dit Anne Dupont.</p>"}}
    answer = client.post(f"{BATCHES}?format=wordpress", data=json.dumps(post) + '\n{"id": 1}', content_type=NDJSON)
    job = job_of(client, answer)
    work()
    good, bad = results(client, job)
    assert store.article(good["article_id"]).article.url == "https://exemple.fr/7"
    assert (bad["line"], bad["status"]) == (2, 422)
    assert_problem(client.post(f"{BATCHES}?format=word", data="{}", content_type=NDJSON), 422)


def test_the_last_line_may_be_too_long_and_unended(client):
    job = job_of(client, send(client, article(1), b"x" * 5_000_000))
    assert [line["status"] for line in results(client, job)] == [None, 413]


def test_a_mark_at_the_start_blank_lines_and_line_ends_of_windows_do_not_count(client, work):
    body = b"\xef\xbb\xbf" + article(1) + b"\r\n\r\n  \n\n" + article(2) + b"\n\n"
    job = job_of(client, client.post(BATCHES, data=body, content_type=NDJSON))
    work()
    assert [(line["line"], line["status"]) for line in results(client, job)] == [(1, 201), (5, 201)]


@pytest.mark.parametrize("content_type", [NDJSON, "application/jsonl", "application/jsonlines; charset=utf-8"])
def test_the_usual_names_of_json_lines_are_taken(client, content_type):
    assert send(client, article(1), content_type=content_type).status_code == 202


@pytest.mark.parametrize("content_type", [None, "application/json", "text/plain", "multipart/form-data"])
def test_what_is_not_called_json_lines_is_refused(client, content_type):
    assert_problem(send(client, article(1), content_type=content_type), 415)


@pytest.mark.parametrize("body", [b"", b"\n\n \r\n", b"\xef\xbb\xbf"])
def test_a_batch_without_a_line_is_refused_and_leaves_nothing(client, body):
    assert_problem(client.post(BATCHES, data=body, content_type=NDJSON), 422)
    assert send(client, article(1)).json["id"] == 2
    assert client.get("/api/v1/jobs/1").status_code == 404


def test_a_batch_of_too_many_lines_is_refused_and_leaves_nothing(client, work, store, monkeypatch):
    monkeypatch.setattr(receive_batch, "MAX_LINES", 2)
    assert send(client, article(1), article(2)).status_code == 202
    answer = send(client, article(3), article(4), article(5))
    assert_problem(answer, 413)
    assert "more than 2 lines" in answer.json["detail"]
    work()
    assert len(store.article_ids()) == 2


def test_a_batch_larger_than_the_setting_is_refused(store, simple_analysis):
    settings = Settings(max_text_chars=10, max_batch_bytes=100_000)
    client = create_app(services=Services(settings, Lexicon(), store, SpaceParser)).test_client()
    line = json.dumps({"text": "a"}).encode() + b"\n"
    too_large = line * (100_000 // len(line) + 1)
    assert_problem(client.post(BATCHES, data=too_large, content_type=NDJSON), 413)
    assert client.post(BATCHES, data=too_large[: -len(line)], content_type=NDJSON).status_code == 202


def test_a_batch_may_be_larger_than_an_article(client):
    lines = [article(number, text="a" * 190_000) for number in range(20)]
    assert send(client, *lines).json["progress"]["total"] == 20


def test_a_batch_that_breaks_off_leaves_nothing(client, work, store):
    body = article(1) + b"\n" + article(2)
    length = {"CONTENT_LENGTH": str(len(body) + 1)}
    answer = client.post(BATCHES, data=body, content_type=NDJSON, environ_overrides=length)
    assert_problem(answer, 400)
    work()
    assert store.article_ids() == []


def test_a_batch_that_is_sent_again_with_its_key_is_one_job(client, work, store):
    def send_again():
        return client.post(BATCHES, data=body, content_type=NDJSON, headers={"Idempotency-Key": "a"})

    body = b"\n".join(article(number, external_id=None) for number in range(300))
    first, second = send_again(), send_again()
    assert (first.status_code, second.status_code) == (202, 202)
    assert first.headers["Location"] == second.headers["Location"]
    work()
    assert len(store.article_ids()) == 300


def test_what_somebody_waits_for_is_read_between_two_lines(client, services):
    send(client, article(1), article(2))
    services.run_next_line("a")
    waited_for = client.post("/api/v1/articles", json={"text": "Un mot."}, headers={"Prefer": "respond-async"}).json
    services.run_next_line("a")
    assert client.get(f"/api/v1/jobs/{waited_for['id']}").json["state"] == "done"
    assert client.get("/api/v1/jobs/1").json["progress"]["done"] == 1


def test_a_cancelled_batch_tells_of_the_lines_that_were_not_read(client, services, work):
    job = send(client, article(1), article(2)).json
    services.run_next_line("a")
    client.delete(f"/api/v1/jobs/{job['id']}")
    work()
    assert [(line["state"], line["status"]) for line in results(client, job)] == [("done", 201), ("cancelled", None)]
