"""A POST that is sent again with its Idempotency-Key runs once."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from attribution.api import idempotency
from attribution.errors import StoreError
from attribution.services.create_key import create_key
from attribution.services.ports import Scope
from attribution.services.ports.answers import LEASE
from attribution.store import answers
from attribution.wsgi import create_app
from tests.api.fakes import BrokenParser, SpaceParser
from tests.api.problems import assert_problem
from tests.api.test_access import bearer

ARTICLE = {"text": "« Oui », dit Anne Dupont."}
PATH = "/api/v1/articles"


def send(client, key="a", body=ARTICLE, path=PATH, headers=(), **options):
    return client.post(path, json=body, headers={"Idempotency-Key": key, **dict(headers)}, **options)


@pytest.fixture
def client_with(services):
    """A client of the same service with another parser."""

    def client_with(parser, **changes):
        settings = replace(services.settings, **changes)
        return create_app(services=replace(services, load_parser=lambda: parser, settings=settings)).test_client()

    return client_with


def test_sent_again_it_gets_the_first_answer_and_nothing_is_done(client, store):
    first, again = send(client), send(client)
    assert first.status_code == again.status_code == 201
    assert first.data == again.data
    for name in ("Location", "Content-Type"):
        assert first.headers[name] == again.headers[name]
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Idempotency-Replayed"] == "true"
    assert len(store.article_ids()) == 1


def test_without_a_key_or_with_another_it_runs_again(client, store):
    send(client)
    send(client, "b")
    client.post(PATH, json=ARTICLE)
    client.post(PATH, json=ARTICLE)
    assert len(store.article_ids()) == 4


@pytest.mark.parametrize(
    "other", [{"body": {"text": "Non."}}, {"path": "/api/v1/extract"}, {"path": PATH + "?a=1"}, {"path": PATH + "?a=2"}]
)
def test_another_request_with_the_key_is_refused(client, store, other):
    send(client)
    answer = send(client, **other)
    assert_problem(answer, 422)
    assert "Idempotency-Key" in answer.json["detail"]
    assert len(store.article_ids()) == 1


def test_a_refusal_is_an_answer_too(client):
    first, again = send(client, body={"text": ""}), send(client, body={"text": ""})
    assert_problem(first, 422)
    assert_problem(again, 422)
    assert first.json == again.json
    assert again.headers["Idempotency-Replayed"] == "true"


@pytest.mark.parametrize("key", ["", " ", "a b", "é", "a\tb", "\x7f", "x" * 256])
def test_a_key_that_is_none_is_told(client, store, key):
    assert_problem(send(client, key.encode().decode("latin-1")), 400)
    assert store.article_ids() == []


@pytest.mark.parametrize("key", ["x" * 255, "!", '"8e03978e-40d5-43dd-bc93-6894a57f9324"', "~,;=%00"])
def test_every_visible_character_may_stand_in_a_key(client, key):
    assert send(client, key).status_code == 201
    assert send(client, key).headers["Idempotency-Replayed"] == "true"


def test_two_at_once_keep_one_article(client_with, store):
    began, finish = threading.Event(), threading.Event()

    class Waiting(SpaceParser):
        def parse(self, text):
            began.set()
            assert finish.wait(30)
            return super().parse(text)

    client = client_with(Waiting())
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(send, client)
        assert began.wait(30)
        store.check_writing()  # the run holds no transaction open
        second = send(client)
        finish.set()
        assert first.result().status_code == 201
    assert_problem(second, 409)
    assert int(second.headers["Retry-After"]) >= 1
    assert send(client).data == first.result().data
    assert len(store.article_ids()) == 1


def test_many_at_once_keep_one_article(app, store):
    start = threading.Barrier(6)

    def post(_):
        start.wait()
        return send(app.test_client()).status_code

    with ThreadPoolExecutor(6) as pool:
        statuses = list(pool.map(post, range(6)))
    assert set(statuses) <= {201, 409}
    assert 201 in statuses
    assert len(store.article_ids()) == 1


def test_after_a_failure_of_ours_it_runs_again(client, client_with, store):
    assert_problem(send(client_with(BrokenParser())), 500)
    answer = send(client)
    assert answer.status_code == 201
    assert "Idempotency-Replayed" not in answer.headers


def test_after_an_unforeseen_failure_it_runs_again(client, client_with):
    class Failing(SpaceParser):
        def parse(self, text):
            raise ZeroDivisionError

    assert_problem(send(client_with(Failing())), 500)
    assert send(client).status_code == 201


def test_too_many_requests_is_no_answer_to_keep(client, client_with):
    limited = client_with(SpaceParser(), rate_limit="1/hour")
    limited.get("/api/v1/quotations")
    assert_problem(send(limited), 429)
    assert send(client).status_code == 201


def test_a_run_that_was_killed_keeps_its_key_for_a_while(app, client, store):
    with app.test_request_context(PATH, method="POST", json=ARTICLE) as context:
        fingerprint = idempotency._fingerprint(context.request)
    now = datetime.now(UTC)
    store.answers.claim("local", "dead", fingerprint, now - LEASE + timedelta(minutes=1))
    assert_problem(send(client, "dead"), 409)
    store.answers.claim("local", "long-dead", fingerprint, now - LEASE)
    assert send(client, "long-dead").status_code == 201


def test_an_answer_that_is_too_large_is_not_kept_but_the_work_is_not_done_twice(client, store, monkeypatch):
    monkeypatch.setattr(answers, "LARGEST", 10)
    first, again = send(client), send(client)
    assert first.status_code == 201
    assert_problem(again, 409)
    assert again.headers["Location"] == first.headers["Location"]
    assert len(store.article_ids()) == 1


def test_a_stream_is_not_kept(app, client):
    @app.post("/api/v1/stream")
    def stream():
        return iter(["a", "b"])

    stream.required_scope, stream.takes_idempotency_key = None, True
    assert send(client, path="/api/v1/stream").text == "ab"
    assert_problem(send(client, path="/api/v1/stream"), 409)


def test_a_view_may_still_read_the_body_as_a_stream(app, client):
    from flask import request

    @app.post("/api/v1/echo")
    def echo():
        return request.stream.read() or b"nothing"

    echo.required_scope, echo.takes_idempotency_key = None, True
    assert json.loads(send(client, path="/api/v1/echo").text) == ARTICLE


@pytest.mark.parametrize("in_memory", [2_000_000, 10])
def test_a_batch_is_taken_once_be_it_held_in_memory_or_on_disk(client, services, monkeypatch, in_memory):
    monkeypatch.setattr(idempotency, "_IN_MEMORY", in_memory)
    lines = b'{"text": "Un."}\n{"text": "Deux."}\n'
    options = {"data": lines, "content_type": "application/x-ndjson", "headers": {"Idempotency-Key": "batch"}}
    first, again = (client.post("/api/v1/batches", **options) for _ in range(2))
    assert first.status_code == 202
    assert (again.status_code, again.json, again.location) == (202, first.json, first.location)
    assert first.json["progress"]["total"] == 2
    assert client.get(first.location).json["id"] == first.json["id"]


def test_the_answer_is_given_even_if_it_cannot_be_kept(client, store, monkeypatch, caplog):
    def fail(*_):
        raise StoreError("the database is away")

    monkeypatch.setattr(store.answers, "keep", fail)
    assert send(client).status_code == 201
    assert "was not kept" in caplog.text
    assert_problem(send(client), 409)
    assert len(store.article_ids()) == 1


def test_each_key_holder_has_keys_of_its_own(client, store):
    one, other = (
        bearer(create_key(name, [Scope.WRITE], None, keys=store.keys, now=datetime.now(UTC))[0]) for name in "ab"
    )
    assert send(client, headers=one).status_code == 201
    assert "Idempotency-Replayed" in send(client, headers=one).headers
    assert "Idempotency-Replayed" not in send(client, headers=other, body={"text": "Autre."}).headers
    assert_problem(send(client), 401)
    assert len(store.article_ids()) == 2


def test_other_methods_and_the_page_take_no_key(client):
    headers = {"Idempotency-Key": "not a key"}
    assert client.get("/api/v1/quotations", headers=headers).status_code == 200
    assert client.post("/", data={"text": "Oui."}, headers=headers).status_code == 200


def test_the_document_offers_the_header_on_every_post(client):
    for path, operations in client.get("/api/openapi.json").json["paths"].items():
        for method, operation in operations.items():
            if method in {"get", "post", "put", "patch", "delete"}:
                offered = [each["name"] for each in operation.get("parameters", []) if each["in"] == "header"]
                assert ("Idempotency-Key" in offered) == (method == "post"), (method, path)
            if method == "post":
                assert {"400", "409", "422"} <= set(operation["responses"])
