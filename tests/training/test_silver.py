"""Trees that two parsers give to sentences without any."""

from pathlib import Path

import pytest

from attribution.training.data import hung_flat, is_whole
from attribution.training.treebank import DEPREL, HEAD, UPOS, Tree, read_treebank

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
def test_a_sentence_is_hung_as_the_parsers_agree_and_left_out_where_they_do_not():
    from attribution.training.silver import Parse, silver

    agreed = Parse((0, 4, 4, 1), ("root", "case", "det", "nmod"), 0.75)
    (hung,) = silver([SENTENCE], [agreed], agreement=0.75)
    assert [(row[HEAD], row[DEPREL]) for row in hung.words] == [
        ("0", "root"),
        ("4", "case"),
        ("4", "det"),
        ("1", "nmod"),
    ]
    assert is_whole(hung)
    assert not list(silver([SENTENCE], [agreed], agreement=0.8))


@pytest.mark.stanza
def test_one_parser_agrees_with_itself_and_gives_its_own_trees(tmp_path):
    from attribution.parsing.models import BUNDLED_DIRECTORY
    from attribution.training.silver import parse_together
    from attribution.training.treebank import write_treebank

    trees = read_treebank(SAMPLE)[:12]
    write_treebank(trees, tmp_path / "sentences.conllu")
    parser, vectors = (BUNDLED_DIRECTORY / "fr" / path for path in ("depparse/news.pt", "pretrain/vectors.pt"))
    parses = parse_together(tmp_path / "sentences.conllu", [parser], vectors)
    assert [len(parse.heads) for parse in parses] == [len(tree.words) for tree in trees]
    assert {parse.agreement for parse in parses} == {1.0}
    pairs = [
        (str(head), row)
        for tree, parse in zip(trees, parses, strict=True)
        for head, row in zip(parse.heads, tree.words, strict=True)
    ]
    assert sum(head == row[HEAD] for head, row in pairs) > 0.85 * len(pairs)
    assert {row[UPOS] for _, row in pairs} > {"NOUN", "VERB"}
    both = parse_together(tmp_path / "sentences.conllu", [parser, parser], vectors)
    assert both == parses
