"""The use case of a sender who does not wait: the article becomes a job."""

from __future__ import annotations

import time

from attribution.services.check_text import check_text
from attribution.services.ports import ENDED, ArticleIn, JobKind, JobRecord, LineIn, Priority, Store

_LOOK_SECONDS = 0.1


def queue_article(article: ArticleIn, *, store: Store, created_by: str, limit: int | None = None) -> int:
    """The id of a job that reads and keeps the article. Raises TextError, StoreError."""
    check_text(article.text, limit=limit)
    line = LineIn(1, article)
    return store.jobs.enqueue(JobKind.ARTICLE, [line], Priority.INTERACTIVE, created_by=created_by)


def wait_for_job(job_id: int, *, store: Store, seconds: float) -> JobRecord:
    """The job when it has ended, or as it is after so many seconds. Raises JobNotFoundError, StoreError."""
    deadline = time.monotonic() + seconds
    while (job := store.jobs.job(job_id)).state not in ENDED and (left := deadline - time.monotonic()) > 0:
        time.sleep(min(_LOOK_SECONDS, left))
    return job
