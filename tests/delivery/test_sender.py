"""The sender: what is due arrives, once if it can be, again if it must be, and nobody waits for a slow endpoint."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from standardwebhooks import Webhook

from attribution.errors import StoreError
from attribution.outbound.http_outbound import HttpOutbound
from attribution.services.deliver_webhooks import Pace, deliver, run_sender
from attribution.services.ports.deliveries import DeliveryState
from attribution.services.ports.outbound import Answer, Failure
from attribution.services.ports.webhooks import DisabledReason, WebhookIn, WebhookState
from attribution.services.retry_schedule import SCHEDULE
from attribution.services.webhooks import new_secret, rotate_secret
from attribution.store.outbox import emit
from attribution.store.sql_store import SqlStore
from tests.delivery.receiver import PATIENCE, answer, hang, wait_until

SECRET = new_secret()
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
QUICK = {"poll": 0.02, "grace": 2.0}
OUTBOUND = HttpOutbound(private=True, timeout=5)


def add(store, url, types=None):
    return store.webhooks.add(WebhookIn(url, types), secret=SECRET, by="somebody").id


def tell(store, times=1):
    with store.database.writing() as session:
        for number in range(times):
            emit(session, "article.processed", {"article_id": number + 1})
        session.commit()


def deliveries(store, webhook_id, state=None):
    return store.deliveries.find(webhook_id, state=state, before=None, limit=1000)


def states(store, webhook_id):
    return {one.state for one in deliveries(store, webhook_id)}


@contextmanager
def sending(store, outbound=OUTBOUND, **pace):
    stop = threading.Event()
    given = {"deliveries": store.deliveries, "outbound": outbound, "pace": Pace(**(QUICK | pace))}
    thread = threading.Thread(target=run_sender, args=(stop,), kwargs=given)
    thread.start()
    try:
        yield stop
    finally:
        stop.set()
        store.deliveries.news.set()
        thread.join(PATIENCE)
    assert not thread.is_alive()


class Clock:
    """Stands still until a test moves it."""

    def __init__(self):
        self.time = datetime.now(UTC)

    def __call__(self):
        return self.time


class Scripted:
    """An endpoint that answers as a test says."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.messages = []

    def post(self, message):
        self.messages.append(message)
        said = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return said if isinstance(said, Answer) else Answer(said, None, 0.01)


def try_out(store, outbound, clock):
    """Everything that happens to the deliveries there are, with a clock that jumps to the next try."""
    pace = Pace(now=clock, chance=lambda: 0.5)
    waits = []
    while True:
        claims = store.deliveries.claim(clock.time, lease_until=clock.time + pace.lease, limit=9, at_once=9, busy={})
        for claim in claims:
            deliver(claim, deliveries=store.deliveries, outbound=outbound, pace=pace)
        upcoming = [one.next_at for hook in hooks(store) for one in deliveries(store, hook) if one.next_at]
        if not upcoming:
            return waits
        waits.append(min(upcoming) - clock.time)
        clock.time = min(upcoming)


def hooks(store):
    return [one.id for one in store.webhooks.find(after=None, limit=100)]


def test_an_event_arrives_as_the_specification_says(store, receiver):
    webhook_id = add(store, receiver.url)
    with sending(store):
        tell(store)
        (received,) = receiver.wait_for(1)
        wait_until(lambda: states(store, webhook_id) == {DeliveryState.DELIVERED})
    body = Webhook(SECRET).verify(received.body, received.headers)
    (told,) = deliveries(store, webhook_id)
    assert body == {"type": "article.processed", "timestamp": told.created_at.isoformat(), "data": {"article_id": 1}}
    assert received.headers["webhook-id"] == told.message_id
    assert [(attempt.status, attempt.error) for attempt in told.attempts] == [(204, None)]
    assert datetime.fromisoformat(body["timestamp"]).tzinfo


def test_the_sender_wakes_at_once_for_an_event_of_its_process(store, receiver):
    add(store, receiver.url)
    with sending(store, poll=PATIENCE):
        time.sleep(0.05)  # it waits by now
        tell(store)
        assert len(receiver.wait_for(1)) == 1


def test_the_sender_sees_what_another_process_wrote(store, receiver, tmp_path):
    add(store, receiver.url)
    other = SqlStore(f"sqlite:///{tmp_path / 'http.db'}")
    with sending(store):
        tell(other)
        receiver.wait_for(1)
    other.close()


def test_a_failed_message_comes_again_with_the_same_id_and_body_and_a_new_signature(store, receiver):
    add(store, receiver.url)
    receiver.answers = [500, answer(302, {"Location": "/"}), 503]
    clock = Clock()
    tell(store)
    try_out(store, OUTBOUND, clock)
    assert len(receiver.received) == 4
    assert len({one.headers["webhook-id"] for one in receiver.received}) == 1
    assert len({one.body for one in receiver.received}) == 1
    for one in receiver.received:
        Webhook(SECRET).verify(one.body, one.headers)


def test_a_delivery_is_tried_as_the_schedule_says_and_then_the_endpoint_is_disabled(store, caplog):
    webhook_id = add(store, "https://dead.example/")
    tell(store)
    clock = Clock()
    outbound = Scripted(Answer(None, Failure.TIMEOUT, 20.0))
    assert try_out(store, outbound, clock) == list(SCHEDULE[1:])
    (failed,) = deliveries(store, webhook_id)
    assert (failed.state, len(failed.attempts)) == (DeliveryState.FAILED, len(SCHEDULE))
    assert {(one.status, one.error, one.milliseconds) for one in failed.attempts} == {(None, Failure.TIMEOUT, 20_000)}
    kept = store.webhooks.get(webhook_id)
    assert (kept.state, kept.disabled_reason) == (WebhookState.DISABLED, DisabledReason.FAILING)
    assert f"Webhook {webhook_id} is disabled: failing." in caplog.text


def test_an_endpoint_that_refuses_one_message_and_takes_others_stays_enabled(store):
    webhook_id = add(store, "https://picky.example/")
    tell(store, 2)
    clock = Clock()
    refused = deliveries(store, webhook_id)[0].message_id

    class Picky(Scripted):
        def post(self, message):
            return Answer(400 if message.message_id == refused else 200, None, 0.01)

    try_out(store, Picky(200), clock)
    assert store.webhooks.get(webhook_id).state == WebhookState.ENABLED
    assert states(store, webhook_id) == {DeliveryState.FAILED, DeliveryState.DELIVERED}


def test_410_disables_at_once(store, receiver):
    webhook_id = add(store, receiver.url)
    receiver.otherwise = 410
    with sending(store, at_once_each=1):
        tell(store, 3)
        wait_until(lambda: store.webhooks.get(webhook_id).disabled_reason == DisabledReason.GONE)
        tell(store)
    assert len(receiver.received) == 1
    assert states(store, webhook_id) == {DeliveryState.FAILED}


def test_retry_after_holds_everything_for_the_endpoint(store, receiver):
    webhook_id = add(store, receiver.url)
    receiver.answers = [answer(429, {"Retry-After": "600"})]
    clock = Clock()
    with sending(store, at_once_each=1, now=clock):
        tell(store, 3)
        clock.time = datetime.now(UTC)
        store.deliveries.news.set()
        wait_until(lambda: any(one.attempts for one in deliveries(store, webhook_id)))
        time.sleep(0.1)
        assert len(receiver.received) == 1
        clock.time += timedelta(seconds=601)
        store.deliveries.news.set()
        wait_until(lambda: states(store, webhook_id) == {DeliveryState.DELIVERED})


def test_a_slow_endpoint_holds_up_nobody_else(store, receiver, other_receiver):
    slow, quick = add(store, receiver.url), add(store, other_receiver.url)
    receiver.otherwise = hang
    with sending(store, at_once=4):
        tell(store, 20)
        wait_until(lambda: states(store, quick) == {DeliveryState.DELIVERED})
        assert len(receiver.received) == 2  # on their way, and no more at a time
        assert states(store, slow) == {DeliveryState.PENDING}
        receiver.released.set()


def test_several_senders_send_each_message_once(store, receiver, tmp_path):
    webhook_id = add(store, receiver.url)
    other = SqlStore(f"sqlite:///{tmp_path / 'http.db'}")
    with sending(store, at_once_each=8), sending(other, at_once_each=8):
        tell(store, 60)
        wait_until(lambda: states(store, webhook_id) == {DeliveryState.DELIVERED})
    other.close()
    assert set(Counter(one.headers["webhook-id"] for one in receiver.received).values()) == {1}
    assert len(receiver.received) == 60


def test_after_a_rotation_both_secrets_verify_for_a_day(store, receiver):
    webhook_id = add(store, receiver.url)
    _, newer = rotate_secret(webhook_id, store=store)
    clock = Clock()
    for _ in range(2):
        store.deliveries.test(webhook_id)
        clock.time = max(clock.time, datetime.now(UTC))
        try_out(store, OUTBOUND, clock)
        clock.time += timedelta(hours=25)
    both, new = (one.headers["webhook-signature"].split(" ") for one in receiver.received)
    assert (len(both), len(new)) == (2, 1)
    for secret in (SECRET, newer):
        Webhook(secret).verify(receiver.received[0].body, receiver.received[0].headers)
    Webhook(newer).verify(receiver.received[1].body, receiver.received[1].headers)


def test_a_sender_that_stops_lets_messages_arrive(store, receiver):
    webhook_id = add(store, receiver.url)
    receiver.otherwise = hang
    tell(store)
    with sending(store, grace=PATIENCE) as stop:
        receiver.wait_for(1)
        stop.set()
        receiver.released.set()
    assert [len(one.attempts) for one in deliveries(store, webhook_id)] == [1]


def test_a_sender_that_stops_does_not_wait_for_long(store, receiver):
    webhook_id = add(store, receiver.url)
    receiver.otherwise = hang
    tell(store)
    started = time.monotonic()
    with sending(store, grace=0.05):
        receiver.wait_for(1)
    assert time.monotonic() - started < PATIENCE / 2
    receiver.released.set()
    wait_until(lambda: [len(one.attempts) for one in deliveries(store, webhook_id)] == [1])


def test_a_database_that_fails_for_a_while_stops_nothing(store, receiver, caplog, monkeypatch):
    add(store, receiver.url)
    claim, failures = store.deliveries.claim, [StoreError("The database failed: gone."), ValueError("unforeseen")]

    def fail_first(*args, **kwargs):
        if failures:
            raise failures.pop(0)
        return claim(*args, **kwargs)

    monkeypatch.setattr(store.deliveries, "claim", fail_first)
    with sending(store):
        tell(store)
        receiver.wait_for(1)
    assert "The database failed: gone." in caplog.text


def test_a_message_whose_outcome_could_not_be_kept_comes_again(store, receiver, caplog, monkeypatch):
    webhook_id = add(store, receiver.url)
    finish, failures = store.deliveries.finish, [StoreError("The database failed: gone.")]

    def fail_first(*args):
        if failures:
            raise failures.pop()
        return finish(*args)

    monkeypatch.setattr(store.deliveries, "finish", fail_first)
    with sending(store, lease=timedelta(seconds=0.1)):
        tell(store)
        wait_until(lambda: states(store, webhook_id) == {DeliveryState.DELIVERED})
    assert [one.headers["webhook-id"] for one in receiver.received] == [receiver.received[0].headers["webhook-id"]] * 2
    assert f"webhook {webhook_id}" in caplog.text


def test_old_events_are_forgotten(store, receiver, monkeypatch):
    webhook_id = add(store, receiver.url)
    tell(store)
    try_out(store, OUTBOUND, Clock())
    monkeypatch.setattr("attribution.services.deliver_webhooks.PRUNE_SECONDS", 0)
    later = datetime.now(UTC) + timedelta(days=31)
    with sending(store, now=lambda: later):
        wait_until(lambda: deliveries(store, webhook_id) == [])


def test_neither_body_nor_secret_nor_address_is_logged(store, receiver, caplog):
    caplog.set_level(logging.INFO)
    add(store, receiver.url + "?token=hidden")
    receiver.answers = [500, 410]
    tell(store)
    try_out(store, OUTBOUND, Clock())
    assert "disabled" in caplog.text
    assert not any(words in caplog.text for words in ("whsec_", SECRET, "article_id", "token"))


@pytest.mark.parametrize("words", ["Élysée « 😀 »", "\u2028 & <b>", 'a"b\\c'])
def test_any_text_in_an_event_is_signed_as_it_is_sent(store, receiver, words):
    add(store, receiver.url)
    with store.database.writing() as session:
        emit(session, "article.deleted", {"source": words})
        session.commit()
    try_out(store, OUTBOUND, Clock())
    (received,) = receiver.received
    assert Webhook(SECRET).verify(received.body, received.headers)["data"] == {"source": words}
    assert json.loads(received.body)["type"] == "article.deleted"
