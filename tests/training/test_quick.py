"""The documented command, in its quick form, from the sample treebank: a poor pipeline, but one that works."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from attribution.parsing.models import check_models
from attribution.parsing.stanza_parser import StanzaParser
from attribution.training.data import is_whole
from attribution.training.export import LARGEST, slim
from attribution.training.treebank import DEPREL, FEATS, UPOS, read_treebank
from tests.training.four_bit_file import write_four_bits

FIXTURES = Path(__file__).parents[2] / "fixtures"
SAMPLE = FIXTURES / "treebank"
ARTICLES = FIXTURES / "articles"

pytestmark = pytest.mark.stanza


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    folder = tmp_path_factory.mktemp("models")
    data = folder / "data"
    shutil.copytree(SAMPLE, data)
    (data / "raw").mkdir()
    texts = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.rglob("article.txt"))]
    (data / "raw" / "articles.txt").write_text("\n".join(texts), encoding="utf-8")
    write_four_bits(folder / "tiny.bin")
    command = [
        "--quick",
        "--transformer",
        str(folder / "tiny.bin"),
        "--data",
        str(data),
        "--work",
        str(folder / "work"),
        "--out",
        str(folder / "out"),
    ]
    subprocess.run([sys.executable, "-m", "attribution.training", *command], check=True, capture_output=True)
    return folder / "out"


def test_it_makes_a_whole_resources_directory(models):
    assert all(path.stat().st_size <= LARGEST for path in check_models(models))


def test_it_parses(models):
    text = "« Le chat dort », a déclaré le maire de Paris. Il est parti."
    document = StanzaParser(str(models)).parse(text)
    assert [text[token.span.start : token.span.end] for token in document.tokens][:4] == ["«", "Le", "chat", "dort"]
    assert len(document.sentences) == 2
    assert sum(token.head < 0 for token in document.tokens) == 2


def test_its_card_has_figures_that_only_learning_gives(models):
    card = (models / "card.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in card.splitlines() if "ud-" in line and "fr_" in line]
    assert {row[0] for row in rows} == {"fr_sequoia-ud-train", "fr_gsd-ud-dev"}
    for row in rows:
        tokens, *_, las = (float(figure) for figure in row[1:])
        assert tokens > 95
        assert las > 30


def test_its_parser_learnt_from_trees_of_the_teacher(models):
    work = models.parent / "work"
    assert "encoder.layer.1" in " ".join(torch.load(work / "teacher" / "model.pt", weights_only=True)["model"])
    for name in ("words", "raw"):
        words, silver = (read_treebank(work / "data" / f"{each}.conllu") for each in (name, f"{name}-silver"))
        assert len(silver) == len(words) > 10
        assert all(is_whole(tree) for tree in silver)
        assert {row[DEPREL] for tree in silver for row in tree.words} > {"root", "nsubj", "det"}
    shipped = torch.load(models / "fr" / "depparse" / "news.pt", weights_only=True)
    student = torch.load(work / "student" / "model.pt", weights_only=True)
    assert torch.equal(shipped["model"]["word_emb.weight"], student["model"]["word_emb.weight"].half())


def test_its_tagger_went_on_from_one_that_never_saw_the_trees(models):
    work = models.parent / "work"
    teacher, outside = (
        torch.load(work / name / "model.pt", weights_only=True) for name in ("tagger-teacher", "outside-tagger")
    )
    shipped = torch.load(models / "fr" / "pos" / "news.pt", weights_only=True)
    assert "encoder.layer.1" in " ".join(teacher["model"])
    assert shipped["vocab"] == outside["vocab"]
    assert not torch.equal(shipped["model"]["upos_clf.weight"], outside["model"]["upos_clf.weight"].half())
    for name in ("words", "raw"):
        taught = read_treebank(work / "data" / f"{name}-taught.conllu")
        assert all(row[UPOS] != "_" for tree in taught for row in tree.words)
        assert {row[FEATS] for tree in taught for row in tree.words} > {"_"}


def test_its_files_name_no_path_of_the_machine(models):
    index = json.loads((models / "resources.json").read_text(encoding="utf-8"))
    assert index["fr"]["packages"]["default"]["depparse"] == "news"
    for path in models.rglob("*.pt"):
        assert str(models.parent).encode() not in path.read_bytes()


def test_paths_are_emptied_and_weights_halved():
    content = {"model": {"w": torch.ones(2), "n": torch.ones(2, dtype=torch.int64)}, "config": {"a": "/x/y", "b": 3}}
    slimmed = slim(content)
    assert slimmed["model"]["w"].dtype == torch.float16
    assert slimmed["model"]["n"].dtype == torch.int64
    assert slimmed["config"] == {"a": None, "b": 3}
