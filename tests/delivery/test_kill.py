"""A sender that is killed in the middle of a delivery loses nothing: the message is sent again after its lease."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager

from attribution.services.ports.deliveries import DeliveryState
from tests.articles import ROOT
from tests.delivery.receiver import hang, wait_until
from tests.delivery.test_sender import add, deliveries, sending, states, tell

LEASE = 1.5


@contextmanager
def sender_process(url):
    command = [sys.executable, "-m", "tests.delivery.sender_process", url, str(LEASE)]
    with subprocess.Popen(command, cwd=ROOT) as process:
        try:
            yield process
        finally:
            process.kill()


def test_a_message_of_a_killed_sender_arrives_after_its_lease(store, receiver, tmp_path):
    webhook_id = add(store, receiver.url)
    receiver.answers = [hang]
    tell(store)
    with sender_process(f"sqlite:///{tmp_path / 'http.db'}") as process:
        (first,) = receiver.wait_for(1)
        process.kill()
    (pending,) = deliveries(store, webhook_id)
    assert (pending.state, pending.attempts) == (DeliveryState.PENDING, [])
    with sending(store):
        wait_until(lambda: states(store, webhook_id) == {DeliveryState.DELIVERED})
    again = receiver.received[1]
    assert (again.headers["webhook-id"], again.body) == (first.headers["webhook-id"], first.body)
    assert len(receiver.received) == 2
    (delivered,) = deliveries(store, webhook_id)
    assert [attempt.status for attempt in delivered.attempts] == [204]


def test_whenever_a_sender_is_killed_every_message_arrives(store, receiver, tmp_path):
    webhook_id = add(store, receiver.url)
    tell(store, 40)
    for killed_after in (1, 10, 25):
        with sender_process(f"sqlite:///{tmp_path / 'http.db'}") as process:
            receiver.wait_for(killed_after)
            process.kill()
    with sending(store):
        wait_until(lambda: states(store, webhook_id) == {DeliveryState.DELIVERED})
    sent = {one.message_id for one in deliveries(store, webhook_id)}
    assert {one.headers["webhook-id"] for one in receiver.received} == sent
    assert len(sent) == 40
