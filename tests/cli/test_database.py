"""``db``, ``reanalyse`` and ``doctor`` on a real database."""

import dataclasses

import pytest
from click.testing import CliRunner

from attribution.bootstrap import Services, build_services
from attribution.cli import main
from attribution.services.ports import ArticleIn
from attribution.settings import Settings
from tests.fakes_parser import FakeParser


@pytest.fixture
def services(database_url):
    built = build_services(Settings(database_url=database_url))
    yield Services(built.settings, built.lexicon, built.store, FakeParser)
    built.store.close()


@pytest.fixture
def kept(services):
    """The ids of three articles."""
    return [services.submit(ArticleIn(text=f"Article {number}.")).id for number in range(3)]


def run_with(url, *arguments):
    return CliRunner(env={"ATTRIBUTION_DATABASE_URL": url}).invoke(main, arguments)


def test_the_database_is_made_upgraded_and_told(tmp_path):
    url = f"sqlite:///{tmp_path / 'new.db'}"
    assert "run `attribution db upgrade`" in run_with(url, "db", "current").stdout
    result = run_with(url, "db", "upgrade")
    assert result.exit_code == 0
    assert run_with(url, "db", "upgrade").exit_code == 0
    assert run_with(url, "db", "current").stdout.strip() in result.stdout


def test_a_database_that_cannot_be_reached_is_told(tmp_path):
    result = run_with(f"sqlite:///{tmp_path / 'none' / 'new.db'}", "db", "upgrade")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")


def test_some_articles_are_analysed_again(run, services, kept):
    result = run("reanalyse", kept[0], kept[2], services=services)
    assert (result.exit_code, result.stdout) == (0, "Analysed again: 2 of 2.\n")


def test_all_articles_are_analysed_again_without_a_parser(run, services, kept):
    def fail():
        raise AssertionError("the parser is not needed")

    result = run("reanalyse", "--all", services=dataclasses.replace(services, load_parser=fail))
    assert (result.exit_code, result.stdout) == (0, "Analysed again: 3 of 3.\n")


def test_an_unknown_article_is_told_and_the_others_are_done(run, services, kept):
    result = run("reanalyse", "999", kept[1], services=services)
    assert (result.exit_code, result.stdout) == (1, "Analysed again: 1 of 2.\n")
    assert result.stderr == "Error: There is no article 999.\n"


def test_an_article_whose_parse_is_damaged_is_told_and_keeps_its_analysis(run, services, kept, database_url):
    import sqlite3

    with sqlite3.connect(database_url.removeprefix("sqlite:///")) as database:
        (table,) = [
            name
            for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if "conllu" in {column[1] for column in database.execute(f"PRAGMA table_info({name})")}
        ]
        database.execute(f"UPDATE {table} SET conllu = '1\tdamaged'")
    database.close()
    result = run("reanalyse", "--all", services=services)
    assert result.exit_code == 1
    assert f"The parse kept with article {kept[0]} does not fit its text" in result.stderr


@pytest.mark.parametrize("arguments", [[], ["1", "--all"], ["x"]])
def test_either_ids_or_all(run, services, arguments):
    assert run("reanalyse", *arguments, services=services).exit_code == 2


def test_the_doctor_finds_everything_in_place(run, services):
    result = run("doctor", services=services)
    assert result.exit_code == 0
    names = ["python", "stanza", "torch", "settings", "models", "database"]
    assert [line.split()[:2] for line in result.stdout.splitlines()] == [["ok", name] for name in names]


def test_the_doctor_says_how_to_mend_what_fails(run, tmp_path, services):
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'new.db'}", models=str(tmp_path / "none"))
    broken = build_services(settings)
    result = run("doctor", services=broken)
    broken.store.close()
    assert list(tmp_path.glob("new.db*")) == [], "looking must not make a database"
    failed = {line.split()[1]: line for line in result.stdout.splitlines() if line.startswith("FAIL")}
    assert result.exit_code == 1
    assert set(failed) >= {"models", "database"}
    assert "ATTRIBUTION_MODELS=bundled" in failed["models"]
    assert "attribution db upgrade" in failed["database"]


def test_the_doctor_finds_a_database_that_cannot_be_written_to(run, services, database_url):
    services.store.check()
    # read-only for root too, whom no permission of the file system stops
    read_only = f"sqlite:///file:{database_url.removeprefix('sqlite:///')}?mode=ro&uri=true"
    locked = build_services(Settings(database_url=read_only))
    result = run("doctor", services=locked)
    locked.store.close()
    assert result.exit_code == 1
    assert "FAIL  database  The database failed: attempt to write a readonly database" in result.stdout


def test_the_doctor_tells_wrong_settings_and_goes_no_further():
    result = CliRunner(env={"ATTRIBUTION_PROT": "1"}).invoke(main, ["doctor"])
    assert result.exit_code == 1
    assert "did you mean ATTRIBUTION_PORT?" in result.stdout
    assert "database" not in result.stdout


def test_the_doctor_shows_no_password(run, make_services):
    services = make_services(database_url="postgresql://writer:secret@host/news", store=None)
    from attribution.cli.doctor import _shown

    assert "postgresql://writer:***@host/news" in _shown(services.settings)


def test_wrong_settings_are_listed_and_exit_with_2():
    result = CliRunner(env={"ATTRIBUTION_PORT": "x", "ATTRIBUTION_THREADS": "0"}).invoke(main, ["extract", "-"])
    assert result.exit_code == 2
    assert "ATTRIBUTION_PORT" in result.stderr
    assert "ATTRIBUTION_THREADS" in result.stderr
    assert "Traceback" not in result.stderr
