"""The use case of a worker: read and keep the article of the next line that waits, so that no end is the wrong end."""

from __future__ import annotations

import logging
import random
import traceback
from dataclasses import asdict, dataclass
from datetime import timedelta

from attribution.core.lexicon import Lexicon
from attribution.errors import AttributionError, LeaseLostError, ModelError, ParserError, StoreError
from attribution.services.keep_lease import keep_lease
from attribution.services.ports import MAX_ATTEMPTS, Claim, Fault, Parser, SavedArticle, Store, UnitOfWork
from attribution.services.submit_article import submit_article

LEASE = timedelta(seconds=60)
"""How soon another worker takes the line of one that was killed. It is renewed while the work goes on."""
PAUSE = timedelta(seconds=5)
"""Before the second attempt; three times as long before the third."""
_OUR_OWN = (ParserError, ModelError, StoreError)
"""Failures that may be over next time. Any other error of this package says what is wrong with the article."""

_log = logging.getLogger(__name__)


def run_next_line(worker: str, *, parser: Parser, lexicon: Lexicon, store: Store, lease: timedelta = LEASE) -> bool:
    """Work on one line; say whether there was any. Raises StoreError.

    The line ends in the transaction that keeps its article: whenever the worker is killed, either both have
    happened or nothing has, and then another worker takes the line.
    """
    claim = store.jobs.claim(worker, lease)
    if claim is None:
        return False
    try:
        with keep_lease(claim, jobs=store.jobs, lease=lease):
            end = _GoodEnd(claim)
            saved = submit_article(claim.article, parser=parser, lexicon=lexicon, store=store, commit=end)
            if not end.has_come:  # the very same article was kept already, so nothing was written
                with store.writing() as work:
                    end(work, saved)
    except LeaseLostError as error:
        _log.warning("%s Nothing was kept here.", error)
    except Exception as error:
        _end_badly(claim, error, store)
    return True


@dataclass(slots=True)
class _GoodEnd:
    """Ends a line in the transaction that keeps its article."""

    claim: Claim
    has_come: bool = False

    def __call__(self, work: UnitOfWork, saved: SavedArticle) -> None:
        told = {"is_new": saved.is_new, "number": saved.number, "work": saved.work.value}
        result = {"article_id": saved.id, **told, "changes": asdict(saved.changes)}
        work.finish_line(self.claim, result)
        work.commit()
        self.has_come = True


def _end_badly(claim: Claim, error: Exception, store: Store) -> None:
    told = traceback.format_exception_only(error)[-1].strip()
    if isinstance(error, AttributionError) and not isinstance(error, _OUR_OWN):
        store.jobs.give_up(claim, Fault(type(error).__name__, str(error)), told)
        return
    place = f"line {claim.number} of job {claim.job_id}, attempt {claim.attempt}"
    _log.error("%s failed", place, exc_info=error)
    if claim.attempt < MAX_ATTEMPTS:
        store.jobs.put_back(claim, PAUSE * 3 ** (claim.attempt - 1) * random.uniform(0.8, 1.2), told)
    else:
        store.jobs.give_up(claim, Fault(_kind(error), str(error)), told)


def _kind(error: Exception) -> str:
    return type(error if isinstance(error, AttributionError) else AttributionError()).__name__
