"""The Answers port on SQLite and PostgreSQL."""

from __future__ import annotations

import json
import zlib
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from attribution.errors import IdempotencyKeyReusedError, StillRunningError
from attribution.services.ports.answers import KEPT_FOR, LEASE, RETRY_AFTER, Answer, Answers
from attribution.store.database import Database
from attribution.store.tables import AnswerRow

LARGEST = 1_000_000
"""Bytes of a deflated body that are kept."""
PURGED_AT_ONCE = 100
"""Old answers that one claim removes: more than it adds, few enough to be quick."""


class SqlAnswers(Answers):
    """Safe to use from several threads and processes: claims are made by the only writer there is."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def claim(self, owner: str, key: str, fingerprint: str, now: datetime) -> int | Answer:
        """Claim a key for a run, or give the answer of the run before."""
        with self._database.writing() as session:
            _purge(session, now)
            known = session.scalar(select(AnswerRow).where(AnswerRow.owner == owner, AnswerRow.key == key))
            if known is not None and not _is_void(known, now):
                return _answer(known, fingerprint)
            if known is not None:
                session.delete(known)
                session.flush()
            row = AnswerRow(owner=owner, key=key, fingerprint=fingerprint, claimed_at=now)
            session.add(row)
            session.flush()
            claim = row.id
            session.commit()
            return claim

    def keep(self, claim: int, answer: Answer) -> None:
        """End a run with its answer, unless the claim is void and somebody else has it by now."""
        body = None if answer.body is None else zlib.compress(answer.body)
        kept = {
            "status": answer.status,
            "headers": json.dumps(dict(answer.headers)),
            "location": answer.headers.get("Location"),
            "body": body if body is not None and len(body) <= LARGEST else None,
        }
        with self._database.writing() as session:
            session.execute(update(AnswerRow).where(AnswerRow.id == claim).values(kept))
            session.commit()

    def release(self, claim: int) -> None:
        """End a run that is not to be remembered: the key is free again."""
        with self._database.writing() as session:
            session.execute(delete(AnswerRow).where(AnswerRow.id == claim))
            session.commit()


def _purge(session: Session, now: datetime) -> None:
    old = select(AnswerRow.id).where(AnswerRow.claimed_at <= now - KEPT_FOR).limit(PURGED_AT_ONCE)
    session.execute(delete(AnswerRow).where(AnswerRow.id.in_(old)))


def _is_void(row: AnswerRow, now: datetime) -> bool:
    """Whether the answer is too old to be given again, or the run's lease is over."""
    return row.claimed_at <= now - (LEASE if row.status is None else KEPT_FOR)


def _answer(row: AnswerRow, fingerprint: str) -> Answer:
    if row.fingerprint != fingerprint:
        raise IdempotencyKeyReusedError("This Idempotency-Key came with another request before; send a new one.")
    if row.status is None:
        raise StillRunningError(RETRY_AFTER)
    body = None if row.body is None else zlib.decompress(row.body)
    return Answer(row.status, json.loads(row.headers or "{}"), body)
