import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.parsing.shadow import cast_shadow

letters = [
    "e\u0301",
    "é",
    "a",
    "A\u0300",
    "x\u0301",
    "\u0301",
    "q\u0323\u0307",
    "\u0344",
    "\u212b",
    "ﬁ",
    "œ",
    "한",
    "\u1112\u1161",
]
others = [
    "\r\n",
    "\n",
    "\r",
    "\u202f",
    "\u00a0",
    "« ",
    " »",
    "😀",
    "👩\u200d🚒",
    "\u2028",
    "\ud800",
    "’",
    "1",
    "\ufeff",
]
pieces = st.sampled_from([*letters, *others])
texts = st.lists(pieces, max_size=30).map("".join) | st.text(max_size=40)


@given(texts)
def test_the_map_has_a_place_for_every_position_and_always_goes_on(text):
    shadow = cast_shadow(text)
    assert len(shadow.origins) == len(shadow.text) + 1
    assert shadow.origins[-1] == len(text)
    assert not shadow.text or shadow.origins[0] == 0
    assert all(a < b for a, b in zip(shadow.origins, shadow.origins[1:], strict=False))


@given(texts)
def test_every_range_leads_to_a_range_of_the_original_with_the_same_letters(text):
    shadow = cast_shadow(text)
    for start in range(len(shadow.text)):
        for end in {start + 1, min(start + 7, len(shadow.text))}:
            first, last = shadow.original(start, end)
            assert 0 <= first < last <= len(text)
            assert shadow.text[start:end].strip() in cast_shadow(text[first:last]).text


@given(texts)
def test_neighbouring_ranges_meet_without_overlap(text):
    shadow = cast_shadow(text)
    for middle in range(1, len(shadow.text)):
        _, left_end = shadow.original(0, middle)
        right_start, _ = shadow.original(middle, len(shadow.text))
        assert right_start == left_end


@given(texts)
def test_the_parser_meets_only_plain_spaces_and_line_ends_and_nothing_that_has_no_encoding(text):
    shadow = cast_shadow(text).text
    shadow.encode()
    assert not set(shadow) & set("\u00a0\u202f\r\u2028\x85\x0b\x0c")


@given(st.text(st.characters(max_codepoint=0x17F, exclude_categories=["Cc", "Cs", "Zs"]), max_size=30))
def test_a_composed_text_is_its_own_shadow(text):
    composed = unicodedata.normalize("NFC", text)
    assert cast_shadow(composed).text == composed
    assert list(cast_shadow(composed).origins) == list(range(len(composed) + 1))


@given(texts)
def test_a_text_that_needs_no_composing_keeps_its_length(text):
    if unicodedata.is_normalized("NFC", text) and not any(map(unicodedata.combining, text)):
        assert len(cast_shadow(text).text) == len(text)


@pytest.mark.parametrize(
    ("text", "shadow", "word", "original"),
    [
        ("l'e\u0301te\u0301.", "l'été.", "été", "e\u0301te\u0301"),
        ("Ils\u00a0ont\u202f!", "Ils ont !", "ont", "ont"),
        ("a\r\nb", "a \nb", "b", "b"),
        ("😀 dit-il", "😀 dit-il", "dit-il", "dit-il"),
        ("x\u0301 y", "x y", "x", "x\u0301"),
        ("« Ça\u2028va »", "« Ça\nva »", "va", "va"),
    ],
)
def test_words_are_found_again(text, shadow, word, original):
    cast = cast_shadow(text)
    assert cast.text == shadow
    start = shadow.index(word)
    first, last = cast.original(start, start + len(word))
    assert text[first:last] == original
