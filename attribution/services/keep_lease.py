"""Keeps a line with the worker who has it, however long its text takes."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from attribution.errors import StoreError
from attribution.services.ports import Claim, Jobs

_log = logging.getLogger(__name__)


@contextmanager
def keep_lease(claim: Claim, *, jobs: Jobs, lease: timedelta) -> Iterator[None]:
    """Renew the lease three times in its length until the block is left; a renewal that fails is tried again."""
    left = threading.Event()

    def renew() -> None:
        while not left.wait(lease.total_seconds() / 3):
            try:
                if not jobs.renew(claim, lease):
                    return
            except StoreError as error:
                _log.warning("The lease of line %d of job %d was not renewed: %s", claim.number, claim.job_id, error)

    thread = threading.Thread(target=renew, name=f"lease of {claim.worker}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        left.set()
        thread.join()
