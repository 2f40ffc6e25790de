import dataclasses

import pytest

from attribution.errors import SettingsError
from attribution.settings import DATABASE_URL_FILE, SETTINGS, Settings


def problems(**environ):
    with pytest.raises(SettingsError) as raised:
        Settings.from_env({f"ATTRIBUTION_{name}": value for name, value in environ.items()})
    return raised.value.problems


def test_an_empty_environment_gives_the_defaults():
    assert Settings.from_env({}) == Settings()


def test_the_table_and_the_class_have_the_same_settings_and_defaults():
    table = {setting.field: setting.default for setting in SETTINGS if setting is not DATABASE_URL_FILE}
    assert table == {field.name: field.default for field in dataclasses.fields(Settings)}


def test_every_setting_is_read():
    environ = {
        "ATTRIBUTION_DATABASE_URL": "postgresql://writer:secret@host/news",
        "ATTRIBUTION_MODELS": "/srv/models",
        "ATTRIBUTION_THREADS": "4",
        "ATTRIBUTION_INT8": "True",
        "ATTRIBUTION_BATCH_CHARS": "5000",
        "ATTRIBUTION_MAX_TEXT_CHARS": "1000",
        "ATTRIBUTION_HOST": "0.0.0.0",
        "ATTRIBUTION_PORT": "80",
        "ATTRIBUTION_WEBHOOK_PRIVATE": "true",
        "ATTRIBUTION_PROXIES": "1",
        "ATTRIBUTION_RATE_LIMIT": "5/second",
        "HOME": "/elsewhere",
    }
    expected = Settings(
        "postgresql://writer:secret@host/news",
        "/srv/models",
        4,
        5000,
        1000,
        "0.0.0.0",
        80,
        int8=True,
        webhook_private=True,
        proxies=1,
        rate_limit="5/second",
    )
    assert Settings.from_env(environ) == expected


def test_the_process_environment_is_read_by_default(monkeypatch):
    monkeypatch.setenv("ATTRIBUTION_PORT", "8123")
    assert Settings.from_env().port == 8123


def test_all_problems_are_told_at_once():
    told = problems(PROT="1", PORT="x", THREADS="0", DATABASE_URL="mysql://a", MODELS="", BATCH_CHARS="-1")
    assert len(told) == 6
    assert all(name in "\n".join(told) for name in ("PROT", "PORT", "THREADS", "DATABASE_URL", "MODELS", "BATCH_CHARS"))


@pytest.mark.parametrize(
    ("typo", "meant"),
    [("PROT", "PORT"), ("DATABASE", "DATABASE_URL"), ("THREAD", "THREADS"), ("DATABSE_URL_FILE", "DATABASE_URL_FILE")],
)
def test_an_unknown_variable_names_the_nearest_known_one(typo, meant):
    (told,) = problems(**{typo: "1"})
    assert told == f"ATTRIBUTION_{typo}: There is no such setting; did you mean ATTRIBUTION_{meant}?"


@pytest.mark.parametrize("port", ["-1", "65536", "8000.5", "", "http"])
def test_a_port_is_a_number_of_two_bytes(port):
    (told,) = problems(PORT=port)
    assert told.startswith("ATTRIBUTION_PORT: ")


@pytest.mark.parametrize("rate", ["600", "0/minute", "10 per minute", "10/fortnight", "-1/day", "off/day", "1/day\n"])
def test_a_rate_is_a_number_a_time(rate):
    (told,) = problems(RATE_LIMIT=rate)
    assert told.startswith("ATTRIBUTION_RATE_LIMIT: ")


@pytest.mark.parametrize("rate", ["", "off", "1/second", "100000/day"])
def test_usual_rates_are_taken(rate):
    assert Settings.from_env({"ATTRIBUTION_RATE_LIMIT": rate}).rate_limit == rate


@pytest.mark.parametrize(
    "url", ["", "news.db", "mysql://a/b", "postgresql://u:p@host:x/news", "postgresql://u:[@host/news"]
)
def test_a_database_is_sqlite_or_postgresql(url):
    (told,) = problems(DATABASE_URL=url)
    assert told.startswith("ATTRIBUTION_DATABASE_URL: Not a database")


@pytest.mark.parametrize(
    "url", ["sqlite://", "sqlite:////srv/news.db", "postgres://h/n", "postgresql+psycopg://u:p@h:5432/n"]
)
def test_usual_database_urls_are_taken(url):
    assert Settings.from_env({"ATTRIBUTION_DATABASE_URL": url}).database_url == url


def test_a_secret_file_gives_the_database_url(tmp_path):
    secret = tmp_path / "url"
    secret.write_text("postgresql://writer:s%C3%A9cret@host/news\n", encoding="utf-8")
    settings = Settings.from_env({"ATTRIBUTION_DATABASE_URL_FILE": str(secret)})
    assert settings.database_url == "postgresql://writer:s%C3%A9cret@host/news"


def test_a_secret_file_that_is_missing_or_stands_beside_the_variable_is_a_problem(tmp_path):
    assert "cannot be read" in problems(DATABASE_URL_FILE=str(tmp_path / "none"))[0]
    assert "keep one of them" in problems(DATABASE_URL_FILE="/etc/hostname", DATABASE_URL="sqlite:///a.db")[0]


def test_no_secret_is_shown():
    url = "postgresql://writer:secret@host/news"
    assert "secret" not in repr(Settings(database_url=url))
    assert "secret" not in str(problems(DATABASE_URL="mysql://writer:secret@host/news", PORT="x"))
