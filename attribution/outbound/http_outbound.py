"""The Outbound port over HTTP: one signed POST, no redirect, no proxy, bounded in time."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from requests import Request, Response
from standardwebhooks import Webhook

from attribution import __version__
from attribution.errors import WebhookAddressError
from attribution.outbound.addresses import addresses_of, is_public
from attribution.outbound.connection import AnyAdapter, Deadline, PublicAdapter
from attribution.outbound.failures import failure_of
from attribution.services.ports.outbound import Answer, Failure, Message, Outbound

TIMEOUT_SECONDS = 20.0
_SECONDS = re.compile(r"[0-9]{1,9}")


class HttpOutbound(Outbound):
    """``private`` (for development) allows http and addresses that are not public. ``timeout`` is for all of a message.

    `requests` reads proxies, passwords (``.netrc``) and certificates from the environment and keeps cookies in its
    sessions only; there is none here, and an adapter by itself neither follows redirects nor reads their bodies.
    """

    def __init__(self, *, private: bool = False, timeout: float = TIMEOUT_SECONDS) -> None:
        self._private = private
        self._timeout = timeout

    def check(self, url: str) -> None:
        """Raise WebhookAddressError when nothing may be sent there. A name that is not known yet may be."""
        self._check_form(url)
        if not self._private and not all(map(is_public, addresses_of(urlsplit(url).hostname or ""))):
            raise WebhookAddressError("The address belongs to a private, loopback or otherwise reserved network.")

    def post(self, message: Message) -> Answer:
        """Sign and send a message, now. Takes bounded time, follows no redirect and never raises."""
        started = time.monotonic()
        with Deadline(self._timeout) as deadline:
            try:
                status, pause = self._send(message, deadline)
            except Exception as error:  # a try that fails in a new way is a failed try too, not one for ever
                word = Failure.TIMEOUT if deadline.passed else failure_of(error)
                return Answer(None, word, time.monotonic() - started)
        if deadline.passed:  # headers that were cut off read like headers that are complete
            return Answer(None, Failure.TIMEOUT, time.monotonic() - started)
        return Answer(status, None, time.monotonic() - started, pause)

    def _check_form(self, url: str) -> None:
        parts = urlsplit(url)
        if "@" in parts.netloc:
            raise WebhookAddressError("The address must not hold a user or a password: messages are signed.")
        if parts.scheme != "https" and not self._private:
            raise WebhookAddressError("The address must start with https://.")

    def _send(self, message: Message, deadline: Deadline) -> tuple[int, float | None]:
        self._check_form(message.url)  # the setting may have changed since it was kept
        adapter = AnyAdapter(deadline) if self._private else PublicAdapter(deadline)
        body = message.body.encode()
        request = Request("POST", message.url, headers=signed_headers(message, datetime.now(UTC)), data=body).prepare()
        try:
            response = adapter.send(request, stream=True, timeout=self._timeout)
            with response:
                return response.status_code, retry_after(response)
        finally:
            adapter.close()


def signed_headers(message: Message, now: datetime) -> dict[str, str]:
    """The headers of the Standard Webhooks specification, with a signature for each secret."""
    signatures = [Webhook(secret).sign(message.message_id, now, message.body) for secret in message.secrets]
    return {
        "content-type": "application/json",
        "user-agent": f"attribution/{__version__}",
        "webhook-id": message.message_id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": " ".join(signatures),
    }


def retry_after(response: Response) -> float | None:
    """The seconds that the other side wants to be left alone, None when it does not say so legibly."""
    said: Any = response.headers.get("Retry-After", "").strip()
    if _SECONDS.fullmatch(said):
        return float(said)
    try:
        until = parsedate_to_datetime(said)
    except (ValueError, TypeError, OverflowError):
        return None
    aware = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())
