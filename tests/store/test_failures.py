"""What goes wrong with a database is told in words that say what to do."""

from __future__ import annotations

import pytest

from attribution.errors import StoreError
from attribution.services.ports import QuotationQuery
from attribution.store.engine import create_engine, normalise
from attribution.store.migrate import upgrade
from attribution.store.sql_store import SqlStore

from .samples import ANALYSIS, PARSE, RULES, TEXT, article, keep, speakers_of

CALLS = [
    lambda store: store.article(1),
    lambda store: store.article_ids(),
    lambda store: store.parse(1),
    lambda store: store.analysis(1),
    lambda store: store.article_quotations(1),
    lambda store: store.search.page(QuotationQuery(), after=None, limit=1),
    lambda store: speakers_of(store, None, after=None, limit=1),
    lambda store: store.check(),
    keep,
]


@pytest.fixture
def unmigrated(empty_url):
    store = SqlStore(empty_url)
    yield store
    store.close()


@pytest.fixture
def own_store(own_url):
    store = SqlStore(own_url)
    yield store
    store.close()


@pytest.fixture
def change(own_url):
    """Changes the database behind the store's back."""
    engine = create_engine(own_url)

    def execute(statement):
        with engine.begin() as connection:
            connection.exec_driver_sql(statement)

    yield execute
    engine.dispose()


def test_a_database_without_tables_says_how_to_make_them(unmigrated):
    for call in CALLS:
        with pytest.raises(StoreError, match="attribution db upgrade"):
            call(unmigrated)


def test_a_database_at_the_newest_migration_passes_the_check(store):
    assert store.check() is None


def test_a_database_at_another_migration_fails_the_check(own_store, change):
    change("UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(StoreError, match=r"at migration 0000.*attribution db upgrade"):
        own_store.check()


@pytest.mark.parametrize(
    "unreachable",
    ["sqlite:////nowhere/at/all.db", "postgresql://nobody:secret@127.0.0.1:1/nothing?connect_timeout=2"],
)
def test_a_database_that_cannot_be_reached_is_a_store_error_without_the_password(unreachable):
    store = SqlStore(unreachable)
    for call in CALLS:
        with pytest.raises(StoreError, match=r"The database failed.*Check ATTRIBUTION_DATABASE_URL") as raised:
            call(store)
        assert "secret" not in str(raised.value)
    store.close()


def test_a_file_that_is_no_database_is_a_store_error(tmp_path):
    (tmp_path / "notes.txt").write_text("not a database " * 100)
    store = SqlStore(f"sqlite:///{tmp_path / 'notes.txt'}")
    with pytest.raises(StoreError, match="not a database"):
        store.check()
    store.close()


def test_an_error_tells_neither_sql_nor_the_text_of_an_article(own_store, change):
    change("ALTER TABLE quotations RENAME TO other")
    with pytest.raises(StoreError) as raised:
        keep(own_store)
    assert "INSERT INTO" not in str(raised.value)
    told = f"{raised.value} {raised.value.__cause__}"
    assert TEXT not in told
    assert "John Kerry" not in told


@pytest.mark.parametrize("wrong", ["", "attribution.db", "mysql://a/b", "oracle://a/b", "nonsense://a"])
def test_a_url_that_is_not_understood_is_a_store_error(wrong):
    for open_database in (SqlStore, upgrade):
        with pytest.raises(StoreError):
            open_database(wrong)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("postgres://u:p@h/d", "postgresql+psycopg://u:p@h/d"),
        ("postgresql://u:p@h/d?sslmode=require", "postgresql+psycopg://u:p@h/d?sslmode=require"),
        ("postgresql+psycopg://u:p@h/d", "postgresql+psycopg://u:p@h/d"),
        ("sqlite:///attribution.db", "sqlite:///attribution.db"),
    ],
)
def test_the_url_of_a_hosting_service_gets_the_name_of_our_driver(given, expected):
    assert normalise(given) == expected


def test_sqlite_is_opened_for_many_readers_and_checks_its_references(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path / 'a.db'}")
    with engine.connect() as connection:
        pragmas = ["journal_mode", "foreign_keys", "busy_timeout", "synchronous"]
        values = [connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() for pragma in pragmas]
    engine.dispose()
    assert values == ["wal", 1, 10_000, 1]


def test_a_store_can_be_used_again_after_it_was_closed(store):
    article_id = keep(store)
    store.close()
    assert store.article_ids() == [article_id]


def test_a_commit_that_fails_undoes_the_block_and_spoils_nothing(store):
    article_id = keep(store)
    columns, values = "article_id, position, speaker_id, name, kind", f"{article_id}, 99, 99, 'nobody', 'person'"

    def refer_to_nobody():
        with store.writing() as work:
            work.save_article(article(), PARSE, ANALYSIS, RULES)
            work._session.connection().exec_driver_sql(f"INSERT INTO article_speakers ({columns}) VALUES ({values})")
            work.commit()

    with pytest.raises(StoreError, match=r"(?i)foreign key"):
        refer_to_nobody()
    assert store.article_ids() == [article_id]
    assert keep(store) > article_id
