from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from attribution.core.document import Span
from attribution.web.highlight import Segment, cut_segments


@st.composite
def marked_texts(draw):
    length = draw(st.integers(0, 40))
    edges = st.tuples(st.integers(0, 45), st.integers(1, 20))
    spans = [Span(start, start + size) for start, size in draw(st.lists(edges, max_size=8))]
    return length, spans


@given(marked_texts())
def test_segments_join_to_the_whole_text(case):
    length, spans = case
    segments = cut_segments(length, spans)
    assert [position for one in segments for position in range(one.start, one.end)] == list(range(length))
    assert all(one.start < one.end for one in segments)


@given(marked_texts())
def test_marks_nest_and_are_all_closed(case):
    length, spans = case
    stack = []
    for segment in cut_segments(length, spans):
        stack.extend(segment.opens)
        covering = {
            index for index, span in enumerate(spans) if span.start <= segment.start and segment.end <= span.end
        }
        covering |= {
            i for i, span in enumerate(spans) if span.start <= segment.start and segment.end == length < span.end
        }
        assert set(stack) == covering
        assert len(stack) == len(covering)
        for index in segment.closes:
            assert stack.pop() == index
    assert stack == []


def test_nested_marks_open_from_outside_to_inside():
    assert cut_segments(10, [Span(2, 8), Span(2, 5)]) == (
        Segment(0, 2),
        Segment(2, 5, (0, 1), (1,)),
        Segment(5, 8, (), (0,)),
        Segment(8, 10),
    )


def test_crossing_marks_are_closed_and_opened_again():
    assert cut_segments(6, [Span(0, 4), Span(2, 6)]) == (
        Segment(0, 2, (0,), ()),
        Segment(2, 4, (1,), (1, 0)),
        Segment(4, 6, (1,), (1,)),
    )


def test_a_text_without_marks_is_one_segment():
    assert cut_segments(3, []) == (Segment(0, 3),)
    assert cut_segments(0, []) == ()
