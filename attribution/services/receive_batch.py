"""The use case of a CMS that sends many articles at once: keep them for the workers, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

from attribution.errors import BatchTooLongError, EmptyBatchError, JobNotFoundError, StoreError
from attribution.services.ports import JobKind, LineIn, Priority, Store

MAX_LINES = 10_000
_LINES_AT_ONCE = 500
_CHARACTERS_AT_ONCE = 2_000_000


def receive_batch(lines: Iterable[LineIn], *, store: Store, created_by: str) -> int:
    """The id of a job of these lines. Raises EmptyBatchError, BatchTooLongError, StoreError, and what ``lines`` raises.

    The lines come in while they are read, so they are kept chunk by chunk; no worker sees them before the last.
    """
    job_id = store.jobs.open(JobKind.BATCH, created_by=created_by)
    try:
        count = 0
        for chunk in _chunks(lines):
            count += len(chunk)
            if count > MAX_LINES:
                raise BatchTooLongError(MAX_LINES)
            store.jobs.add(job_id, chunk, Priority.BULK)
        if not count:
            raise EmptyBatchError("The batch holds no line.")
        store.jobs.release(job_id)
    except BaseException:
        with suppress(StoreError, JobNotFoundError):  # it expires by itself, or did
            store.jobs.discard(job_id)
        raise
    return job_id


def _chunks(lines: Iterable[LineIn]) -> Iterator[list[LineIn]]:
    chunk: list[LineIn] = []
    characters = 0
    for line in lines:
        chunk.append(line)
        characters += len(line.article.text) if line.article else 0
        if len(chunk) == _LINES_AT_ONCE or characters > _CHARACTERS_AT_ONCE:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk
