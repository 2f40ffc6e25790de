"""Keys are kept by their hash, and noting their use holds nobody up."""

from __future__ import annotations

import logging
import time
from datetime import UTC, datetime, timedelta

import pytest

from attribution.errors import KeyNeededError, KeyNotFoundError, KeyRefusedError, KeyValueError, ScopeError
from attribution.services.check_key import check_key, require_scope
from attribution.services.create_key import create_key
from attribution.services.key_secret import BEGINNING, SHOWN
from attribution.services.ports import Scope
from attribution.services.revoke_key import revoke_key
from attribution.store.sql_store import SqlStore

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=1)


@pytest.fixture
def new_store(url):
    """A store of its own on the same database: the shared one remembers which uses it noted."""
    store = SqlStore(url)
    yield store
    store.close()


def make(store, name="cms", scopes=(Scope.READ,), expires_at=None):
    return create_key(name, scopes, expires_at, keys=store.keys, now=NOW)


def check(store, secret, now=NOW):
    return check_key(secret, keys=store.keys, now=now)


def test_a_key_is_found_again_and_is_nowhere_in_the_database(store, rows):
    secret, record = make(store, scopes=[Scope.WRITE, Scope.READ], expires_at=LATER)
    assert check(store, secret) == record
    assert (record.name, record.scopes, record.expires_at) == ("cms", {Scope.READ, Scope.WRITE}, LATER)
    assert secret.startswith(BEGINNING)
    assert len(secret) - SHOWN == 35
    assert secret[SHOWN:] not in str(rows("SELECT * FROM api_keys"))


def test_two_keys_of_one_name_differ(store):
    (one, first), (other, second) = make(store), make(store)
    assert one != other
    assert (first.id, first.prefix) != (second.id, second.prefix)
    assert list(store.keys.all()) == [first, second]


def test_without_any_key_everybody_may_and_what_is_sent_does_not_matter(store):
    assert check(store, None) is None
    assert check(store, "attr_anything") is None
    require_scope(None, Scope.ADMIN)


@pytest.mark.parametrize("secret", ["", "attr_", "attr_unknown", "é\ud800", "' OR 1=1 --"])
def test_once_there_is_a_key_no_other_will_do(store, secret):
    make(store)
    with pytest.raises(KeyRefusedError, match="not known"):
        check(store, secret)
    with pytest.raises(KeyNeededError):
        check(store, None)


def test_a_key_ends_at_its_moment_and_the_service_stays_closed(store):
    secret, _ = make(store, expires_at=LATER)
    assert check(store, secret, LATER - timedelta(seconds=1)) is not None
    with pytest.raises(KeyRefusedError, match="expired"):
        check(store, secret, LATER)
    with pytest.raises(KeyNeededError):
        check(store, None, LATER)


def test_a_revoked_key_is_useless_at_once_in_every_process(store, url):
    secret, record = make(store)
    other = SqlStore(url)
    assert check(other, secret) == record
    revoke_key(str(record.id), keys=store.keys, now=NOW)
    with pytest.raises(KeyRefusedError, match="revoked"):
        check(other, secret)
    with pytest.raises(KeyNeededError):
        check(other, None)
    other.close()


def test_the_first_revocation_is_the_one_that_is_remembered(store):
    _, record = make(store)
    for at in (NOW, LATER):
        revoke_key(record.prefix, keys=store.keys, now=at)
    assert store.keys.all()[0].revoked_at == NOW


def test_a_key_is_named_by_id_by_beginning_or_whole(store):
    made = [make(store) for _ in range(3)]
    for how, (secret, record) in zip(
        (lambda s, r: str(r.id), lambda s, r: r.prefix, lambda s, r: s), made, strict=True
    ):
        assert revoke_key(how(secret, record), keys=store.keys, now=NOW).id == record.id
    assert all(key.revoked_at for key in store.keys.all())


@pytest.mark.parametrize("named", ["", "99", "9" * 40, "cms", "attr_", "attr_unknown", "attr_" + "x" * 43, "%", "-1"])
def test_what_names_no_key_or_several_revokes_none(store, named):
    make(store)
    make(store)
    with pytest.raises(KeyNotFoundError):
        revoke_key(named, keys=store.keys, now=NOW)
    assert not any(key.revoked_at for key in store.keys.all())


@pytest.mark.parametrize("name", ["", "  ", "x" * 101, "a\nb", "a\x00", "\ud800", "local"])
def test_a_name_can_be_read_in_a_list(store, name):
    with pytest.raises(KeyValueError):
        make(store, name=name)
    assert not store.keys.exist()


@pytest.mark.parametrize("given", [{"scopes": ()}, {"expires_at": NOW}, {"expires_at": NOW - timedelta(days=1)}])
def test_a_key_that_opens_nothing_is_not_made(store, given):
    with pytest.raises(KeyValueError):
        make(store, **given)


@pytest.mark.parametrize("held", Scope)
def test_admin_includes_all_others_and_no_other_does(store, held):
    _, record = make(store, scopes=[held])
    for needed in Scope:
        if held in (needed, Scope.ADMIN):
            require_scope(record, needed)
        else:
            with pytest.raises(ScopeError, match=needed):
                require_scope(record, needed)


def test_the_last_use_is_noted_once_a_minute(new_store, url):
    _, record = make(new_store)
    for seconds, noted in ((0, 0), (59, 0), (60, 60), (61, 60), (180, 180)):
        new_store.keys.note_use(record.id, NOW + timedelta(seconds=seconds))
        assert new_store.keys.all()[0].last_used_at == NOW + timedelta(seconds=noted)
    other = SqlStore(url)  # knows nothing of what this process noted
    other.keys.note_use(record.id, NOW + timedelta(seconds=181))
    assert other.keys.all()[0].last_used_at == NOW + timedelta(seconds=180)
    other.close()


def test_noting_a_use_waits_for_no_writer_and_fails_nothing(new_store, caplog):
    caplog.set_level(logging.INFO)
    _, record = make(new_store)
    with new_store.database.writing():
        began = time.monotonic()
        new_store.keys.note_use(record.id, NOW)
        assert time.monotonic() - began < 5  # a writer waits for 10 seconds
    assert "was not noted" in caplog.text
    assert new_store.keys.all()[0].last_used_at is None


def test_a_writer_after_it_is_as_patient_as_before(new_store):
    """On SQLite the connection that could not wait is used again."""
    _, record = make(new_store)
    with new_store.database.writing():
        new_store.keys.note_use(record.id, NOW)
    new_store.keys.note_use(record.id, LATER)
    if new_store.database.engine.dialect.name == "sqlite":
        with new_store.database.writing() as session:
            assert session.connection().exec_driver_sql("PRAGMA busy_timeout").scalar() == 10_000
    assert new_store.keys.all()[0].last_used_at == LATER
