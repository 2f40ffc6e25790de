"""What the trainers read: trees, the split, framed quotations, running text with its labels, full forms."""

from pathlib import Path

import pytest

from attribution.training.data import is_whole
from attribution.training.forms import as_trees, full_forms, lemma_of
from attribution.training.frames import CUES, frames, is_content, named_subjects
from attribution.training.split import BLOCK, split
from attribution.training.tokens import between_marks, contractions, joined, paragraphs, sentence_labels
from attribution.training.treebank import (
    DEPREL,
    FORM,
    HEAD,
    UPOS,
    Tree,
    printed_text,
    read_treebank,
    write_treebank,
)

SAMPLE = Path(__file__).parents[2] / "fixtures" / "treebank" / "ud"


@pytest.fixture(scope="module")
def trees():
    return read_treebank(SAMPLE / "fr_sequoia-ud-train.conllu")


def test_a_treebank_survives_writing_and_reading(trees, tmp_path):
    write_treebank(trees, tmp_path / "again.conllu")
    assert read_treebank(tmp_path / "again.conllu") == trees


def test_rows_print_the_text_of_their_sentence(trees):
    assert [printed_text(tree.rows) for tree in trees] == [" ".join(tree.text.split()) for tree in trees]


def test_the_parts_of_a_split_share_nothing_and_lose_nothing(trees):
    parts = split(trees)
    names = [tree.name for part in (parts.train, parts.dev, parts.held_out) for tree in part]
    assert sorted(names) == sorted(tree.name for tree in trees)
    assert len(parts.held_out) == len(trees) // (10 * BLOCK) * BLOCK


def test_a_sentence_without_a_full_tree_is_not_learnt_from():
    whole = ("1", "Oui", "oui", "INTJ", "_", "_", "0", "root", "_", "_")
    assert is_whole(Tree("a", "Oui", (whole,)))
    assert not is_whole(Tree("a", "Oui", ((*whole[:HEAD], "_", *whole[DEPREL:]),)))
    assert not is_whole(Tree("a", "Oui", ((*whole[:HEAD], "1", *whole[DEPREL:]),)))


def test_every_frame_is_one_tree_that_prints_its_text(trees):
    made = list(frames(trees, share=1.0, seed=1))
    assert len(made) > 40
    for tree in made:
        assert is_whole(tree), tree.text
        assert [row[0] for row in tree.words] == [str(number) for number in range(1, len(tree.words) + 1)]
        assert all(int(row[HEAD]) <= len(tree.words) for row in tree.words)
        assert printed_text(tree.rows) == tree.text


def test_frames_come_in_every_shape_with_the_relations_of_the_treebanks(trees):
    made = list(frames(trees, share=1.0, seed=1))
    assert {tree.name.rsplit("-", 1)[1] for tree in made} == {"incise", "perfect", "pronoun", "colon"}
    cues = {form for present, participle, _ in CUES for form in (present, participle)}
    for tree in made:
        relation = "ccomp" if tree.name.endswith("colon") else "parataxis:insert"
        assert any(row[DEPREL] == relation for row in tree.words)
        assert any(row[FORM] in cues for row in tree.words)


def test_frames_are_the_same_for_the_same_seed(trees):
    assert list(frames(trees, share=0.5, seed=4)) == list(frames(trees, share=0.5, seed=4))


def test_content_has_no_marks_of_its_own(trees):
    assert not any({'"', "«", ":"} & {row[FORM] for row in tree.words} for tree in trees if is_content(tree))


def test_subjects_are_short_and_hold_no_verb(trees):
    found = [subject for tree in trees for subject in named_subjects(tree)]
    assert found
    assert all(len([row for row in subject if "-" not in row[0]]) <= 6 for subject in found)
    assert not any(row[UPOS] == "VERB" for subject in found for row in subject)


def test_labels_end_words_contractions_and_the_sentence():
    rows = (
        ("1", "Fin", "fin", "NOUN", "_", "_", "0", "root", "_", "_"),
        ("2-3", "du", "_", "_", "_", "_", "_", "_", "_", "_"),
        ("2", "de", "de", "ADP", "_", "_", "4", "case", "_", "_"),
        ("3", "le", "le", "DET", "_", "_", "4", "det", "_", "_"),
        ("4", "jeu", "jeu", "NOUN", "_", "_", "1", "nmod", "_", "SpaceAfter=No"),
        ("5", ".", ".", "PUNCT", "_", "_", "1", "punct", "_", "_"),
    )
    tree = Tree("a", "Fin du jeu.", rows)
    assert sentence_labels(tree) == ("Fin du jeu.", "00100300012")
    assert joined([tree, tree]) == ("Fin du jeu. Fin du jeu.", "00100300012000100300012"[:11] + "0" + "00100300012")
    assert between_marks(*sentence_labels(tree)) == ("« Fin du jeu. »", "1000100300011" + "02")
    assert contractions([tree, tree]) == [(("du", ("de", "le")), 2)]


def test_running_text_keeps_every_sentence_end(trees):
    texts = list(paragraphs(trees, seed=2))
    assert all(len(text) == len(labels) for text, labels in texts)
    assert sum(label in "24" for _, labels in texts for label in labels) == len(trees)
    assert any("’" in text for text, _ in texts)
    assert any(text.startswith("« ") and text.endswith(" »") for text, _ in texts)


@pytest.mark.parametrize(
    ("form", "part", "expected"),
    [
        ("parlait", "verb", "parler"),
        ("ont", "verb", "avoir"),
        ("ministres", "noun", "ministre"),
        ("journaux", "noun", "journal"),
    ],
)
def test_endings_and_tables_give_the_lemma(form, part, expected):
    irregular, lemmas = {"ont": ["avoir"]}, frozenset({"parler", "ministre", "journal", "avoir"})
    assert lemma_of(form, part, irregular, lemmas) == expected


def test_a_form_that_nothing_explains_has_no_lemma():
    assert lemma_of("zorglub", "verb", {}, frozenset({"parler"})) is None
    assert lemma_of("est", "verb", {"est": ["être", "ester"]}, frozenset()) is None


def test_full_forms_become_sentences_for_the_trainer():
    tables = {part: {"dits": ["dire"]} if part == "verb" else {} for part in ("verb", "adj", "noun")}
    forms = list(full_forms(["dits", "mots"], tables, {"verb": ["dire"], "adj": [], "noun": ["mot"]}))
    assert forms == [("dits", "VERB", "dire"), ("mots", "NOUN", "mot")]
    assert [len(tree.words) for tree in as_trees(forms * 150)] == [200, 100]
