"""A key is claimed by one run at a time, and its answer lasts for a day."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from attribution.errors import IdempotencyKeyReusedError, StillRunningError
from attribution.services.ports.answers import KEPT_FOR, LEASE, Answer
from attribution.store import answers as module

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
MOMENT = timedelta(seconds=1)
ANSWER = Answer(201, {"Location": "/api/v1/articles/1", "ETag": '"1"'}, '{"text": "œ"}'.encode())


def claim(store, now=NOW, owner="local", key="k", fingerprint="f"):
    return store.answers.claim(owner, key, fingerprint, now)


def test_an_answer_is_given_again_as_it_was(store):
    store.answers.keep(claim(store), ANSWER)
    assert claim(store, NOW + KEPT_FOR - MOMENT) == ANSWER
    assert claim(store, NOW + KEPT_FOR - MOMENT) == ANSWER


def test_a_running_request_keeps_others_out(store):
    claim(store)
    with pytest.raises(StillRunningError) as raised:
        claim(store, NOW + LEASE - MOMENT)
    assert raised.value.retry_after >= 1


@pytest.mark.parametrize("done", [True, False])
def test_another_request_with_the_same_key_is_refused(store, done):
    claimed = claim(store)
    if done:
        store.answers.keep(claimed, ANSWER)
    with pytest.raises(IdempotencyKeyReusedError):
        claim(store, fingerprint="other")


def test_keys_of_different_owners_have_nothing_to_do_with_each_other(store):
    assert len({claim(store), claim(store, owner="key 1", fingerprint="g"), claim(store, key="K")}) == 3


def test_a_released_key_is_free(store):
    store.answers.release(claim(store))
    assert isinstance(claim(store, fingerprint="other"), int)


def test_a_run_that_died_frees_its_key_in_the_end_and_can_keep_nothing_then(store):
    dead = claim(store)
    alive = claim(store, NOW + LEASE)
    assert alive != dead
    store.answers.keep(dead, ANSWER)
    store.answers.release(dead)
    with pytest.raises(StillRunningError):
        claim(store, NOW + LEASE + MOMENT)
    store.answers.keep(alive, Answer(200, {}, b""))
    assert claim(store, NOW + LEASE + MOMENT) == Answer(200, {}, b"")


def test_an_answer_is_forgotten_after_a_day(store):
    store.answers.keep(claim(store), ANSWER)
    assert isinstance(claim(store, NOW + KEPT_FOR, fingerprint="other"), int)


def test_old_answers_are_removed_in_passing_a_few_at_a_time(store, rows, monkeypatch):
    monkeypatch.setattr(module, "PURGED_AT_ONCE", 2)
    for number in range(5):
        store.answers.keep(claim(store, key=f"old {number}"), ANSWER)
    store.answers.keep(claim(store, NOW + MOMENT, key="young"), ANSWER)
    for left in (3, 1, 0):
        claim(store, NOW + KEPT_FOR, key=f"new {left}")
        assert rows("SELECT count(*) FROM answers WHERE substr(key, 1, 3) = 'old'") == [(left,)]
    assert rows("SELECT count(*) FROM answers WHERE key = 'young'") == [(1,)]


def test_a_body_that_is_too_large_is_not_kept_but_that_it_was_is(store, monkeypatch):
    monkeypatch.setattr(module, "LARGEST", 100)
    store.answers.keep(claim(store), Answer(201, ANSWER.headers, bytes(range(256))))
    assert claim(store) == Answer(201, ANSWER.headers, None)


def test_what_repeats_itself_takes_little_room(store, rows):
    store.answers.keep(claim(store), Answer(200, {}, b"{}" * 1_000_000))
    assert rows("SELECT length(body) FROM answers")[0][0] < 10_000
    assert claim(store).body == b"{}" * 1_000_000


def test_of_many_at_once_one_runs(store):
    start = threading.Barrier(4)

    def try_to(_):
        start.wait()
        try:
            return claim(store)
        except StillRunningError:
            return None

    with ThreadPoolExecutor(4) as pool:
        claims = list(pool.map(try_to, range(4)))
    assert len([one for one in claims if one is not None]) == 1
