"""Opens a database so that SQLite and PostgreSQL keep the same promises.

A read sees one moment of the database however many queries it makes. There is one writer at a time:
it has the lock from its first statement, so it never fails half-way for want of it, and what it looked
up (a speaker, an article's id) is still true when it writes.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import ArgumentError

from attribution.errors import StoreError

WAIT_SECONDS = 10
_WRITER_LOCK = 0x61747472  # any number, as long as all writers agree
_WRITES = "attribution_writes"
_PATIENCE = "attribution_patience"


def create_engine(url: str, *, foreign_keys: bool = True) -> Engine:
    """An engine for ``sqlite:///…`` or ``postgresql://…``; raises StoreError for any other URL.

    ``foreign_keys`` is False for migrations: on SQLite, a table that is rebuilt would empty those that refer to it.
    """
    engine = _engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _settle_sqlite)
        event.listen(engine, "checkin", _leave_transaction)
        if not foreign_keys:
            event.listen(engine, "connect", _ignore_foreign_keys)
    event.listen(engine, "begin", _begin)
    return engine


def _engine(url: str) -> Engine:
    try:
        address = normalise(url)
        waits = {} if address.startswith("sqlite") else {"connect_timeout": WAIT_SECONDS}
        engine = sqlalchemy.create_engine(address, hide_parameters=True, pool_pre_ping=True, connect_args=waits)
    except ArgumentError as error:
        raise StoreError("The database URL cannot be read: use sqlite:///FILE or postgresql://…") from error
    except ModuleNotFoundError as error:
        raise StoreError(f"The database needs {error.name}: install attribution[postgres].") from error
    if engine.dialect.name not in ("sqlite", "postgresql"):
        raise StoreError(f"The database is {engine.dialect.name}: only SQLite and PostgreSQL are supported.")
    return engine


def normalise(url: str) -> str:
    """Name the driver of PostgreSQL, which hosting services leave out of the URLs that they give."""
    for scheme in ("postgres://", "postgresql://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    return url


def for_reading(engine: Engine) -> Engine:
    """The same engine; a transaction reads one moment of the database. SQLite does so by itself."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def for_writing(engine: Engine, patience: float | None = None) -> Engine:
    """The same engine; a transaction waits at its start until it is the only writer.

    It waits ``patience`` seconds at most, `WAIT_SECONDS` unless said.
    """
    return engine.execution_options(**{_WRITES: True, _PATIENCE: patience})


def _settle_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # `_begin` opens the transactions, not the driver
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {round(WAIT_SECONDS * 1000)}")  # for the next line; `_begin` sets each wait
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _leave_transaction(connection: Any, _record: object) -> None:
    # a COMMIT that fails (a deferred reference to nothing, a full disk) leaves SQLite's transaction open,
    # and SQLAlchemy takes it for ended: the next user of the connection could not begin
    if connection is not None and connection.in_transaction:
        connection.rollback()


def _ignore_foreign_keys(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA foreign_keys = OFF")


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    writes = options.get(_WRITES, False)
    milliseconds = round((options.get(_PATIENCE) or WAIT_SECONDS) * 1000)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {milliseconds}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
    elif writes:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {milliseconds}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})")
