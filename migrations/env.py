"""Runs the migrations: on the connection of `attribution.store.migrate`, or on the one of the settings.

The second way is for authors: ``alembic revision --autogenerate --rev-id 0002 -m "what it does"``, then
write the new revision into ``HEAD``. Read what was generated before you keep it.
"""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from attribution.settings import Settings
from attribution.store.engine import create_engine, for_writing
from attribution.store.migrate import is_compared
from attribution.store.tables import Base


def migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        compare_type=True,
        include_object=is_compared,
        render_as_batch=connection.dialect.name == "sqlite",
    )
    with context.begin_transaction():
        context.run_migrations()


def migrate_database_of_settings() -> None:
    engine = create_engine(Settings.from_env().database_url, foreign_keys=False)
    with for_writing(engine).begin() as connection:
        migrate(connection)
    engine.dispose()


if connection := context.config.attributes.get("connection"):
    migrate(connection)
else:
    migrate_database_of_settings()
