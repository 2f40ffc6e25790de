"""Webhooks are sent for as long as a command runs that makes events."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from attribution.bootstrap import Services


@contextmanager
def sending(services: Services) -> Iterator[None]:
    """One sender until the block is left, which waits a few seconds for the messages that are on their way."""
    stop = threading.Event()
    sender = threading.Thread(target=services.run_sender, args=(stop,), name="sender", daemon=True)
    sender.start()
    try:
        yield
    finally:
        stop.set()
        services.store.deliveries.news.set()  # it may be waiting for some
        sender.join()
