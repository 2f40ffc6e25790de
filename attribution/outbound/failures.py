"""What went wrong before an answer came, in a word: the words of an exception may hold an address with its secrets."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator

from requests.exceptions import SSLError, Timeout
from requests_hardened.ip_filter import InvalidIPAddress

from attribution.errors import WebhookAddressError
from attribution.services.ports.outbound import Failure

_WORDS: tuple[tuple[tuple[type[BaseException], ...], Failure], ...] = (
    ((InvalidIPAddress, WebhookAddressError), Failure.FORBIDDEN_ADDRESS),
    ((socket.gaierror, UnicodeError), Failure.NAME_NOT_FOUND),
    ((SSLError, ssl.SSLError), Failure.TLS),
    ((Timeout, TimeoutError), Failure.TIMEOUT),
)


def failure_of(error: BaseException) -> Failure:
    """The word for an error and for what lies behind it."""
    behind = tuple(_behind(error))
    for kinds, word in _WORDS:
        if any(isinstance(one, kinds) for one in behind):
            return word
    return Failure.CONNECTION


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
