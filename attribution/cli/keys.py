"""``attribution keys``: who may use the service over HTTP."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import click

from attribution.cli.session import current_services
from attribution.services.create_key import create_key
from attribution.services.ports import KeyRecord, Scope
from attribution.services.revoke_key import revoke_key

_DAYS = re.compile(r"([1-9][0-9]{0,4})d")
_COLUMNS = ("ID", "KEY", "NAME", "SCOPES", "STATE", "CREATED", "EXPIRES", "LAST USED")


class Expiry(click.ParamType[datetime]):
    """``90d`` or a date, the first day on which the key opens nothing (in UTC)."""

    name = "90d|DATE"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The moment from which on the key is useless."""
        if days := _DAYS.fullmatch(value):
            return datetime.now(UTC) + timedelta(days=int(days[1]))
        try:
            return datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=UTC)
        except ValueError:
            self.fail(f"{value!r} is neither days, such as 90d, nor a date, such as 2030-12-31.", param, ctx)


@click.group(short_help="Make, list and revoke API keys.")
def keys() -> None:
    """Make, list and revoke the keys for the HTTP API and the page.

    As soon as one key has been made, nothing that is not public is answered without one. A running server
    sees every change at once.
    """


@keys.command()
@click.option(
    "--name", required=True, help="Who holds it: records of changes say so, and keys of one name share their jobs."
)
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    required=True,
    type=click.Choice([scope.value for scope in Scope]),
    help="What the key allows; give it several times. `admin` includes all others.",
)
@click.option("--expires", type=Expiry(), help="When it ends: in so many days, or on a date (UTC). Default: never.")
def create(name: str, scopes: tuple[str, ...], expires: datetime | None) -> None:
    """Make a key and print it: the only time that it is shown. What is kept is its SHA-256."""
    store = current_services().store
    allowed = {Scope(scope) for scope in scopes}
    secret, record = create_key(name, allowed, expires, keys=store.keys, now=datetime.now(UTC))
    click.echo(f"Key {record.id}, {record.name}. It is shown this once:", err=True)
    click.echo(secret)


@keys.command("list")
def list_keys() -> None:
    """List all keys, the useless ones too, by what may be shown of them."""
    now = datetime.now(UTC)
    rows = [_COLUMNS, *(_row(key, now) for key in current_services().store.keys.all())]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


@keys.command()
@click.argument("key", metavar="ID|PREFIX")
def revoke(key: str) -> None:
    """Make a key useless at once and for good. A key that leaked may be given whole."""
    record = revoke_key(key, keys=current_services().store.keys, now=datetime.now(UTC))
    click.echo(f"Revoked: key {record.id}, {record.name}.")


def _row(key: KeyRecord, now: datetime) -> tuple[str, ...]:
    scopes = " ".join(scope for scope in Scope if scope in key.scopes)
    times = (_time(time) for time in (key.created_at, key.expires_at, key.last_used_at))
    return (str(key.id), f"{key.prefix}…", key.name, scopes, _state(key, now), *times)


def _state(key: KeyRecord, now: datetime) -> str:
    if key.revoked_at is not None:
        return "revoked"
    return "expired" if key.is_expired(now) else "usable"


def _time(time: datetime | None) -> str:
    return time.strftime("%Y-%m-%d %H:%M") if time else "never"
