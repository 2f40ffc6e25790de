"""Trees that a parser gives to sentences without any."""

from pathlib import Path

import pytest

from attribution.training.data import hung_flat, is_whole
from attribution.training.treebank import DEPREL, HEAD, Tree, read_treebank, write_treebank

SAMPLE = Path(__file__).parents[2] / "fixtures" / "treebank" / "ud" / "fr_gsd-ud-dev.conllu"
BLANK = ("_",) * 4
SENTENCE = Tree(
    "a",
    "Fin du jeu",
    (
        ("1", "Fin", "fin", "NOUN", *BLANK, "_", "_"),
        ("2-3", "du", "_", "_", *BLANK, "_", "_"),
        ("2", "de", "de", "ADP", *BLANK, "_", "_"),
        ("3", "le", "le", "DET", *BLANK, "_", "_"),
        ("4", "jeu", "jeu", "NOUN", *BLANK, "_", "_"),
    ),
)


def test_flat_sentences_are_whole_trees():
    (flat,) = hung_flat([SENTENCE])
    assert not is_whole(SENTENCE)
    assert is_whole(flat)
    assert flat.rows[1] == SENTENCE.rows[1]


@pytest.mark.stanza
def test_a_sentence_is_hung_as_its_parse_says():
    from attribution.training.silver import silver

    (hung,) = silver([SENTENCE], [[(0, "root"), (4, "case"), (4, "det"), (1, "nmod")]])
    assert [(row[HEAD], row[DEPREL]) for row in hung.words] == [
        ("0", "root"),
        ("4", "case"),
        ("4", "det"),
        ("1", "nmod"),
    ]
    assert hung.rows[1] == SENTENCE.rows[1]
    assert is_whole(hung)


@pytest.mark.stanza
def test_a_parser_hangs_sentences_in_the_order_given(tmp_path):
    from attribution.parsing.models import BUNDLED_DIRECTORY
    from attribution.training.silver import parse_with

    trees = read_treebank(SAMPLE)[:12]
    write_treebank(trees, tmp_path / "sentences.conllu")
    parser, vectors = (BUNDLED_DIRECTORY / "fr" / path for path in ("depparse/news.pt", "pretrain/vectors.pt"))
    parses = parse_with(parser, tmp_path / "sentences.conllu", vectors, gpu=False)
    assert [len(parse) for parse in parses] == [len(tree.words) for tree in trees]
    pairs = [
        (arc, (int(row[HEAD]), row[DEPREL]))
        for tree, parse in zip(trees, parses, strict=True)
        for arc, row in zip(parse, tree.words, strict=True)
    ]
    assert sum(guess == gold for guess, gold in pairs) > 0.8 * len(pairs)
