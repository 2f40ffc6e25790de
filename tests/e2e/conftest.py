"""The day is played on SQLite and on PostgreSQL, each time on an empty database."""

from __future__ import annotations

import pytest

from tests.store.conftest import ENGINES, new_database, postgres_url

__all__ = ["postgres_url"]

for module in ("cms", "desk", "exports", "fact_checker"):
    pytest.register_assert_rewrite(f"tests.e2e.{module}")


@pytest.fixture(params=ENGINES)
def day_environ(request, clean_environ, tmp_path):
    """The settings of the service: a development machine, whose webhook receiver is on loopback."""
    own = {"ATTRIBUTION_WEBHOOK_PRIVATE": "true", "ATTRIBUTION_RATE_LIMIT": "off"}
    if request.param == "sqlite":
        yield clean_environ | own | {"ATTRIBUTION_DATABASE_URL": f"sqlite:///{tmp_path / 'day.db'}"}
    else:
        with new_database(request.getfixturevalue("postgres_url")) as url:
            yield clean_environ | own | {"ATTRIBUTION_DATABASE_URL": url}
