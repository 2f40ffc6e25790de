"""``attribution keys``, and what ``serve`` refuses without one."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from attribution.bootstrap import Services, build_services
from attribution.services.check_key import check_key
from attribution.services.ports import Scope
from attribution.settings import Settings
from tests.fakes_parser import FakeParser


@pytest.fixture
def services(database_url):
    built = build_services(Settings(database_url=database_url, port=0))
    yield Services(built.settings, built.lexicon, built.store, FakeParser)
    built.store.close()


@pytest.fixture
def keys(run, services):
    """Runs a subcommand of ``keys``."""
    return lambda *arguments: run("keys", *arguments, services=services)


def make(keys, *arguments):
    result = keys("create", "--name", "cms", "--scope", "read", *arguments)
    assert result.exit_code == 0, result.stderr
    return result.stdout.strip()


def test_the_key_alone_is_printed_and_opens_what_was_said(keys, services):
    result = keys("create", "--name", "CMS de l’Est", "--scope", "read", "--scope", "write")
    found = check_key(result.stdout.strip(), keys=services.store.keys, now=datetime.now(UTC))
    assert (found.name, found.scopes, found.expires_at) == ("CMS de l’Est", {Scope.READ, Scope.WRITE}, None)
    assert "shown this once" in result.stderr
    assert result.stdout.strip() not in result.stderr


def test_a_list_shows_what_may_be_shown(keys, services):
    secrets = [make(keys), make(keys, "--scope", "admin", "--expires", "90d")]
    keys("revoke", "1")
    services.store.keys.note_use(2, datetime(2026, 3, 1, 12, 30, tzinfo=UTC))
    listed = keys("list").stdout
    assert not any(secret in listed for secret in secrets)
    head, first, second = listed.splitlines()
    assert head.split()[:5] == ["ID", "KEY", "NAME", "SCOPES", "STATE"]
    assert first.split()[:5] == ["1", secrets[0][:13] + "…", "cms", "read", "revoked"]
    assert second.split()[:6] == ["2", secrets[1][:13] + "…", "cms", "read", "admin", "usable"]
    assert first.split()[-2:] == ["never", "never"]
    assert second.endswith("2026-03-01 12:30")


def test_an_empty_list_is_its_head(keys):
    assert len(keys("list").stdout.splitlines()) == 1


def test_days_count_from_now_and_a_date_from_its_beginning(keys, services):
    make(keys, "--expires", "90d")
    make(keys, "--expires", "2199-12-31")
    days, date = (key.expires_at for key in services.store.keys.all())
    assert timedelta(days=89, hours=23) < days - datetime.now(UTC) < timedelta(days=90)
    assert date == datetime(2199, 12, 31, tzinfo=UTC)


@pytest.mark.parametrize("expires", ["", "90", "0d", "-1d", "d", "31/12/2199", "2199-02-30", "999999999d"])
def test_another_expiry_is_wrong_use(keys, services, expires):
    result = keys("create", "--name", "a", "--scope", "read", "--expires", expires)
    assert result.exit_code == 2
    assert not services.store.keys.exist()


@pytest.mark.parametrize(
    "arguments",
    [["--name", "a"], ["--scope", "read"], ["--name", "a", "--scope", "all"]],
)
def test_a_key_needs_a_name_and_known_scopes(keys, arguments):
    assert keys("create", *arguments).exit_code == 2


@pytest.mark.parametrize("arguments", [["--name", ""], ["--name", "a", "--expires", "2001-01-01"]])
def test_a_key_that_cannot_be_is_told(keys, arguments):
    result = keys("create", "--scope", "read", *arguments)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")


def test_a_revoked_key_is_told_by_name(keys, services):
    secret = make(keys)
    assert keys("revoke", secret[:13]).stdout == "Revoked: key 1, cms.\n"
    assert services.store.keys.all()[0].revoked_at is not None


def test_an_unknown_key_is_told(keys):
    result = keys("revoke", "7")
    assert result.exit_code == 1
    assert "attribution keys list" in result.stderr


@pytest.fixture
def served(run, services, monkeypatch):
    """Runs ``serve`` up to where it would listen; gives the settings that it would listen with, or the message."""
    begun = []
    module = sys.modules["attribution.cli.serve"]  # the package's attribute of that name is the command
    monkeypatch.setattr(module, "_run", lambda server, settings: (server.close(), begun.append(settings)))

    def served(*arguments, **changes):
        changed = replace(services, settings=replace(services.settings, **changes))
        result = run("serve", *arguments, services=changed)
        return begun.pop() if begun else result.stderr

    return served


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.0.0.2"])
def test_without_a_key_the_own_machine_is_served(served, host):
    assert served("--host", host).host == host


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_without_a_key_no_other_machine_is(served, host):
    assert "attribution keys create" in served("--host", host)


def test_without_a_key_nobody_behind_a_proxy_is(served):
    assert "behind a proxy without a key" in served(proxies=1)


def test_with_a_key_everybody_is_served_even_once_it_is_revoked(served, keys):
    make(keys)
    assert served("--host", "0.0.0.0").host == "0.0.0.0"
    keys("revoke", "1")
    assert served("--host", "0.0.0.0", proxies=1).host == "0.0.0.0"
