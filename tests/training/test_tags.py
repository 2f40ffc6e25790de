"""Tags that a tagger gives to sentences without any, or with some."""

from pathlib import Path

import pytest

from attribution.training.treebank import FEATS, HEAD, LEMMA, UPOS, Tree, read_treebank, write_treebank

pytestmark = pytest.mark.stanza

SAMPLE = Path(__file__).parents[2] / "fixtures" / "treebank" / "ud" / "fr_gsd-ud-dev.conllu"
BLANK = ("_",) * 4
SENTENCE = Tree(
    "a",
    "Fin du jeu",
    (
        ("1", "Fin", "fin", "PROPN", *BLANK, "_", "_"),
        ("2-3", "du", "_", "_", *BLANK, "_", "_"),
        ("2", "de", "de", "_", *BLANK, "_", "_"),
        ("3", "le", "le", "_", *BLANK, "_", "_"),
        ("4", "jeu", "jeu", "_", *BLANK, "_", "_"),
    ),
)
ANSWER = [("NOUN", "Gender=Fem"), ("ADP", "_"), ("DET", "Gender=Masc"), ("NOUN", "Gender=Masc")]


def test_gold_parts_of_speech_stay_and_what_is_missing_is_filled_in():
    from attribution.training.tags import filled

    (tree,) = filled([SENTENCE], [ANSWER])
    assert [row[UPOS] for row in tree.words] == ["PROPN", "ADP", "DET", "NOUN"]
    assert [row[FEATS] for row in tree.words] == ["Gender=Fem", "_", "Gender=Masc", "Gender=Masc"]
    assert tree.rows[1] == SENTENCE.rows[1]


def test_guessed_parts_of_speech_replace_gold_ones_and_nothing_else():
    from attribution.training.tags import with_tags

    (tree,) = with_tags([SENTENCE], [ANSWER])
    assert [row[UPOS] for row in tree.words] == ["NOUN", "ADP", "DET", "NOUN"]
    assert [(*row[:UPOS], *row[UPOS + 1 :]) for row in tree.rows] == [
        (*row[:UPOS], *row[UPOS + 1 :]) for row in SENTENCE.rows
    ]


@pytest.mark.parametrize("name", ["filled", "with_tags"])
def test_answers_for_other_sentences_are_refused(name):
    from attribution.training import tags

    with pytest.raises(ValueError, match="zip"):
        getattr(tags, name)([SENTENCE], [ANSWER, ANSWER])


def test_a_tagger_answers_in_the_order_of_the_sentences(tmp_path):
    from attribution.parsing.models import BUNDLED_DIRECTORY
    from attribution.training.tags import tag_with

    trees = read_treebank(SAMPLE)[:12]
    bare = [
        Tree(tree.name, tree.text, tuple((*row[:LEMMA], *["_"] * 4, *row[HEAD:]) for row in tree.rows))
        for tree in trees
    ]
    write_treebank(bare, tmp_path / "sentences.conllu")
    tagger, vectors = (BUNDLED_DIRECTORY / "fr" / path for path in ("pos/news.pt", "pretrain/vectors.pt"))
    answers = tag_with(tagger, tmp_path / "sentences.conllu", vectors, gpu=False)
    assert [len(answer) for answer in answers] == [len(tree.words) for tree in trees]
    pairs = [
        (upos, row[UPOS])
        for tree, answer in zip(trees, answers, strict=True)
        for (upos, _), row in zip(answer, tree.words, strict=True)
    ]
    assert sum(guess == gold for guess, gold in pairs) > 0.9 * len(pairs)
    assert {feats for answer in answers for _, feats in answer} > {
        "_",
        "Definite=Def|Gender=Fem|Number=Sing|PronType=Art",
    }
