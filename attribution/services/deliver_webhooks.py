"""The use case of the sender: all that is due goes to its endpoint, several at a time, none held up by another."""

from __future__ import annotations

import json
import logging
import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from attribution.errors import StoreError
from attribution.services.ports.deliveries import Attempt, Claim, Deliveries
from attribution.services.ports.outbound import Message, Outbound
from attribution.services.retry_schedule import judge

logger = logging.getLogger(__name__)

AT_ONCE = 16
"""Messages that one process sends at the same time."""
AT_ONCE_EACH = 2
"""Of these, to one endpoint: a slow one keeps two threads waiting, never all."""
LEASE = timedelta(minutes=2)
"""Much longer than a message may take: whoever has not told by then how it went is dead."""
POLL_SECONDS = 1.0
"""How soon what another process wrote is seen, and how soon the sender stops."""
GRACE_SECONDS = 5.0
"""How long messages on their way may still take once the sender stops; what is not done is sent again later."""
KEPT = timedelta(days=30)
"""How long events can be looked up and replayed."""
PRUNED_AT_ONCE = 500
PRUNE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Pace:
    """How a sender works; tests hurry it."""

    at_once: int = AT_ONCE
    at_once_each: int = AT_ONCE_EACH
    lease: timedelta = LEASE
    poll: float = POLL_SECONDS
    grace: float = GRACE_SECONDS
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    chance: Callable[[], float] = random.random


def run_sender(stop: threading.Event, *, deliveries: Deliveries, outbound: Outbound, pace: Pace | None = None) -> None:
    """Send what is due until ``stop`` is set. Run it in a thread of its own, in as many processes as you like.

    It looks at once when this process commits an event, and every second for those of others. It outlives a
    database that fails for a while.
    """
    sender = _Sender(deliveries, outbound, pace or Pace())
    while not stop.is_set():
        sender.look()
        deliveries.news.wait(sender.pace.poll)
        deliveries.news.clear()
    sender.finish()


def deliver(claim: Claim, *, deliveries: Deliveries, outbound: Outbound, pace: Pace) -> None:
    """Send one message and write down how it went. Raises StoreError: then it is sent again when the lease is over."""
    started = pace.now()
    answer = outbound.post(Message(claim.url, claim.message_id, message_body(claim), claim.secrets))
    attempt = Attempt(started, answer.status, answer.error, round(answer.took * 1000))
    verdict = judge(answer, claim.attempt, now=pace.now(), chance=pace.chance())
    reason = deliveries.finish(claim, attempt, verdict)
    if reason is not None:
        logger.warning("Webhook %d is disabled: %s.", claim.webhook_id, reason.value)


def message_body(claim: Claim) -> str:
    """The body, the same characters in every try."""
    told = {"type": claim.type, "timestamp": claim.created_at.isoformat(), "data": claim.data}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


class _Sender:
    """The messages on their way from this process, a thread each."""

    def __init__(self, deliveries: Deliveries, outbound: Outbound, pace: Pace) -> None:
        self.pace = pace
        self._deliveries = deliveries
        self._outbound = outbound
        self._busy: Counter[int] = Counter()
        self._threads: set[threading.Thread] = set()
        self._lock = threading.Lock()
        self._pruned = time.monotonic()

    def look(self) -> None:
        """Take as many deliveries as can be sent now, and send them."""
        try:
            for claim in self._claims():
                self._send(claim)
            self._prune()
        except StoreError as error:
            logger.error("Webhooks wait: %s", error)
        except Exception:
            logger.exception("Webhooks wait.")  # a sender that ended would be missed by nobody

    def finish(self) -> None:
        """Wait for the messages on their way, not for long; the lease of the others runs out by itself."""
        deadline = time.monotonic() + self.pace.grace
        with self._lock:
            under_way = list(self._threads)
        for thread in under_way:
            thread.join(max(0.0, deadline - time.monotonic()))

    def _claims(self) -> list[Claim]:
        with self._lock:
            busy, free = dict(self._busy), self.pace.at_once - len(self._threads)
        if free <= 0:
            return []
        now, pace = self.pace.now(), self.pace
        return list(
            self._deliveries.claim(now, lease_until=now + pace.lease, limit=free, at_once=pace.at_once_each, busy=busy)
        )

    def _send(self, claim: Claim) -> None:
        # a daemon: a process that ends does not wait for a slow endpoint
        thread = threading.Thread(target=self._deliver, args=(claim,), name="webhook", daemon=True)
        with self._lock:
            self._busy[claim.webhook_id] += 1
            self._threads.add(thread)
        thread.start()

    def _deliver(self, claim: Claim) -> None:
        try:
            deliver(claim, deliveries=self._deliveries, outbound=self._outbound, pace=self.pace)
        except StoreError as error:
            logger.error("The answer of webhook %d is lost, its message is sent again: %s", claim.webhook_id, error)
        finally:
            with self._lock:
                self._busy[claim.webhook_id] -= 1
                self._threads.discard(threading.current_thread())
            self._deliveries.news.set()  # there is room for another

    def _prune(self) -> None:
        if time.monotonic() - self._pruned >= PRUNE_SECONDS:
            self._pruned = time.monotonic()
            self._deliveries.prune(self.pace.now() - KEPT, limit=PRUNED_AT_ONCE)
