"""When a delivery is tried again: soon at first, then ever more rarely, for about three days in all."""

from __future__ import annotations

from datetime import datetime, timedelta
from http import HTTPStatus

from attribution.services.ports.deliveries import DeliveryState, Verdict
from attribution.services.ports.outbound import Answer

SCHEDULE = tuple(
    timedelta(seconds=seconds)
    for seconds in (0, 5, 5 * 60, 30 * 60, *(hours * 3600 for hours in (2, 5, 10, 14, 20, 24)))
)
"""How long each try waits after the one before; the first is made at once."""

JITTER = 0.1
"""By how much of itself a wait may be shorter or longer, so that what failed together does not return together."""

LONGEST_PAUSE = timedelta(hours=1)
"""The longest that an endpoint may ask to be left alone."""

_ASKS_FOR_TIME = frozenset(
    (
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.BAD_GATEWAY,
        HTTPStatus.SERVICE_UNAVAILABLE,
        HTTPStatus.GATEWAY_TIMEOUT,
    )
)


def judge(answer: Answer, attempt: int, *, now: datetime, chance: float) -> Verdict:
    """What follows from an answer to a try (counted from 0); ``chance``, from 0 to 1, decides the jitter."""
    if answer.status is not None and 200 <= answer.status < 300:
        return Verdict(DeliveryState.DELIVERED)
    if answer.status == HTTPStatus.GONE:
        return Verdict(DeliveryState.FAILED, gone=True)
    if attempt + 1 >= len(SCHEDULE):
        return Verdict(DeliveryState.FAILED)
    next_at = now + SCHEDULE[attempt + 1] * (1 + JITTER * (2 * chance - 1))
    if answer.retry_after is None or answer.status not in _ASKS_FOR_TIME:
        return Verdict(DeliveryState.PENDING, next_at=next_at)
    pause_until = now + min(timedelta(seconds=answer.retry_after), LONGEST_PAUSE)
    return Verdict(DeliveryState.PENDING, next_at=max(next_at, pause_until), pause_until=pause_until)
