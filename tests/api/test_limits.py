"""How often somebody may ask, and how much he or she may send."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from attribution.services.create_key import create_key
from attribution.services.ports import Scope
from attribution.wsgi import create_app
from tests.api.problems import assert_problem
from tests.api.test_access import bearer, requests_of


@pytest.fixture
def limited(services):
    """A client of an application with these settings."""

    def limited(rate="3/hour", **changes):
        settings = replace(services.settings, rate_limit=rate, **changes)
        return create_app(services=replace(services, settings=settings)).test_client()

    return limited


def ask(client, **options):
    return client.get("/api/v1/quotations", **options)


def test_whoever_asks_too_often_is_told_how_long_to_wait(limited):
    client = limited()
    left = [ask(client).headers["RateLimit"] for _ in range(3)]
    assert [re.match(r'"default";r=(\d+);t=\d+$', each)[1] for each in left] == ["2", "1", "0"]
    answer = ask(client)
    assert_problem(answer, 429)
    assert "3 requests a hour" in answer.json["detail"]
    assert 0 < int(answer.headers["Retry-After"]) <= 3600
    assert answer.headers["RateLimit-Policy"] == '"default";q=3;w=3600'


def test_all_views_count_together_the_page_and_wrong_requests_too(limited):
    client = limited()
    client.get("/")
    client.post("/api/v1/extract", json={"text": 1})
    client.get("/api/v1/articles/1")
    assert ask(client).status_code == 429
    answer = client.get("/")
    assert answer.status_code == 429
    assert "Trop de demandes" in answer.text
    assert answer.headers["Retry-After"]


def test_health_and_the_style_sheet_are_not_counted(limited):
    client = limited("1/hour")
    for path in ("/healthz", "/readyz", "/static/page.css") * 3:
        with client.get(path) as answer:
            assert answer.status_code == 200
            assert "RateLimit" not in answer.headers
    assert ask(client).status_code == 200


def test_each_key_has_its_own_count_wherever_it_is_used(limited, store):
    client = limited("2/hour")
    one, other = (create_key(name, [Scope.READ], None, keys=store.keys, now=datetime.now(UTC))[0] for name in "ab")
    for address in ("10.0.0.1", "10.0.0.2"):
        assert ask(client, headers=bearer(one), environ_base={"REMOTE_ADDR": address}).status_code == 200
    assert ask(client, headers=bearer(one)).status_code == 429
    assert ask(client, headers=bearer(other)).status_code == 200


def test_whoever_tries_keys_is_counted_by_address(limited, store):
    client = limited("2/hour")
    create_key("a", [Scope.READ], None, keys=store.keys, now=datetime.now(UTC))
    statuses = [ask(client, headers=bearer(f"attr_{number}")).status_code for number in range(3)]
    assert statuses == [401, 401, 429]
    assert ask(client, environ_base={"REMOTE_ADDR": "10.0.0.9"}).status_code == 401


@pytest.mark.parametrize("rate", ["", "off"])
def test_no_limit_is_a_limit_too(limited, rate):
    client = limited(rate)
    answers = [ask(client) for _ in range(20)]
    assert {answer.status_code for answer in answers} == {200}
    assert "RateLimit" not in answers[0].headers


def test_applications_count_apart(limited):
    first, second = limited("1/hour"), limited("1/hour")
    assert [ask(first).status_code, ask(second).status_code, ask(first).status_code] == [200, 200, 429]


@pytest.mark.parametrize(("proxies", "counted"), [(0, "10.0.0.1"), (1, "3.3.3.3"), (2, "2.2.2.2")])
def test_only_the_proxies_of_ours_say_who_asks(limited, store, proxies, counted):
    client = limited("1/hour", proxies=proxies)
    headers = bearer("attr_unknown") | {
        "X-Forwarded-For": "1.1.1.1, 2.2.2.2, 3.3.3.3",
        "X-Forwarded-Host": "evil.example",
    }
    create_key("a", [Scope.READ], None, keys=store.keys, now=datetime.now(UTC))
    assert ask(client, headers=headers, environ_base={"REMOTE_ADDR": "10.0.0.1"}).status_code == 401
    spoofed = headers | {"X-Forwarded-For": "9.9.9.9, 2.2.2.2, 3.3.3.3"}
    assert ask(client, headers=spoofed, environ_base={"REMOTE_ADDR": "10.0.0.1"}).status_code == 429
    direct = {"REMOTE_ADDR": counted}
    hops = ", ".join([counted] * max(proxies, 1))
    assert ask(client, headers={"X-Forwarded-For": hops}, environ_base=direct).status_code == 429


def body_limit(app, rule):
    """Bytes; a batch may be larger than anything else."""
    return LARGEST_BATCH if rule.endpoint == "jobs.post_batch" else app.config["MAX_CONTENT_LENGTH"]


LARGEST_BATCH = 3_000_000


@pytest.fixture
def small_batches(services):
    settings = replace(services.settings, max_batch_bytes=LARGEST_BATCH)
    return create_app(services=replace(services, settings=settings))


def test_every_route_refuses_a_body_that_is_too_large(small_batches):
    client = small_batches.test_client()
    for rule, method, path in requests_of(small_batches):
        length = str(body_limit(small_batches, rule) + 1)
        announced = {"CONTENT_LENGTH": length, "CONTENT_TYPE": "application/json"}
        with client.open(path, method=method, environ_overrides=announced) as answer:
            assert answer.status_code == 413, (method, rule)
            if not path.startswith(("/articles", "/static")) and path != "/":
                assert_problem(answer, 413)


def test_a_body_of_unknown_length_is_cut_off_at_the_limit(small_batches):
    """Wherever the document says that there is a body."""
    client = small_batches.test_client()
    paths = client.get("/api/openapi.json").json["paths"]
    reading = {
        operation["operationId"]: next(iter(operation["requestBody"]["content"]))
        for each in paths.values()
        for operation in each.values()
        if takes_body(operation)
    }
    assert {"post_article", "post_batch"} <= set(reading)
    for rule, method, path in requests_of(small_batches):
        if media_type := reading.get(rule.endpoint.rpartition(".")[2]):
            body = b'{"text": "' + b"x" * body_limit(small_batches, rule) + b'"}'
            environ = {"wsgi.input_terminated": True, "CONTENT_TYPE": media_type}
            headers = {"Transfer-Encoding": "chunked"}
            for more in ({}, {"Idempotency-Key": rule.endpoint}):
                options = {"headers": headers | more, "environ_overrides": environ}
                assert_problem(client.open(path, method=method, input_stream=io.BytesIO(body), **options), 413)


def takes_body(operation):
    return isinstance(operation, dict) and "requestBody" in operation
