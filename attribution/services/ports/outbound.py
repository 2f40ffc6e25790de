"""The way out to other machines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class Failure(StrEnum):
    """What went wrong before an answer came. No more is told: an exception's words may hold the address."""

    FORBIDDEN_ADDRESS = "forbidden_address"
    NAME_NOT_FOUND = "name_not_found"
    TIMEOUT = "timeout"
    TLS = "tls"
    CONNECTION = "connection"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back from an endpoint: a status, or what went wrong before one came; times in seconds."""

    status: int | None
    error: Failure | None
    took: float
    retry_after: float | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent to an endpoint."""

    url: str
    message_id: str
    body: str = field(repr=False)
    secrets: Sequence[str] = field(repr=False)


class Outbound(Protocol):
    """The way out to other machines."""

    def check(self, url: str) -> None:
        """Raise WebhookAddressError when nothing may be sent there. A name that is not known yet may be."""

    def post(self, message: Message) -> Answer:
        """Sign and send a message, now. Takes bounded time, follows no redirect and never raises."""
