from concurrent.futures import ThreadPoolExecutor

import pytest

from attribution import bootstrap
from attribution.bootstrap import Services
from attribution.errors import TextError, TextTooLongError
from attribution.services.ports import ArticleIn
from attribution.settings import Settings
from tests.fakes_parser import FakeParser


def test_the_parser_is_loaded_on_first_use_and_only_once_by_many_threads(make_services):
    loads = []

    def load():
        loads.append(FakeParser())
        return loads[-1]

    services = Services(Settings(), make_services().lexicon, None, load)
    assert loads == []
    with ThreadPoolExecutor(16) as threads:
        parsers = list(threads.map(lambda _: services.parser, range(64)))
    assert len(loads) == 1
    assert set(map(id, parsers)) == {id(loads[0])}


def test_a_parser_that_cannot_be_loaded_is_tried_again(make_services):
    attempts = []

    def load():
        attempts.append(1)
        if len(attempts) == 1:
            raise OSError("disk not there yet")
        return FakeParser()

    services = Services(Settings(), make_services().lexicon, None, load)
    with pytest.raises(OSError, match="not there yet"):
        _ = services.parser
    assert services.parser.name == "fake 1"


def test_building_services_touches_neither_database_nor_models(tmp_path):
    services = bootstrap.build_services(
        Settings(database_url=f"sqlite:///{tmp_path / 'new.db'}", models=str(tmp_path / "none"))
    )
    assert list(tmp_path.iterdir()) == []
    services.store.close()


def test_what_is_not_text_is_refused_before_parsing(make_services):
    parser = FakeParser()
    services = make_services(parser)
    for do in (services.extract, services.parse, services.record):
        with pytest.raises(TextError):
            do("a\x00b")
    with pytest.raises(TextTooLongError):
        services.extract("Bonjour.", limit=3)
    assert parser.parsed == []


def test_a_submitted_article_is_kept_and_reanalysed_without_the_parser(database_url):
    parser = FakeParser()
    built = bootstrap.build_services(Settings(database_url=database_url))
    services = Services(built.settings, built.lexicon, built.store, lambda: parser)
    saved = services.submit(ArticleIn(text="Un texte.\r\nDeux lignes."))
    assert saved.is_new
    assert services.store.parse(saved.id).parser == "fake 1"
    services.reanalyse(saved.id)
    assert parser.parsed == ["Un texte.\r\nDeux lignes."]
    services.store.close()


def test_the_database_is_upgraded_and_its_revision_told(tmp_path):
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'new.db'}")
    assert bootstrap.database_revision(settings) is None
    bootstrap.upgrade_database(settings)
    assert bootstrap.database_revision(settings)
