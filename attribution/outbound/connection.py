"""Connections that go to allowed addresses only, and end when their time is over."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from typing import Any

from requests import PreparedRequest
from requests.adapters import HTTPAdapter
from requests_hardened.ip_filter_adapter import IPFilterAdapter

from attribution.errors import WebhookAddressError
from attribution.outbound.addresses import is_public


class Deadline:
    """Cuts a connection off when all of it takes too long: `requests` limits the wait for each packet only.

    An endpoint that sends a byte now and then would hold a thread for hours. The socket is cut through a copy of
    its own: TLS takes the first one away, and nobody else closes this one.
    """

    def __init__(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self._lock = threading.Lock()
        self._copy: socket.socket | None = None
        self.passed = False

    def __enter__(self) -> Deadline:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            if self._copy is not None:
                self._copy.close()
            self._copy = None

    def watch(self, connected: socket.socket) -> None:
        """Cut this connection off in time. Raises TimeoutError when it is too late already."""
        with self._lock:
            if self.passed:
                raise TimeoutError
            self._copy = connected.dup()

    def _cut(self) -> None:
        with self._lock:
            self.passed = True
            if self._copy is not None:
                try:
                    self._copy.shutdown(socket.SHUT_RDWR)
                except OSError:
                    return  # the other side was faster


class _Watched:
    """An adapter whose connections are shown to somebody before anything is sent on them."""

    on_connect: Callable[[socket.socket], None]

    def get_connection_with_tls_context(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Any:
        """The pool as `requests` makes it, with connections of our own."""
        pool = super().get_connection_with_tls_context(request, *args, **kwargs)  # type: ignore[misc]
        pool.ConnectionCls = _watched(pool.ConnectionCls, self.on_connect)
        return pool


def _watched(connection: type[Any], on_connect: Callable[[socket.socket], None]) -> type[Any]:
    class Connection(connection):  # type: ignore[misc]
        def _new_conn(self) -> socket.socket:
            # urllib3's own hook, kept since 1.x: below TLS and above the socket; tests hold it
            made: socket.socket = super()._new_conn()
            try:
                on_connect(made)
            except BaseException:
                made.close()
                raise
            return made

    return Connection


class PublicAdapter(_Watched, IPFilterAdapter):  # type: ignore[misc]
    """To public addresses only: the library looks, we look at what it found, and at the socket that is connected."""

    def __init__(self, deadline: Deadline) -> None:
        super().__init__(is_https_proto=True)
        self._deadline = deadline

    def build_connection_pool_key_attributes(self, *args: Any, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Where to connect: an address, in the place of the name. Raises WebhookAddressError unless it is public."""
        host, pool = super().build_connection_pool_key_attributes(*args, **kwargs)
        _require_public(host["host"].strip("[]"))
        return host, pool

    def on_connect(self, connected: socket.socket) -> None:
        """Raise WebhookAddressError unless the other side is public."""
        _require_public(str(connected.getpeername()[0]))
        self._deadline.watch(connected)


def _require_public(address: str) -> None:
    if not is_public(address):
        raise WebhookAddressError("The address is not public.")


class AnyAdapter(_Watched, HTTPAdapter):
    """To any address: for development."""

    def __init__(self, deadline: Deadline) -> None:
        super().__init__()
        self.on_connect = deadline.watch
