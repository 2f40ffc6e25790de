"""Jobs over HTTP, and articles whose senders do not wait. No thread works here but those that a test starts."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest

from attribution.errors import ParserError
from attribution.services import run_next_line
from attribution.services.create_key import create_key
from attribution.services.ports import Scope
from tests.api.fakes import SpaceParser
from tests.api.problems import assert_problem

ARTICLE = {"text": "« Oui », dit Anne Dupont.", "source": "exemple.fr", "external_id": "7"}
JOB = "/api/v1/jobs"


@pytest.fixture
def work(services):
    """Does everything that waits."""
    return services.worker().run_all


@pytest.fixture
def working(services):
    """A worker thread of our own, as `attribution serve` has."""

    @contextmanager
    def working():
        worker = services.worker()
        thread = threading.Thread(target=worker.run)
        thread.start()
        try:
            yield
        finally:
            worker.stop()
            thread.join()

    return working


@pytest.fixture
def failing(monkeypatch):
    """A parser that fails on "broken", and no pauses between attempts."""
    parse = SpaceParser.parse
    tried = []

    def fail(self, text):
        tried.append(text)
        if "broken" in text:
            raise ParserError("secret: exploded")
        if "bug" in text:
            raise ZeroDivisionError("secret")
        return parse(self, text)

    monkeypatch.setattr(SpaceParser, "parse", fail)
    monkeypatch.setattr(run_next_line, "PAUSE", 0 * run_next_line.PAUSE)
    return tried


def post(client, prefer=None, **changes):
    headers = {"Prefer": prefer} if prefer else {}
    return client.post("/api/v1/articles", json=ARTICLE | changes, headers=headers)


def results(client, job):
    return [json.loads(line) for line in client.get(job["results"]).text.splitlines()]


def test_an_article_that_is_not_waited_for_becomes_a_job(client, work):
    answer = post(client, "respond-async")
    assert answer.status_code == 202
    assert answer.headers["Preference-Applied"] == "respond-async"
    job = answer.json
    assert answer.headers["Location"] == f"{JOB}/{job['id']}"
    assert (job["kind"], job["state"], job["article"], job["error"]) == ("article", "queued", None, None)
    assert job["progress"] == {"done": 0, "total": 1, "failed": 0}
    assert client.get("/api/v1/articles/1").status_code == 404
    work()
    job = client.get(answer.headers["Location"]).json
    assert (job["state"], job["progress"]) == ("done", {"done": 1, "total": 1, "failed": 0})
    assert client.get(job["article"]).json["text"] == ARTICLE["text"]
    assert job["created_at"] <= job["started_at"] <= job["finished_at"] < job["expires_at"]


def test_an_article_that_is_kept_in_time_is_answered_as_usual(client, working):
    with working():
        first, second = post(client, "respond-async, wait=30"), post(client, "wait=30")
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.headers["Preference-Applied"] == "respond-async, wait=30"
    assert second.headers["Preference-Applied"] == "wait=30"
    assert first.headers["Location"] == second.headers["Location"]
    assert client.get(first.headers["Location"]).json == second.json


def test_an_article_that_takes_too_long_is_answered_with_its_job(client):
    assert post(client, "wait=0").status_code == 202
    assert post(client, "respond-async, wait=0").headers["Preference-Applied"] == "respond-async, wait=0"


@pytest.mark.parametrize("prefer", [None, "return=minimal", "wait=soon", "respond-async=no", ";;,=,"])
def test_without_a_preference_that_we_know_nothing_changes(client, prefer):
    answer = post(client, prefer)
    assert answer.status_code == 201
    assert "Preference-Applied" not in answer.headers


def test_when_too_many_wait_already_the_answer_is_the_job_at_once(client, services):
    while services.waiters.acquire(blocking=False):
        pass
    assert post(client, "wait=30").status_code == 202


def test_a_bad_article_is_refused_before_it_is_queued(client, services):
    assert_problem(post(client, "respond-async", title=1), 422)
    assert_problem(post(client, "respond-async", text=" "), 422)
    assert_problem(post(client, "respond-async", text="é" * (services.settings.max_text_chars + 1)), 413)
    assert client.get(f"{JOB}/1").status_code == 404


@pytest.mark.parametrize("text", ["broken", "bug"])
def test_a_failure_of_ours_is_tried_three_times_and_then_told_without_its_words(
    client, work, failing, caplog, store, text
):
    job = post(client, "respond-async", text=text).json
    work()
    assert failing == [text] * 3
    job = client.get(f"{JOB}/{job['id']}").json
    assert (job["state"], job["progress"]["failed"], job["article"]) == ("failed", 1, None)
    assert job["error"]["status"] == 500
    assert job["error"]["instance"] == f"{JOB}/{job['id']}"
    assert "secret" not in str(job)
    assert "secret" in caplog.text
    assert store.article_ids() == []


def test_a_failure_in_time_is_answered_as_usual(client, working, failing):
    with working():
        answer = post(client, "wait=30", text="broken")
    assert_problem(answer, 500)
    assert "secret" not in answer.text


def test_a_worker_whose_line_another_has_done_meanwhile_keeps_nothing(client, services, store, monkeypatch):
    parse = SpaceParser.parse
    others = ["quick"]

    def overtaken(self, text):
        if others:
            assert services.run_next_line(others.pop())
        return parse(self, text)

    monkeypatch.setattr(SpaceParser, "parse", overtaken)
    post(client, "respond-async", source=None, external_id=None)  # kept twice, it would be two articles
    parts = {"parser": services.parser, "lexicon": services.lexicon, "store": store}
    assert run_next_line.run_next_line("slow", **parts, lease=timedelta(seconds=-9))
    assert others == []
    assert len(store.article_ids()) == 1
    assert client.get(f"{JOB}/1").json["progress"] == {"done": 1, "total": 1, "failed": 0}


def test_an_article_that_is_older_than_what_is_kept_is_answered_as_usual(client, working):
    address = "/api/v1/articles/by-external-id/exemple.fr/7"
    with working():
        answers = [
            client.put(address, json={"text": text, "version": version}, headers={"Prefer": "wait=30"})
            for text, version in (("Un.", 2), ("Deux.", 1), ("Trois.", 3))
        ]
    assert [answer.status_code for answer in answers] == [201, 409, 200]
    assert_problem(answers[1], 409)
    assert answers[2].json["number"] == 2


def test_a_failure_that_is_over_the_next_time_is_not_told(client, services, work, failing, monkeypatch):
    job = post(client, "respond-async", text="broken").json
    assert services.run_next_line("a")
    monkeypatch.undo()
    waits = client.get(f"{JOB}/{job['id']}").json
    assert (waits["state"], waits["error"], waits["progress"]["done"]) == ("running", None, 0)
    work()
    assert client.get(f"{JOB}/{job['id']}").json["state"] == "done"


def test_an_article_that_is_kept_already_ends_its_job(client, work):
    kept = post(client).json
    job = post(client, "respond-async").json
    work()
    (line,) = results(client, job)
    assert (line["status"], line["article_id"]) == (200, kept["id"])


def test_an_article_of_which_only_the_title_is_new_ends_its_job(client, work):
    kept = post(client).json
    job = post(client, "respond-async", title="Départ").json
    work()
    assert client.get(f"{JOB}/{job['id']}").json["state"] == "done"
    assert client.get(f"/api/v1/articles/{kept['id']}").json["title"] == "Départ"


def test_a_job_of_one_article_has_results_too(client, work):
    job = post(client, "respond-async").json
    work()
    (line,) = results(client, job)
    assert line["status"] == 201


def test_a_job_can_be_taken_back(client, work, store):
    job = post(client, "respond-async").json
    assert client.delete(f"{JOB}/{job['id']}").json["state"] == "cancelled"
    assert client.delete(f"{JOB}/{job['id']}").status_code == 200
    work()
    assert store.article_ids() == []
    done = post(client, "respond-async").json
    work()
    assert_problem(client.delete(f"{JOB}/{done['id']}"), 409)


@pytest.mark.parametrize("rest", ["", "/results"])
@pytest.mark.parametrize("job_id", ["1", "0", str(2**63 - 1), "x"])
def test_an_unknown_job_is_not_found(client, job_id, rest):
    assert_problem(client.get(f"{JOB}/{job_id}{rest}"), 404)


@pytest.mark.parametrize(
    ("name", "scopes", "status"),
    [
        ("cms", {Scope.READ}, 200),  # a key that took the place of another
        ("other", {Scope.READ, Scope.WRITE, Scope.REVIEW}, 404),
        ("other", {Scope.ADMIN}, 200),
        ("cms", {Scope.WRITE}, 403),
    ],
)
def test_a_key_sees_the_jobs_of_its_name_and_admin_sees_all(client, store, name, scopes, status):
    sender = authorization(store, "cms", {Scope.WRITE})
    job = client.post("/api/v1/articles", json=ARTICLE, headers=sender | {"Prefer": "respond-async"}).json
    reader = authorization(store, name, scopes)
    for path in (f"{JOB}/{job['id']}", job["results"]):
        assert client.get(path, headers=reader).status_code == status


def test_the_job_of_another_cannot_be_cancelled(client, store):
    sender, another = authorization(store, "cms", {Scope.WRITE}), authorization(store, "other", {Scope.WRITE})
    job = client.post("/api/v1/articles", json=ARTICLE, headers=sender | {"Prefer": "respond-async"}).json
    assert_problem(client.delete(f"{JOB}/{job['id']}", headers=another), 404)
    assert client.delete(f"{JOB}/{job['id']}", headers=sender).status_code == 200


def authorization(store, name, scopes):
    secret, _ = create_key(name, scopes, None, keys=store.keys, now=datetime.now(UTC))
    return {"Authorization": f"Bearer {secret}"}
