"""Threads that work on jobs for as long as a command runs."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from attribution.bootstrap import Services


@contextmanager
def workers(services: Services, count: int) -> Iterator[None]:
    """So many workers until the block is left, which waits for the articles that they are reading."""
    working = [services.worker() for _ in range(count)]
    # daemons: whoever presses Ctrl-C once more does not want to wait, and a line that is left is taken again
    threads = [threading.Thread(target=worker.run, name=worker.name, daemon=True) for worker in working]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for worker in working:
            worker.stop()
        for thread in threads:
            thread.join()
