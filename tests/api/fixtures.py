"""Fixtures of the tests that speak HTTP."""

from __future__ import annotations

import shutil

import pytest

from attribution.bootstrap import Services
from attribution.core.lexicon import Lexicon
from attribution.services import extract_quotations
from attribution.settings import Settings
from attribution.store.migrate import upgrade
from attribution.store.sql_store import SqlStore
from attribution.wsgi import create_app
from tests.api.fakes import SpaceParser, analyse_simply

__all__ = ["app", "client", "migrated_database", "services", "simple_analysis", "store"]

LIMIT = 200_000


@pytest.fixture(scope="session")
def migrated_database(tmp_path_factory):
    path = tmp_path_factory.mktemp("http") / "template.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def store(migrated_database, tmp_path):
    shutil.copy(migrated_database, tmp_path / "http.db")
    store = SqlStore(f"sqlite:///{tmp_path / 'http.db'}")
    yield store
    store.close()


@pytest.fixture
def simple_analysis(monkeypatch):
    monkeypatch.setattr(extract_quotations, "analyse", analyse_simply)


@pytest.fixture
def services(store, simple_analysis):
    settings = Settings(max_text_chars=LIMIT, webhook_private=True, rate_limit="off")
    return Services(settings, Lexicon(), store, SpaceParser)


@pytest.fixture
def app(services):
    return create_app(services=services)


@pytest.fixture
def client(app):
    return app.test_client()
