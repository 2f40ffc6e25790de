"""Our own failures are logged and not described."""

from __future__ import annotations

import pytest

from attribution import errors
from attribution.api.errors import STATUSES, UNTOLD, to_http
from attribution.bootstrap import Services
from attribution.core.lexicon import Lexicon
from attribution.errors import ModelError, StoreError
from attribution.settings import Settings
from attribution.wsgi import create_app
from tests.api.fakes import BrokenParser
from tests.api.problems import assert_problem
from tests.api.test_errors import POSTS


def with_store(store):
    return create_app(services=Services(Settings(), Lexicon(), store, BrokenParser)).test_client()


class FailingStore:
    """Raises the error from every method, and from those of the stores that it holds."""

    def __init__(self, error):
        self.error = error

    def __getattr__(self, name):
        return self

    def __call__(self, *args, **options):
        raise self.error


FAILURES = [(StoreError("secret: password of the database"), 503), (ZeroDivisionError("secret"), 500)]


@pytest.mark.parametrize(("error", "status"), FAILURES)
@pytest.mark.parametrize("path", ["/readyz", "/api/v1/quotations", "/api/v1/speakers", "/api/v1/articles/1"])
def test_a_failing_store_is_logged_and_not_described(path, error, status, caplog):
    answer = with_store(FailingStore(error)).get(path)
    assert_problem(answer, status)
    assert answer.json["detail"] == UNTOLD
    assert "secret" in caplog.text


@pytest.mark.parametrize("path", POSTS)
def test_a_failing_parser_is_logged_and_not_described(path, store, caplog):
    answer = with_store(store).post(path, json={"text": "Bonjour."})
    assert_problem(answer, 500)
    assert answer.json["detail"] == UNTOLD
    assert "exploded" in caplog.text
    assert "Bonjour" not in caplog.text


def test_broken_models_make_the_service_unready(store):
    def load():
        raise ModelError("secret: missing")

    client = create_app(services=Services(Settings(), Lexicon(), store, load)).test_client()
    assert_problem(client.get("/readyz"), 503)
    assert_problem(client.post("/api/v1/extract", json={"text": "a"}), 503)
    assert client.get("/healthz").json == {"status": "ok"}


def test_a_service_with_database_and_models_is_ready(client):
    assert client.get("/readyz").json == {"status": "ready"}


def meanings(kind):
    return [kind, *(below for child in kind.__subclasses__() for below in meanings(child))]


def test_every_error_has_a_status_and_only_client_faults_are_told():
    for kind in meanings(errors.AttributionError):
        error = kind.__new__(kind)
        error.args, error.path = ("words",), ()  # a CorrectionError leads to a value
        answer = to_http(error)
        assert answer.code >= 400
        assert ("words" in answer.description) == (answer.code < 500)
    assert all(issubclass(kind, errors.AttributionError) for kind in STATUSES)
