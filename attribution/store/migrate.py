"""Brings a database to the newest migration, and tells which one it is at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.util import CommandError
from sqlalchemy import Connection
from sqlalchemy.schema import SchemaItem

import attribution
from attribution.errors import StoreError
from attribution.store.engine import create_engine, for_reading, for_writing
from attribution.store.failures import store_errors

_OF_ONE_DATABASE = ("entry_words_fts", "entry_words.terms", "ix_entry_words_terms")
"""What keeps words searchable, see `attribution.store.tables.entries`: here as tables, there as a column."""


def upgrade(url: str) -> None:
    """Bring the database to the newest migration, all or nothing. Raises StoreError."""
    _migrate(url, "head", command.upgrade)


def downgrade(url: str, revision: str) -> None:
    """Take the database back to a revision ("-1", "0001", "base"), all or nothing. Raises StoreError."""
    _migrate(url, revision, command.downgrade)


def current(url: str) -> str | None:
    """The migration that a database is at, None before the first. Raises StoreError."""
    engine = create_engine(url)
    try:
        with store_errors(), for_reading(engine).connect() as connection:
            return _current(connection)
    finally:
        engine.dispose()


def head() -> str:
    """The newest migration that this version of the package knows."""
    return (migrations_folder() / "HEAD").read_text(encoding="utf-8").strip()


def require_head(connection: Connection) -> None:
    """Raise StoreError unless the database is at the newest migration."""
    found, expected = _current(connection), head()
    if found != expected:
        place = f"at migration {found}" if found else "empty"
        raise StoreError(f"The database is {place}, this version needs {expected}: run `attribution db upgrade`.")


def migrations_folder() -> Path:
    """Inside the package when it was installed from a wheel, else at the top of the repository."""
    package = Path(attribution.__file__).parent
    folder = next(
        (folder for folder in (package / "_migrations", package.parent / "migrations") if folder.is_dir()), None
    )
    if folder is None:
        raise StoreError("The migrations are missing from this installation: install the package again.")
    return folder


def alembic_config(connection: Connection) -> Config:
    """What Alembic needs to know to work on a connection that is open already."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def is_compared(item: SchemaItem, name: str | None, kind: str, reflected: bool, _other: object) -> bool:
    """Whether Alembic compares it with the tables of the code, which know nothing of FTS5 and tsvector."""
    place = f"{getattr(item, 'table', None)}.{name}" if kind == "column" else name or ""
    return not (reflected and place.startswith(_OF_ONE_DATABASE))


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _migrate(url: str, revision: str, step: Callable[[Config, str], None]) -> None:
    engine = create_engine(url, foreign_keys=False)
    try:
        with store_errors(), for_writing(engine).begin() as connection:
            step(alembic_config(connection), revision)
            _check_foreign_keys(connection)
    except CommandError as error:
        raise StoreError(f"The database cannot be migrated: {error}") from error
    finally:
        engine.dispose()


def _check_foreign_keys(connection: Connection) -> None:
    if connection.dialect.name == "sqlite" and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
        raise StoreError(f"The migration would leave {len(broken)} rows that refer to nothing; nothing was changed.")
