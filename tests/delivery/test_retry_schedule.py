"""When a delivery is tried again, and when no more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from attribution.services.ports.deliveries import DeliveryState, Verdict
from attribution.services.ports.outbound import Answer, Failure
from attribution.services.retry_schedule import JITTER, LONGEST_PAUSE, SCHEDULE, judge

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
LAST = len(SCHEDULE) - 1


def verdict(status, attempt=0, *, chance=0.5, retry_after=None, error=None):
    return judge(Answer(status, error, 0.1, retry_after), attempt, now=NOW, chance=chance)


def test_tries_are_made_over_about_three_days():
    assert [wait.total_seconds() for wait in SCHEDULE[:4]] == [0, 5, 300, 1800]
    assert timedelta(days=3) < sum(SCHEDULE, timedelta()) < timedelta(days=3.5)


@pytest.mark.parametrize("status", [200, 201, 204, 299])
def test_2xx_is_success(status):
    assert verdict(status) == verdict(status, LAST) == Verdict(DeliveryState.DELIVERED)


@pytest.mark.parametrize("status", [100, 199, 300, 301, 302, 304, 307, 400, 401, 404, 429, 500, 503, 599])
def test_everything_else_is_tried_again(status):
    assert verdict(status).state == DeliveryState.PENDING


def test_no_answer_is_tried_again():
    assert verdict(None, error=Failure.TIMEOUT).state == DeliveryState.PENDING


def test_410_is_never_tried_again():
    assert verdict(410) == Verdict(DeliveryState.FAILED, gone=True)


@pytest.mark.parametrize("attempt", range(LAST))
def test_each_wait_is_the_one_of_the_schedule_give_or_take(attempt):
    wait = SCHEDULE[attempt + 1]
    waits = [verdict(500, attempt, chance=chance).next_at - NOW for chance in (0, 0.5, 1)]
    assert waits == [wait * (1 - JITTER), wait, wait * (1 + JITTER)]


def test_the_last_try_is_the_last():
    assert verdict(500, LAST) == Verdict(DeliveryState.FAILED)
    assert verdict(503, LAST, retry_after=10) == Verdict(DeliveryState.FAILED)


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_an_endpoint_that_asks_for_time_gets_it(status):
    asked = verdict(status, retry_after=60)
    assert asked.next_at == asked.pause_until == NOW + timedelta(seconds=60)


def test_a_pause_has_bounds():
    assert verdict(503, retry_after=10**9).next_at == NOW + LONGEST_PAUSE
    at_once = verdict(503, retry_after=0)
    assert (at_once.next_at, at_once.pause_until) == (NOW + SCHEDULE[1], NOW)
    later = verdict(503, 5, retry_after=60)
    assert (later.next_at, later.pause_until) == (NOW + SCHEDULE[6], NOW + timedelta(seconds=60))


@pytest.mark.parametrize("status", [400, 500, 301])
def test_others_cannot_ask_for_a_pause(status):
    assert verdict(status, retry_after=600) == verdict(status)
