"""Raw text as sentences that a parser can be asked about."""

import lzma

import pytest

from attribution.parsing.models import BUNDLED_DIRECTORY
from attribution.training.raw import LONGEST, pipeline, read_lines, sentences
from attribution.training.treebank import FORM, HEAD, UPOS

pytestmark = pytest.mark.stanza


def test_lines_are_taken_from_all_of_a_file(tmp_path):
    path = tmp_path / "text.txt.xz"
    with lzma.open(path, "wt", encoding="utf-8") as file:
        file.writelines(f"La ligne {number} est longue.\n\nCourte.\n" for number in range(100))
    assert len(read_lines(path, most=500)) == 100
    assert read_lines(path, most=150) == [f"La ligne {number} est longue." for number in range(0, 100, 4)]


def test_a_plain_file_is_read_with_plain_spaces(tmp_path):
    (tmp_path / "text.txt").write_text("Il dit : «\u00a0Je pars demain\u00a0».\n", encoding="utf-8")
    assert read_lines(tmp_path / "text.txt", most=5) == ["Il dit : « Je pars demain »."]


def test_sentences_have_words_and_no_tags():
    lines = ["Le maire du village est parti hier. Elles dorment encore un peu.", "mot " * (LONGEST + 1)]
    first, second = sentences(lines, pipeline(BUNDLED_DIRECTORY, gpu=False))
    assert (first.text, second.text) == ("Le maire du village est parti hier.", "Elles dorment encore un peu.")
    assert [row[FORM] for row in first.printed][:4] == ["Le", "maire", "du", "village"]
    assert [row[FORM] for row in first.words][2:4] == ["de", "le"]
    assert {row[UPOS] for row in (*first.rows, *second.rows)} == {"_"}
    assert [row[HEAD] for row in second.words] == ["0", "1", "1", "1", "1", "1"]
    assert first.rows[-2][-1] == "SpaceAfter=No"
