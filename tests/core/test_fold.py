"""Folding makes names comparable: case, accents, ligatures, marks and spaces aside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.core.fold import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L’Œuvre", "l oeuvre"),
        ("Hélène  SORGUES", "helene sorgues"),
        ("He\u0301le\u0300ne", "helene"),
        ("Jean-Marc d'Arc", "jean marc d arc"),
        ("Straße", "strasse"),
        ("«\u00a0»", ""),
        ("snake_case", "snake case"),
        ("Bel _ Air", "bel air"),
        ("Ǣthel", "aethel"),
    ],
)
def test_names_that_differ_in_spelling_only_fold_alike(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folded_text_has_single_spaces_and_no_ends(text):
    folded = fold(text)
    assert folded == " ".join(folded.split())


@given(st.text("abcdefghé œ'-"))
def test_case_does_not_matter(text):
    assert fold(text) == fold(text.upper()) == fold(text.title())
