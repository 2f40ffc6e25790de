"""Does the work that waits, line by line, until it is told to stop."""

from __future__ import annotations

import logging
import os
import socket
import threading
import uuid
from collections.abc import Callable

POLL_SECONDS = 1.0
"""How soon work is seen that another process has queued; work of this process is seen at once."""
AFTER_FAILURE_SECONDS = 10.0
"""How soon a database that failed is asked again."""

_log = logging.getLogger(__name__)


class Worker:
    """``run_next`` takes the worker's name says whether there was work; ``work_waits`` is set when there is."""

    def __init__(self, run_next: Callable[[str], bool], work_waits: threading.Event) -> None:
        self.name = f"{socket.gethostname()} {os.getpid()} {uuid.uuid4().hex[:8]}"
        self._run_next = run_next
        self._work_waits = work_waits
        self._stopping = threading.Event()

    def run(self) -> None:
        """Work until `stop`. A database that fails is asked again; what else fails is logged and does not end it."""
        while True:
            self._work_waits.clear()  # before looking: what is queued, or said, after the look sets it again
            if self._stopping.is_set():
                return
            if pause := self._try_next():
                self._work_waits.wait(pause)

    def run_all(self) -> None:
        """Work until nothing waits, or until `stop`. Raises StoreError."""
        while not self._stopping.is_set() and self._run_next(self.name):
            pass

    def stop(self) -> None:
        """End `run` as soon as the line that is worked on is finished."""
        self._stopping.set()
        self._work_waits.set()

    def _try_next(self) -> float:
        """How many seconds to wait before the next look."""
        try:
            return 0 if self._run_next(self.name) else POLL_SECONDS
        except Exception:
            _log.exception("The worker %s could not take or end a line", self.name)
            return AFTER_FAILURE_SECONDS
