"""Pairing of quotation marks: named cases, and what holds for any text."""

import re
from itertools import pairwise

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from attribution.core.quotations.marks import pair_marks, parents, trimmed
from tests.rule_cases import DIRECTORY, MARKS

CASES = yaml.safe_load((DIRECTORY / "quotations" / f"{MARKS}.yml").read_text(encoding="utf-8"))
SIGNS = '«»“”„‟"＂‹›'
texts = st.text(
    st.sampled_from([*"abÉ3", " ", "\u00a0", "\u202f", "\n", ".", ",", ":", "’", "‘", "(", *SIGNS]), max_size=60
)
MARK_COUNT = 20_000


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_marks_pair_as_the_case_expects(case):
    text = case["text"]
    found, skipped = pair_marks(text)
    inner = [text[slice(*marked.inner)].strip() for marked in found]
    assert inner == case["pairs"]
    whole = [marked.closed and marked.opened for marked in found]
    assert [content for content, both in zip(inner, whole, strict=True) if not both] == case.get("open", [])
    assert list(parents(found)) == case.get("parents", [None] * len(found))
    assert [str(one.reason) for one in skipped] == case.get("skipped", [])


def test_every_kind_of_case_is_there():
    kinds = [set(case) for case in CASES]
    assert sum("open" in kind for kind in kinds) >= 3
    assert sum("parents" in kind for kind in kinds) >= 2
    assert sum("skipped" in kind for kind in kinds) >= 3


@given(texts)
def test_every_stretch_lies_in_the_text_and_its_content_in_it(text):
    for marked in pair_marks(text)[0]:
        start, end = marked.inner
        assert marked.outer.start <= start <= end <= marked.outer.end <= len(text)
        assert all(start <= place < end for place in marked.reopened)


@given(texts)
def test_two_stretches_are_nested_or_apart(text):
    found, _ = pair_marks(text)
    assert list(found) == sorted(found, key=lambda marked: (marked.outer.start, -marked.outer.end))
    for place, one in enumerate(found):
        for other in found[place + 1 :]:
            assert other.outer in one.outer or not one.outer.overlaps(other.outer)


@given(texts)
def test_a_parent_is_the_innermost_stretch_around(text):
    found, _ = pair_marks(text)
    for place, parent in enumerate(parents(found)):
        around = [other for other in range(place) if found[place].outer in found[other].outer]
        assert parent == (around[-1] if around else None)


@given(texts)
def test_no_mark_is_lost(text):
    found, skipped = pair_marks(text)
    said = {span.start for span in (one.span for one in skipped)}
    for marked in found:
        said |= {marked.outer.start} if marked.opened else set()
        said |= {marked.outer.end - 1} if marked.closed else set()
        said |= set(marked.reopened)
    lost = {match.start() for match in re.finditer(f"[{SIGNS}]", text)} - said
    inches = {match.end() - 1 for match in re.finditer('[0-9]["＂]', text)}
    assert lost <= inches


@given(texts)
def test_what_is_skipped_stands_in_the_text_once(text):
    spans = [one.span for one in pair_marks(text)[1]]
    assert all(span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(sorted(spans)))


@given(texts, st.data())
def test_trimmed_leaves_out_white_space_only(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = trimmed(text, start, end)
    assert text[start:end].strip() == (text[span.start : span.end] if span else "")


@pytest.mark.parametrize(
    "unit",
    [
        *("« a » ", "« a ", "a » ", '"a" ', 'a " ', "« “ ", "„ ", "«\n", "»\n", "«", "»", '"', "“a” «\n\n"),
        *("a b c » ", "a b c. “d” » ", "‘ « ", "« ‘a’ "),
    ],
)
def test_many_marks_are_paired_in_one_go(unit):
    marks = sum(unit.count(sign) for sign in SIGNS)
    text = unit * (MARK_COUNT // marks)
    found, skipped = pair_marks(text)
    assert found or skipped
