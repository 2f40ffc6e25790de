"""The Keys port on SQLite and PostgreSQL."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update

from attribution.errors import StoreError
from attribution.services.ports import KeyRecord, Keys, NewKey, Scope
from attribution.store.column_types import as_id
from attribution.store.database import Database
from attribution.store.tables import ApiKeyRow

LOG = logging.getLogger(__name__)

NOTED_EVERY = timedelta(minutes=1)
PATIENCE = 0.05
"""Seconds that noting a use waits for another writer, once in `NOTED_EVERY` for each key and process."""


class SqlKeys(Keys):
    """Safe to use from several threads. Nothing is remembered of a key but when its use was noted."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._noted: dict[int, datetime] = {}

    def add(self, key: NewKey) -> KeyRecord:
        """Keep a new key."""
        row = ApiKeyRow(
            prefix=key.prefix,
            sha256=key.sha256,
            name=key.name,
            scopes=" ".join(scope for scope in Scope if scope in key.scopes),
            created_at=key.created_at,
            expires_at=key.expires_at,
        )
        with self._database.writing() as session:
            session.add(row)
            session.flush()
            record = key_record(row)
            session.commit()
        return record

    def exist(self) -> bool:
        """Whether a key was ever made, be it expired or revoked since."""
        with self._database.reading() as session:
            return session.scalar(select(ApiKeyRow.id).limit(1)) is not None

    def with_hash(self, sha256: str) -> KeyRecord | None:
        """The key with this SHA-256, as it is at this moment, usable or not."""
        with self._database.reading() as session:
            row = session.scalar(select(ApiKeyRow).where(ApiKeyRow.sha256 == sha256))
            return key_record(row) if row else None

    def all(self) -> Sequence[KeyRecord]:
        """Every key that was ever made, oldest first."""
        with self._database.reading() as session:
            return [key_record(row) for row in session.scalars(select(ApiKeyRow).order_by(ApiKeyRow.id))]

    def revoke(self, key_id: int, at: datetime) -> None:
        """Make a key useless from now on; the time of a first revocation stays."""
        meant = ApiKeyRow.id == as_id(key_id), ApiKeyRow.revoked_at.is_(None)
        with self._database.writing() as session:
            session.execute(update(ApiKeyRow).where(*meant).values(revoked_at=at))
            session.commit()

    def note_use(self, key_id: int, at: datetime) -> None:
        """Remember that a key was used, at most once a minute; give up rather than wait."""
        noted = self._noted.get(key_id)
        if noted is not None and at - noted < NOTED_EVERY:
            return
        self._noted[key_id] = at  # before it is tried: a busy database is left alone for a while
        due = or_(ApiKeyRow.last_used_at.is_(None), ApiKeyRow.last_used_at <= at - NOTED_EVERY)
        try:
            with self._database.writing(PATIENCE) as session:
                session.execute(update(ApiKeyRow).where(ApiKeyRow.id == key_id, due).values(last_used_at=at))
                session.commit()
        except StoreError as error:
            LOG.info("the use of key %d was not noted: %s", key_id, error)


def key_record(row: ApiKeyRow) -> KeyRecord:
    """A row as the port gives it."""
    return KeyRecord(
        row.id,
        row.prefix,
        row.name,
        frozenset(Scope(word) for word in row.scopes.split()),
        row.created_at,
        row.expires_at,
        row.revoked_at,
        row.last_used_at,
    )
