"""The migrations build exactly the tables that the code works with, and can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from attribution.core.relations import Evidence
from attribution.errors import StoreError
from attribution.services.ports import KnownKind, SpeakerIn
from attribution.store import migrate
from attribution.store.base import Base
from attribution.store.engine import create_engine
from attribution.store.sql_store import SqlStore

from .samples import ANALYSIS, keep, speakers_of

COUNTED = {table.name for table in Base.metadata.tables.values() if table.dialect_options["sqlite"]["autoincrement"]}
COMPARED = {"compare_type": True, "compare_server_default": True, "include_object": migrate.is_compared}


@pytest.fixture
def inspected(empty_url):
    """What the database looks like when it is asked."""
    engine = create_engine(empty_url)

    def tables():
        names = set(sqlalchemy.inspect(engine).get_table_names()) - {"alembic_version"}
        return {name for name in names if not name.startswith("entry_words_fts")}  # FTS5 and what it keeps

    yield tables
    engine.dispose()


@pytest.fixture(scope="module")
def scripts():
    return ScriptDirectory(str(migrate.migrations_folder()))


def test_upgrading_an_empty_database_makes_all_tables(empty_url, inspected):
    assert migrate.current(empty_url) is None
    migrate.upgrade(empty_url)
    assert migrate.current(empty_url) == migrate.head()
    assert inspected() == set(Base.metadata.tables)


def test_upgrading_twice_changes_nothing(store, url):
    article_id = keep(store)
    migrate.upgrade(url)
    assert store.analysis(article_id) == ANALYSIS


def test_the_newest_migration_can_be_taken_back_and_made_again(empty_url, inspected):
    migrate.upgrade(empty_url)
    migrate.downgrade(empty_url, "-1")
    assert migrate.current(empty_url) != migrate.head()
    migrate.upgrade(empty_url)
    assert inspected() == set(Base.metadata.tables)


def test_taking_everything_back_leaves_no_table_even_when_there_are_articles(own_url):
    store = SqlStore(own_url)
    keep(store)
    store.close()
    migrate.downgrade(own_url, "base")
    engine = create_engine(own_url)
    assert set(sqlalchemy.inspect(engine).get_table_names()) <= {"alembic_version"}
    engine.dispose()


def test_the_migrations_and_the_tables_of_the_code_do_not_differ(url):
    engine = create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=COMPARED)
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_ids_are_never_used_again_on_sqlite_either(url, rows):
    if url.startswith("sqlite"):
        counted = rows("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%' ORDER BY name")
        assert counted == [(table,) for table in sorted(COUNTED)]
        assert {"articles", "quotations", "speakers", "jobs", "webhooks"} <= COUNTED


def test_there_is_one_newest_migration_and_the_head_file_names_it(scripts):
    assert scripts.get_heads() == [migrate.head()]


def test_every_file_is_named_by_its_revision(scripts):
    revisions = list(scripts.walk_revisions())
    files = list((migrate.migrations_folder() / "versions").glob("*.py"))
    assert {path.name.partition("_")[0] for path in files} == {revision.revision for revision in revisions}
    assert len(files) == len(revisions)


def test_revisions_are_numbered_without_gaps(scripts):
    numbers = sorted(revision.revision for revision in scripts.walk_revisions())
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]


def test_a_database_that_another_version_migrated_is_refused(own_url):
    engine = create_engine(own_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(StoreError, match="9999"):
        migrate.upgrade(own_url)


def test_a_migration_that_fails_changes_nothing(empty_url, inspected, monkeypatch):
    def fail(connection):
        raise StoreError("The migration would leave 1 rows that refer to nothing; nothing was changed.")

    monkeypatch.setattr(migrate, "_check_foreign_keys", fail)
    with pytest.raises(StoreError):
        migrate.upgrade(empty_url)
    assert inspected() == set()
    assert migrate.current(empty_url) is None


def test_articles_that_were_kept_before_evidence_was_are_still_read(own_url):
    store = SqlStore(own_url)
    article_id = keep(store)
    store.close()
    migrate.downgrade(own_url, "0001")
    migrate.upgrade(own_url)
    assert store.analysis(article_id) == without_evidence(ANALYSIS)
    store.close()


def without_evidence(analysis):
    """What the first version of the tables keeps."""
    attributions = tuple(
        replace(
            one,
            evidence=Evidence(),
            confidence=None,
            relays=tuple(replace(relay, evidence=Evidence()) for relay in one.relays),
        )
        for one in analysis.attributions
    )
    return replace(analysis, attributions=attributions)


def test_speakers_that_were_kept_before_their_names_were_are_found_by_name(own_url):
    store = SqlStore(own_url)
    keep(store)
    named = {name: found_ids(store, name) for name in ("kerry", "monde le", "diplomate", "lavrov")}
    store.close()
    migrate.downgrade(own_url, "0002")
    migrate.upgrade(own_url)
    assert {name: found_ids(store, name) for name in named} == named
    assert all(named.values())
    assert found_ids(store, "kerr") == []
    store.close()


def found_ids(store, name):
    return [record.id for record in speakers_of(store, name, after=None, limit=9)]


def test_speakers_and_their_kinds_outlive_the_loss_of_the_registry(own_url):
    store = SqlStore(own_url)
    article_id = keep(store)
    kerry = found_ids(store, "john kerry")[0]
    merged = store.registry.create(SpeakerIn("Jean Kerry", KnownKind.PERSON, "Q1"), by="desk")
    store.registry.create(SpeakerIn("ONU", KnownKind.GROUP), by="desk")
    store.registry.merge(kerry, [merged], by="desk")
    store.close()
    migrate.downgrade(own_url, "0003")
    migrate.upgrade(own_url)
    assert store.analysis(article_id) == ANALYSIS
    assert found_ids(store, "john kerry") == found_ids(store, "jean kerry") == [kerry]
    (record,) = speakers_of(store, "john", after=None, limit=9)
    assert (record.registered, record.wikidata) == (False, None)
    store.close()
