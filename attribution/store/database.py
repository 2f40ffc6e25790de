"""One database and its two ways in. The adapters of all ports share it, so that they can share a transaction."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from attribution.store.engine import create_engine, for_reading, for_writing
from attribution.store.failures import store_errors

NEWS = "attribution_news"
"""Where a session that writes finds `Database.news`."""


class Database:
    """Safe to use from several threads. Connects on first use; raises StoreError for a URL that it cannot read."""

    def __init__(self, url: str) -> None:
        self.engine = create_engine(url)
        self.news = threading.Event()
        """Set when a transaction of this process has written something to send."""
        self._reader = for_reading(self.engine)
        self._writer = for_writing(self.engine)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that sees one moment of the database. Raises StoreError."""
        with store_errors(), Session(self._reader) as session:
            yield session

    @contextmanager
    def writing(self, patience: float | None = None) -> Iterator[Session]:
        """The only write transaction there is, at once; undone unless it is committed.

        Raises StoreError, also when another writer is not done after ``patience`` seconds (unless said, ten).
        """
        writer = self._writer if patience is None else for_writing(self.engine, patience)
        with store_errors(), Session(writer, info={NEWS: self.news}) as session:
            session.connection()
            yield session

    def close(self) -> None:
        """Close the connections that wait for work; new ones are opened if it is used again."""
        self.engine.dispose()
