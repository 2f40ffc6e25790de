"""Where models come from, and what is said when they are missing or broken."""

import re
import shutil

import pytest

from attribution.errors import ModelError
from attribution.parsing import models
from attribution.parsing.models import BUNDLED_DIRECTORY, check_models, models_directory, models_version

HASH = re.compile(r'"md5": "[0-9a-f]+",?')


@pytest.fixture
def lay_out():
    """Lays out a resources directory from the bundled models."""

    def lay_out(directory, *, drop=None, spoil=None, with_hashes=True):
        index = (BUNDLED_DIRECTORY / "resources.json").read_text()
        directory.mkdir(parents=True, exist_ok=True)
        (directory / "resources.json").write_text(index if with_hashes else HASH.sub("", index))
        for file in (BUNDLED_DIRECTORY / "fr").glob("*/*.pt"):
            target = directory / file.relative_to(BUNDLED_DIRECTORY)
            target.parent.mkdir(parents=True, exist_ok=True)
            if file.parent.name == spoil:
                target.write_bytes(b"not a model")
            elif file.parent.name != drop:
                target.symlink_to(file)
        return directory

    return lay_out


def test_the_bundled_models_are_whole():
    files = check_models(BUNDLED_DIRECTORY)
    assert {file.parent.name for file in files} == {"tokenize", "mwt", "pos", "lemma", "depparse", "pretrain"}


def test_a_directory_is_used_as_it_is_given(tmp_path):
    assert models_directory("bundled") == BUNDLED_DIRECTORY
    assert models_directory(str(tmp_path)) == tmp_path


def test_the_official_models_are_where_stanza_keeps_them(tmp_path, monkeypatch):
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path))
    assert models_directory("official") == tmp_path
    monkeypatch.delenv("STANZA_RESOURCES_DIR")
    assert models_directory("official").name == "stanza_resources"


def test_the_version_is_that_of_the_files_wherever_they_lie(tmp_path, lay_out):
    version = models_version(BUNDLED_DIRECTORY)
    assert re.fullmatch("[0-9a-f]{8}", version)
    assert models_version(lay_out(tmp_path / "same", with_hashes=False)) == version
    assert models_version(lay_out(tmp_path / "other", spoil="pos")) != version


def test_a_directory_without_models_is_told_with_what_to_do(tmp_path):
    with pytest.raises(ModelError, match="ATTRIBUTION_MODELS=bundled"):
        check_models(tmp_path / "none")


@pytest.mark.parametrize("index", ["", "[]", "{}", '{"fr": 1}', "\x00", '{"en": {}}'])
def test_an_index_that_cannot_be_read_is_told(tmp_path, index):
    (tmp_path / "resources.json").write_text(index)
    with pytest.raises(ModelError, match="cannot be read as a Stanza index"):
        check_models(tmp_path)


@pytest.mark.parametrize("kind", ["tokenize", "depparse", "pretrain"])
def test_a_missing_model_is_named(tmp_path, lay_out, kind):
    with pytest.raises(ModelError, match=f"The {kind} model is missing"):
        check_models(lay_out(tmp_path, drop=kind))


@pytest.mark.parametrize("kind", ["lemma", "pretrain"])
def test_a_broken_model_is_named(tmp_path, lay_out, kind):
    with pytest.raises(ModelError, match=f"The {kind} model is broken"):
        check_models(lay_out(tmp_path, spoil=kind))


def test_broken_bundled_models_ask_for_a_new_installation(tmp_path, lay_out, monkeypatch):
    monkeypatch.setattr(models, "BUNDLED_DIRECTORY", lay_out(tmp_path, drop="pos"))
    with pytest.raises(ModelError, match="Install the package again"):
        check_models(models_directory("bundled"))


@pytest.mark.stanza
class TestLoading:
    """The same through the parser that loads them."""

    def load(self, setting):
        from attribution.parsing.stanza_parser import StanzaParser

        return StanzaParser(setting)

    def test_a_directory_loads(self, tmp_path, lay_out):
        parser = self.load(str(lay_out(tmp_path)))
        assert re.fullmatch(r"stanza [\d.]+ directory [0-9a-f]{8}", parser.name)
        assert [token.text for token in parser.parse("Il dort.").tokens] == ["Il", "dort", "."]

    def test_official_models_that_are_there_load_without_a_download(self, tmp_path, lay_out, monkeypatch):
        import stanza

        monkeypatch.setattr(stanza, "download", lambda *args, **kwargs: pytest.fail("nothing is to be downloaded"))
        monkeypatch.setenv("STANZA_RESOURCES_DIR", str(lay_out(tmp_path)))
        assert " official " in self.load("official").name

    def test_official_models_that_are_not_there_are_downloaded(self, tmp_path, lay_out, monkeypatch):
        import stanza

        asked = []

        def download(lang, model_dir, processors, **options):
            asked.append((lang, model_dir, processors))
            lay_out(tmp_path / "new")

        monkeypatch.setattr(stanza, "download", download)
        monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path / "new"))
        assert self.load("official").parse("Il dort.").tokens
        assert asked == [("fr", str(tmp_path / "new"), "tokenize,mwt,pos,lemma,depparse")]

    def test_a_failed_download_is_told_with_what_to_do(self, tmp_path, monkeypatch):
        import stanza

        def download(*args, **kwargs):
            raise ConnectionError("no network")

        monkeypatch.setattr(stanza, "download", download)
        monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path / "new"))
        with pytest.raises(ModelError, match=r"no network.*ATTRIBUTION_MODELS=bundled"):
            self.load("official")

    def test_a_broken_model_without_a_recorded_hash_is_told(self, tmp_path, lay_out):
        with pytest.raises(ModelError, match="cannot be loaded"):
            self.load(str(lay_out(tmp_path, spoil="tokenize", with_hashes=False)))

    def test_a_directory_that_moved_is_told(self, tmp_path, lay_out):
        directory = lay_out(tmp_path / "old")
        shutil.rmtree(directory)
        with pytest.raises(ModelError, match=r"resources\.json is missing"):
            self.load(str(directory))
