import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.parsing.paragraphs import batches, cut_paragraphs, is_hard_wrapped

WRAPPED = "La ministre a\ndéclaré que le\nport resterait\nouvert.\n\nElle a ensuite\nquitté la salle."
texts = st.lists(
    st.sampled_from(["mot", "Mot", "a", ".", " ", "\n", "\n\n", "\n \n", "«", "»", "!", "\t", "é"]), max_size=60
).map("".join)


def paragraphs(text, longest=1000):
    return [text[start:end] for start, end in cut_paragraphs(text, longest=longest)]


def test_each_line_is_a_paragraph():
    assert paragraphs("Un.\nDeux.\n\nTrois.\n") == ["Un.", "Deux.", "Trois."]


def test_a_hard_wrapped_text_has_its_paragraphs_between_blank_lines():
    assert is_hard_wrapped(WRAPPED)
    assert paragraphs(WRAPPED) == WRAPPED.split("\n\n")


def test_two_lines_that_go_on_in_lower_case_do_not_make_a_hard_wrapped_text():
    assert not is_hard_wrapped("Un titre\nsans majuscule\nUn paragraphe.\nUn autre.\nEncore un.")


def test_a_long_paragraph_is_cut_after_a_sentence_else_at_a_space_else_anywhere():
    assert paragraphs("Un deux. Trois quatre. Cinq", longest=16) == ["Un deux.", "Trois quatre.", "Cinq"]
    assert paragraphs("un deux trois quatre", longest=10) == ["un deux", "trois", "quatre"]
    assert paragraphs("a" * 25, longest=10) == ["a" * 10, "a" * 10, "a" * 5]


@pytest.mark.parametrize("text", ["", " ", "\n\n \n"])
def test_nothing_has_no_paragraphs(text):
    assert paragraphs(text) == []


@given(texts, st.integers(1, 30))
def test_ranges_are_in_order_bounded_and_leave_out_nothing_but_white_space(text, longest):
    ranges = list(cut_paragraphs(text, longest=longest))
    end = 0
    for start, stop in [*ranges, (len(text), len(text))]:
        assert text[end:start].strip() == ""
        end = stop
    assert all(0 < end - start <= longest for start, end in ranges)
    assert all(text[start:end] == text[start:end].strip() for start, end in ranges)


@given(texts, st.integers(1, 30), st.integers(1, 50))
def test_batches_hold_every_range_once_and_stay_below_their_size(text, longest, size):
    ranges = list(cut_paragraphs(text, longest=longest))
    cut = list(batches(iter(ranges), size=size))
    assert [one for batch in cut for one in batch] == ranges
    assert all(len(batch) == 1 or sum(end - start for start, end in batch) <= size for batch in cut)
    assert all(cut)
