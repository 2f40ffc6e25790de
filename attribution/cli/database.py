"""``attribution db``: the database's migrations."""

from __future__ import annotations

import click

from attribution.bootstrap import database_revision, upgrade_database
from attribution.settings import Settings


@click.group(short_help="Prepare the database.")
def db() -> None:
    """Prepare the database that ATTRIBUTION_DATABASE_URL names."""


@db.command()
def upgrade() -> None:
    """Bring the database to the newest migration; make it where there is none."""
    settings = Settings.from_env()
    upgrade_database(settings)
    click.echo(f"The database is at migration {database_revision(settings)}.")


@db.command()
def current() -> None:
    """Print the migration that the database is at."""
    click.echo(database_revision(Settings.from_env()) or "The database is empty: run `attribution db upgrade`.")
