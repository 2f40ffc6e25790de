"""Every setting, read from ``ATTRIBUTION_…`` in one place; all errors are told at once, at the start."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from environs import Env, EnvValidationError, ValidationError, validate

from attribution.errors import SettingsError

PREFIX = "ATTRIBUTION_"
BUNDLED = "bundled"
OFFICIAL = "official"
_DATABASES = ("sqlite://", "postgresql://", "postgresql+psycopg://", "postgres://")
_NO_DATABASE = (
    "Not a database: write sqlite:///file.db or postgresql://user:password@host:port/name, "
    "special signs of the password as %XX."
)

Check = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table in the README. ``default`` None means that the setting is optional."""

    variable: str
    default: str | int | None
    meaning: str
    check: Check | None = None

    @property
    def field(self) -> str:
        """Its name in `Settings`."""
        return self.variable.removeprefix(PREFIX).lower()


def _is_database(url: str) -> None:
    try:
        _ = urlsplit(url).port
    except ValueError as error:
        raise ValidationError(_NO_DATABASE) from error
    if not url.startswith(_DATABASES):
        raise ValidationError(_NO_DATABASE)


DATABASE_URL = Setting(
    "ATTRIBUTION_DATABASE_URL",
    "sqlite:///attribution.db",
    "Where articles are kept: `sqlite:///file.db` or `postgresql://user:password@host/name`.",
    _is_database,
)
DATABASE_URL_FILE = Setting(
    "ATTRIBUTION_DATABASE_URL_FILE",
    None,
    "A file that holds the database URL (a mounted secret), instead of the variable.",
)

SETTINGS = (
    DATABASE_URL,
    DATABASE_URL_FILE,
    Setting(
        "ATTRIBUTION_MODELS",
        BUNDLED,
        "The parser's models: `bundled` (part of the package), `official` (Stanza's own, downloaded once), "
        "or a Stanza resources directory.",
        validate.Length(min=1),
    ),
    Setting("ATTRIBUTION_THREADS", 1, "Threads that torch may use for one parse.", validate.Range(min=1)),
    Setting(
        "ATTRIBUTION_INT8",
        False,
        "`True` parses with weights of eight bits: a quarter less time, nearly the same trees, which may differ from "
        "one kind of processor to another.",
    ),
    Setting(
        "ATTRIBUTION_BATCH_CHARS",
        20_000,
        "Characters that are parsed at once: more is faster and takes more memory.",
        validate.Range(min=1),
    ),
    Setting(
        "ATTRIBUTION_MAX_TEXT_CHARS",
        200_000,
        "The longest text, in characters, that is accepted over HTTP.",
        validate.Range(min=1),
    ),
    Setting(
        "ATTRIBUTION_MAX_BATCH_BYTES",
        50_000_000,
        "The largest batch, in bytes, that is accepted over HTTP.",
        validate.Range(min=1),
    ),
    Setting(
        "ATTRIBUTION_WORKERS",
        1,
        "Threads of `serve` that work on jobs; `0` leaves them to `attribution worker`.",
        validate.Range(0, 64),
    ),
    Setting("ATTRIBUTION_HOST", "127.0.0.1", "The address that `serve` listens on.", validate.Length(min=1)),
    Setting(
        "ATTRIBUTION_PORT", 8000, "The port that `serve` listens on; 0 takes a free one.", validate.Range(0, 65_535)
    ),
    Setting(
        "ATTRIBUTION_WEBHOOK_PRIVATE",
        False,
        "For development: `True` lets webhooks go to private and loopback addresses, and over http.",
    ),
    Setting(
        "ATTRIBUTION_PROXIES",
        0,
        "How many proxies of yours stand before the service: so many of the last addresses in `X-Forwarded-For` are "
        "believed. With a proxy, keys are needed.",
        validate.Range(0, 10),
    ),
    Setting(
        "ATTRIBUTION_RATE_LIMIT",
        "600/minute",
        "Requests that one key, or one address without a key, may send to one process: a number, `/`, and `second`, "
        "`minute`, `hour` or `day`. `off` for no limit.",
        validate.Regexp(r"([1-9][0-9]{0,8}/(second|minute|hour|day)|off)?\Z"),
    ),
)
"""Every setting there is, in the order of the README's table."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a process runs with. See `SETTINGS`; defaults are the embedded ones."""

    database_url: str = field(default="sqlite:///attribution.db", repr=False)  # it may hold a password
    models: str = BUNDLED
    threads: int = 1
    batch_chars: int = 20_000
    max_text_chars: int = 200_000
    host: str = "127.0.0.1"
    port: int = 8000
    int8: bool = False
    webhook_private: bool = False
    proxies: int = 0
    rate_limit: str = "600/minute"
    max_batch_bytes: int = 50_000_000
    workers: int = 1

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Read the environment (or the mapping given). Raises SettingsError that lists every problem."""
        source = dict(os.environ if environ is None else environ)
        problems = [*_unknown(source), *_take_secret_file(source)]
        env = _Environment(source)
        values: dict[str, Any] = {
            setting.field: _read(env, setting) for setting in SETTINGS if setting is not DATABASE_URL_FILE
        }
        try:
            env.seal()
        except EnvValidationError as error:
            problems += _told(error)
        if problems:
            raise SettingsError(problems)
        return cls(**values)


class _Environment(Env):
    """Reads a mapping: environs knows os.environ only; this is the hook that its own FileAwareEnv takes."""

    def __init__(self, source: Mapping[str, str]) -> None:
        super().__init__(eager=False)
        self._source = source

    def _get_value(self, env_key: str, default: Any) -> Any:
        return self._source.get(env_key, default)


def _read(env: Env, setting: Setting) -> Any:
    if isinstance(setting.default, bool):
        return env.bool(setting.variable, setting.default)
    if isinstance(setting.default, int):
        return env.int(setting.variable, setting.default, validate=setting.check)
    return env.str(setting.variable, setting.default, validate=setting.check)


def _told(error: EnvValidationError) -> list[str]:
    messages = error.error_messages
    if isinstance(messages, list):
        return messages
    return [f"{name}: {' '.join(told)}" for name, told in messages.items()]


def _unknown(source: Mapping[str, str]) -> list[str]:
    known = [setting.variable for setting in SETTINGS]
    strangers = sorted(name for name in source if name.startswith(PREFIX) and name not in known)
    return [f"{name}: There is no such setting; did you mean {_nearest(name, known)}?" for name in strangers]


def _nearest(name: str, known: list[str]) -> str:
    return difflib.get_close_matches(name, known, n=1, cutoff=0)[0]


def _take_secret_file(source: dict[str, str]) -> list[str]:
    """Put the content of the secret file in the place of the variable; tell what is wrong with it."""
    variable, name = DATABASE_URL.variable, source.get(DATABASE_URL_FILE.variable)
    if name is None:
        return []
    if variable in source:
        return [f"{DATABASE_URL_FILE.variable}: {variable} is set too; keep one of them."]
    try:
        source[variable] = Path(name).read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        return [f"{DATABASE_URL_FILE.variable}: {name!r} cannot be read ({error})."]
    return []
