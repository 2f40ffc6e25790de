"""The shortcut must give the very answers of Stanza's own decoding, on real sentences and where labels clash."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.articles import DIRECTORIES, read_text

pytestmark = pytest.mark.stanza

TEXTS = [read_text(directory) for directory in DIRECTORIES]


@pytest.fixture
def compared(monkeypatch):
    """Every batch that is parsed goes through both; holds how many sentences were, and how many were repaired."""
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root
    from stanza.models.depparse import head_constraints
    from stanza.models.depparse.model import GraphParser

    from attribution.parsing import chosen_arcs

    counts = {"sentences": 0, "repair": False, "repaired": 0}
    repair = head_constraints.resolve_head_constraint_violations

    def counted(*arguments):
        counts["repaired"] += 1
        return repair(*arguments)

    def both(parser, *batch, **_options):
        options = {"resolve_head_constraints": counts["repair"]}
        with monkeypatch.context() as stanzas:
            stanzas.setattr(head_constraints, "chuliu_edmonds_one_root", chuliu_edmonds_one_root)
            expected = chosen_arcs.STANZAS_OWN(parser, *batch, **options)
        with monkeypatch.context() as ours:
            ours.setattr(head_constraints, "resolve_head_constraint_violations", counted)
            found = chosen_arcs.predict(parser, *batch, **options)
        assert found == expected
        counts["sentences"] += len(found)
        return found

    monkeypatch.setattr(GraphParser, "predict", both)
    return counts


def dependency_model(stanza_parser):
    return stanza_parser._pipeline.processors["depparse"].trainer.model


def test_real_sentences_get_the_same_trees(stanza_parser, compared):
    treebank = next(Path("fixtures/treebank/ud").glob("*sequoia*")).read_text(encoding="utf-8")
    lines = [line.removeprefix("# text = ") for line in treebank.splitlines() if line.startswith("# text = ")]
    for text in [*TEXTS, "\n\n".join(lines[:200])]:
        stanza_parser.parse(text)
    assert compared["sentences"] > 200


def test_clashing_labels_are_repaired_alike(stanza_parser, compared, monkeypatch):
    bias = dependency_model(stanza_parser).deprel.scorer.W_bilin.bias
    names = dependency_model(stanza_parser).vocab["deprel"]
    before = bias.data.clone()
    compared["repair"] = True
    try:
        bias.data[names.unit2id("nsubj") - 4] += 6  # many words come out as subjects
        for text in TEXTS[:5]:
            stanza_parser.parse(text)
    finally:
        bias.data.copy_(before)
    assert compared["repaired"] > 2


def test_another_version_of_stanza_keeps_its_own_decoding(monkeypatch, caplog):
    import stanza
    from stanza.models.depparse.model import GraphParser

    from attribution.parsing import chosen_arcs

    monkeypatch.setattr(GraphParser, "predict", chosen_arcs.STANZAS_OWN)
    monkeypatch.setattr(stanza, "__version__", "9.9.9")
    assert not chosen_arcs.install()
    assert GraphParser.predict is chosen_arcs.STANZAS_OWN
    assert "9.9.9" in caplog.text


def test_models_with_arc_embeddings_keep_stanzas_decoding(monkeypatch):
    from attribution.parsing import chosen_arcs

    parser = SimpleNamespace(args={"use_arc_embedding": True})
    monkeypatch.setattr(chosen_arcs, "STANZAS_OWN", lambda *given, **options: (given[1:], options))
    assert chosen_arcs.predict(parser, 1, 2) == ((1, 2), {"resolve_head_constraints": False})
