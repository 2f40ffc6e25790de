"""Fixtures that more than one folder of tests needs."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

from attribution.bootstrap import Services
from attribution.lexicons import french
from attribution.settings import PREFIX, SETTINGS, Settings
from tests import articles
from tests.fakes_parser import FakeParser

# a shared machine may be slow for a moment: that is no failure
settings.register_profile("attribution", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("attribution")


@pytest.fixture(autouse=True)
def no_settings(monkeypatch):
    """No test depends on the settings of the shell that runs it."""
    for setting in SETTINGS:
        monkeypatch.delenv(setting.variable, raising=False)


@pytest.fixture(scope="session")
def clean_environ():
    """The environment for a child process, without settings."""
    return {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}


@pytest.fixture(scope="session")
def replay():
    """The recorded articles behind the parser port."""
    return articles.replay()


@pytest.fixture
def database_url(tmp_path):
    """A SQLite database at the newest migration."""
    from attribution.bootstrap import upgrade_database

    url = f"sqlite:///{tmp_path / 'attribution.db'}"
    upgrade_database(Settings(database_url=url))
    return url


@pytest.fixture
def make_services():
    """Makes services around any parser; the store is a stand-in unless one is given."""

    def make(parser=None, store=None, **changes):
        chosen = parser or FakeParser()
        return Services(Settings(**changes), french(), store, lambda: chosen)

    return make


@pytest.fixture(scope="session")
def stanza_parser():
    """The real parser on the bundled models, loaded once."""
    from attribution.parsing.stanza_parser import StanzaParser

    return StanzaParser()
