"""``attribution doctor``: says whether everything is in place, and how to mend what is not."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.parse import urlsplit

import click

from attribution.bootstrap import Services, build_services, check_parser_models
from attribution.errors import AttributionError, SettingsError
from attribution.settings import SETTINGS, Settings

OLDEST_PYTHON = (3, 11)
Check = tuple[str, Callable[[], str]]


class CheckError(Exception):
    """A check did not pass; the message says how to mend it."""


@click.command(short_help="Check the installation, the models, the settings and the database.")
def doctor() -> None:
    """Check what this installation needs, line by line, and say how to mend what fails (exit code 1)."""
    lines = [_run(*check) for check in _checks()]
    click.get_current_context().exit(0 if all(lines) else 1)


def _checks() -> Iterator[Check]:
    yield "python", _python
    yield "stanza", lambda: _installed("stanza")
    yield "torch", lambda: _installed("torch")
    try:
        services = click.get_current_context().find_object(Services) or build_services(Settings.from_env())
    except SettingsError as error:
        yield "settings", _failing(error)
        return
    yield "settings", lambda: _shown(services.settings)
    yield "models", lambda: check_parser_models(services.settings)
    yield "database", lambda: _database(services)


def _run(name: str, check: Callable[[], str]) -> bool:
    try:
        message, passed = check(), True
    except (AttributionError, CheckError) as error:
        message, passed = str(error), False
    click.echo(f"{'ok' if passed else 'FAIL':5} {name:9} {message}")
    return passed


def _python() -> str:
    if sys.version_info < OLDEST_PYTHON:
        raise CheckError(f"{platform.python_version()} is too old: install Python 3.11 or newer.")
    return platform.python_version()


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError as error:
        raise CheckError("Not installed: install this package again with pip.") from error


def _shown(settings: Settings) -> str:
    values = {setting.field: getattr(settings, setting.field, None) for setting in SETTINGS}
    values["database_url"] = _without_password(settings.database_url)
    return " ".join(f"{name}={value}" for name, value in values.items() if value is not None)


def _without_password(url: str) -> str:
    place = urlsplit(url)
    return url.replace(f":{place.password}@", ":***@") if place.password else url


def _database(services: Services) -> str:
    place = urlsplit(services.settings.database_url)
    file = Path(place.path[1:].removeprefix("file:"))
    if place.scheme == "sqlite" and place.path and not file.exists():  # looking would make an empty one
        raise CheckError(f"There is no {file}: run `attribution db upgrade`.")
    services.store.check()
    services.store.check_writing()
    return "reached, at the newest migration, can be written to"


def _failing(error: AttributionError) -> Callable[[], str]:
    def fail() -> str:
        raise error

    return fail
