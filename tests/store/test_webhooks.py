"""Endpoints, the outbox, and what a sender does in the database, on both engines."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import chain

import pytest

from attribution.errors import DeliveryNotFoundError, WebhookDisabledError, WebhookNotFoundError
from attribution.services.event_types import EVENT_TYPES, LARGEST_DATA
from attribution.services.ports.deliveries import Attempt, DeliveryState, Verdict
from attribution.services.ports.webhooks import DisabledReason, WebhookIn, WebhookState
from attribution.store.outbox import emit
from attribution.store.sql_store import SqlStore

from .samples import ANALYSIS, NOTHING, PARSE, RULES, article, keep

URL = "https://cms.example/hook"
NEVER = 2**63 - 1
LEASE = timedelta(minutes=1)
DELIVERED = Verdict(DeliveryState.DELIVERED)
FAILED = Verdict(DeliveryState.FAILED)


def now():
    return datetime.now(UTC)


def add(store, url=URL, types=None):
    return store.webhooks.add(WebhookIn(url, types), secret="whsec_new", by="somebody").id


def tell(store, data=None, times=1):
    with store.database.writing() as session:
        for _ in range(times):
            emit(session, "article.processed", data or {"article_id": 1})
        session.commit()


def claim(store, at=None, *, limit=10, at_once=10, busy=None):
    at = at or now()
    return store.deliveries.claim(at, lease_until=at + LEASE, limit=limit, at_once=at_once, busy=busy or {})


def finish(store, claimed, verdict, at=None, status=200):
    return store.deliveries.finish(claimed, Attempt(at or now(), status, None, 12), verdict)


def deliveries(store, webhook_id, state=None):
    return store.deliveries.find(webhook_id, state=state, before=None, limit=100)


def again(after):
    return Verdict(DeliveryState.PENDING, next_at=now() + after)


def test_an_endpoint_is_kept_as_it_was_asked_for(store):
    kept = store.webhooks.add(WebhookIn(URL, ["article.deleted"], "Notre CMS"), secret="whsec_a", by="desk")
    assert store.webhooks.get(kept.id) == kept
    assert (kept.url, kept.types, kept.description) == (URL, ["article.deleted"], "Notre CMS")
    assert (kept.state, kept.created_by, kept.disabled_at) == (WebhookState.ENABLED, "desk", None)


def test_no_endpoint_shows_its_secrets(store):
    add(store)
    tell(store)
    assert "whsec" not in repr(store.webhooks.find(after=None, limit=10))
    (claimed,) = claim(store)
    assert claimed.secrets == ("whsec_new",)
    assert "whsec" not in repr(claimed)


def test_endpoints_are_listed_page_by_page(store):
    ids = [add(store) for _ in range(3)]
    assert [one.id for one in store.webhooks.find(after=None, limit=2)] == ids[:2]
    assert [one.id for one in store.webhooks.find(after=ids[1], limit=2)] == ids[2:]


def test_an_endpoint_that_there_is_not_is_an_error_everywhere(store):
    for ask in (
        store.webhooks.get,
        store.webhooks.remove,
        store.deliveries.test,
        lambda one: store.webhooks.change(one, {}),
        lambda one: store.webhooks.rotate(one, secret="whsec_b", previous_until=now()),
        lambda one: store.deliveries.replay(one, 1),
        lambda one: deliveries(store, one),
    ):
        with pytest.raises(WebhookNotFoundError):
            ask(NEVER)


def test_an_event_goes_to_every_enabled_endpoint_that_wants_it(store):
    everything, deleted, processed = (
        add(store),
        add(store, types=["article.deleted"]),
        add(store, types=["article.processed"]),
    )
    off = add(store)
    store.webhooks.change(off, {"state": WebhookState.DISABLED})
    tell(store, data={"article_id": 7})
    assert [len(deliveries(store, one)) for one in (everything, deleted, processed, off)] == [1, 0, 1, 0]
    (sent,), (also_sent,) = deliveries(store, everything), deliveries(store, processed)
    assert (sent.type, sent.data, sent.state) == ("article.processed", {"article_id": 7}, DeliveryState.PENDING)
    assert sent.message_id == also_sent.message_id


def test_an_event_that_is_rolled_back_was_never_told(store, rows):
    add(store)
    store.deliveries.news.clear()
    with store.database.writing() as session:
        emit(session, "article.processed", {"article_id": 1})
    assert rows("SELECT count(*) FROM events") == [(0,)]
    assert claim(store) == ()
    assert not store.deliveries.news.is_set()


def test_an_article_and_its_event_are_kept_together_or_not_at_all(store):
    webhook_id = add(store)
    with store.writing() as work:
        work.save_article(article(), PARSE, ANALYSIS, RULES)
    assert deliveries(store, webhook_id) == []
    keep(store)
    assert [one.type for one in deliveries(store, webhook_id)] == ["article.processed"]


def test_an_event_names_its_article_and_counts_what_changed(store):
    webhook_id = add(store)
    named = {"source": "exemple.fr", "external_id": "1"}
    article_id = keep(store, **named, version=4)
    keep(store, NOTHING, **named, version=5, text="Rien.")
    replaced, new = (one.data for one in deliveries(store, webhook_id))
    quotations = len(ANALYSIS.attributions)
    none = dict.fromkeys(("added", "changed", "moved", "removed", "unchanged"), 0)
    assert new == {
        "article_id": article_id,
        **named,
        "number": 1,
        "version": 4,
        "changes": none | {"added": quotations},
        "link": f"/api/v1/articles/{article_id}",
    }
    assert replaced == new | {"number": 2, "version": 5, "changes": none | {"removed": quotations}}


def test_a_commit_with_an_event_wakes_the_sender_and_no_other_does(store):
    news = store.deliveries.news
    news.clear()
    add(store)
    assert not news.is_set()
    tell(store)
    assert news.is_set()


def test_only_listed_types_and_thin_data_can_be_told(store):
    with store.database.writing() as session:
        with pytest.raises(ValueError, match="no event type"):
            emit(session, "article.read", {})
        with pytest.raises(ValueError, match="larger"):
            emit(session, "article.processed", {"text": "x" * LARGEST_DATA})
    assert all(EVENT_TYPES.values())


def test_what_is_claimed_is_claimed_once(store, url):
    add(store)
    tell(store, times=3)
    other = SqlStore(url)
    taken = [*claim(store, limit=2), *claim(other, limit=2), *claim(store), *claim(other)]
    other.close()
    assert len(taken) == len({one.delivery_id for one in taken}) == 3


def test_senders_that_claim_at_the_same_moment_share_what_there_is(store, url):
    for _ in range(3):
        add(store)
    tell(store, times=20)
    start = threading.Barrier(4)

    def take(_):
        own = SqlStore(url)
        start.wait()
        taken = [one.delivery_id for _ in range(10) for one in claim(own, limit=2, at_once=2)]
        own.close()
        return taken

    with ThreadPoolExecutor(4) as pool:
        taken = list(chain.from_iterable(pool.map(take, range(4))))
    assert len(taken) == len(set(taken)) == 60


def test_a_lease_that_ran_out_can_be_taken_by_another(store):
    webhook_id = add(store)
    tell(store)
    (dead,) = claim(store)
    assert claim(store, now() + LEASE / 2) == ()
    (alive,) = claim(store, now() + LEASE * 2)
    assert (alive.delivery_id, alive.message_id) == (dead.delivery_id, dead.message_id)
    finish(store, dead, again(timedelta()), status=500)  # it was slow, not dead
    assert claim(store, now() + LEASE) == ()
    finish(store, alive, DELIVERED)
    (delivered,) = deliveries(store, webhook_id)
    assert delivered.state == DeliveryState.DELIVERED
    assert [attempt.status for attempt in delivered.attempts] == [500, 200]


def test_a_delivery_counts_although_its_lease_ran_out(store):
    webhook_id = add(store)
    tell(store)
    (slow,) = claim(store)
    (alive,) = claim(store, now() + LEASE * 2)
    finish(store, slow, DELIVERED)
    finish(store, alive, again(timedelta()), status=500)
    assert deliveries(store, webhook_id)[0].state == DeliveryState.DELIVERED


def test_a_delivery_that_failed_is_due_again_when_its_time_has_come(store):
    add(store)
    tell(store)
    (first,) = claim(store)
    finish(store, first, again(timedelta(minutes=5)), status=500)
    assert claim(store) == ()
    (second,) = claim(store, now() + timedelta(minutes=6))
    assert (first.attempt, second.attempt) == (0, 1)


def test_an_endpoint_with_many_does_not_keep_another_waiting(store):
    busy, quiet = add(store), add(store)
    tell(store, times=20)
    taken = claim(store, limit=4, at_once=2)
    assert sorted(one.webhook_id for one in taken) == [busy, busy, quiet, quiet]
    assert claim(store, at_once=2, busy={busy: 2, quiet: 2}) == ()


def test_an_endpoint_that_asks_for_a_pause_is_left_alone(store):
    paused, other = add(store), add(store)
    tell(store, times=2)
    first = next(one for one in claim(store, limit=2, at_once=1) if one.webhook_id == paused)
    later = now() + timedelta(minutes=30)
    finish(store, first, Verdict(DeliveryState.PENDING, next_at=later, pause_until=later), status=429)
    assert {one.webhook_id for one in claim(store)} == {other}
    assert {one.webhook_id for one in claim(store, later + LEASE)} == {paused, other}


def test_an_endpoint_that_is_gone_is_disabled_and_what_waits_for_it_fails(store):
    webhook_id = add(store)
    tell(store, times=2)
    first, _ = claim(store)
    gone = Verdict(DeliveryState.FAILED, gone=True)
    assert finish(store, first, gone, status=410) == DisabledReason.GONE
    kept = store.webhooks.get(webhook_id)
    assert (kept.state, kept.disabled_reason) == (WebhookState.DISABLED, DisabledReason.GONE)
    assert kept.disabled_at is not None
    assert {one.state for one in deliveries(store, webhook_id)} == {DeliveryState.FAILED}
    tell(store)
    assert len(deliveries(store, webhook_id)) == 2


def test_an_endpoint_that_took_nothing_all_the_time_is_disabled(store):
    webhook_id = add(store)
    tell(store)
    (last,) = claim(store)
    assert finish(store, last, FAILED, status=500) == DisabledReason.FAILING
    assert store.webhooks.get(webhook_id).disabled_reason == DisabledReason.FAILING


def test_an_endpoint_that_took_something_meanwhile_stays_enabled(store):
    webhook_id = add(store)
    tell(store, times=2)
    refused, taken = claim(store)
    finish(store, taken, DELIVERED)
    assert finish(store, refused, FAILED, status=500) is None
    kept = store.webhooks.get(webhook_id)
    assert kept.state == WebhookState.ENABLED
    assert kept.last_delivered_at is not None


def test_an_endpoint_can_be_enabled_again_and_changed(store):
    webhook_id = add(store)
    store.webhooks.change(webhook_id, {"state": WebhookState.DISABLED})
    kept = store.webhooks.change(
        webhook_id, {"state": WebhookState.ENABLED, "types": ["article.deleted"], "description": "CMS"}
    )
    assert (kept.state, kept.disabled_reason, kept.disabled_at) == (WebhookState.ENABLED, None, None)
    assert (kept.types, kept.description) == (["article.deleted"], "CMS")
    assert store.webhooks.change(webhook_id, {"types": None}).types is None
    assert store.webhooks.get(webhook_id).types is None


def test_both_secrets_sign_until_the_old_one_ends(store):
    webhook_id = add(store)
    tell(store, times=2)
    store.webhooks.rotate(webhook_id, secret="whsec_newer", previous_until=now() + timedelta(hours=24))
    first, _ = claim(store)
    assert first.secrets == ("whsec_newer", "whsec_new")
    assert claim(store, now() + timedelta(hours=25))[0].secrets == ("whsec_newer",)


def test_a_delivery_is_replayed_with_its_log_and_its_message_id(store):
    webhook_id = add(store)
    tell(store)
    (first,) = claim(store)
    finish(store, first, DELIVERED)
    replayed = store.deliveries.replay(webhook_id, first.delivery_id)
    assert (replayed.state, len(replayed.attempts)) == (DeliveryState.PENDING, 1)
    (second,) = claim(store)
    assert (second.message_id, second.attempt) == (first.message_id, 0)


def test_only_an_own_delivery_can_be_replayed_and_only_to_an_enabled_endpoint(store):
    webhook_id, other = add(store), add(store, types=["job.finished"])
    tell(store)
    delivery_id = deliveries(store, webhook_id)[0].id
    for wrong in ((other, delivery_id), (webhook_id, NEVER)):
        with pytest.raises(DeliveryNotFoundError):
            store.deliveries.replay(*wrong)
    store.webhooks.change(webhook_id, {"state": WebhookState.DISABLED})
    with pytest.raises(WebhookDisabledError):
        store.deliveries.replay(webhook_id, delivery_id)
    with pytest.raises(WebhookDisabledError):
        store.deliveries.test(webhook_id)


def test_a_test_event_goes_to_one_endpoint_whatever_it_wants(store):
    webhook_id, other = add(store, types=["job.finished"]), add(store)
    sent = store.deliveries.test(webhook_id)
    assert (sent.type, sent.data) == ("webhook.test", {"webhook_id": webhook_id})
    assert [one.webhook_id for one in claim(store)] == [webhook_id]
    assert deliveries(store, other) == []


def test_deliveries_are_listed_newest_first_by_state_page_by_page(store):
    webhook_id = add(store)
    tell(store, times=3)
    finish(store, claim(store, limit=1)[0], DELIVERED)
    ids = [one.id for one in deliveries(store, webhook_id)]
    assert ids == sorted(ids, reverse=True)
    assert [one.id for one in deliveries(store, webhook_id, DeliveryState.PENDING)] == ids[:2]
    assert [one.id for one in store.deliveries.find(webhook_id, state=None, before=ids[0], limit=1)] == ids[1:2]


def test_a_removed_endpoint_takes_its_deliveries_with_it(store, rows):
    webhook_id = add(store)
    tell(store, times=2)
    first, second = claim(store)
    finish(store, first, DELIVERED)
    store.webhooks.remove(webhook_id)
    assert finish(store, second, DELIVERED) is None
    assert rows("SELECT count(*) FROM deliveries") == rows("SELECT count(*) FROM delivery_attempts") == [(0,)]


def test_old_events_are_forgotten_unless_they_are_still_to_be_sent(store, rows):
    webhook_id = add(store)
    tell(store, times=3)
    for claimed in claim(store, limit=2):
        finish(store, claimed, DELIVERED)
    assert store.deliveries.prune(now() - timedelta(hours=1), limit=10) == 0
    assert store.deliveries.prune(now(), limit=1) == 1
    assert store.deliveries.prune(now(), limit=10) == 1
    assert [one.state for one in deliveries(store, webhook_id)] == [DeliveryState.PENDING]
    assert rows("SELECT count(*) FROM delivery_attempts") == [(0,)]
