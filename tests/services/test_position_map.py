"""Places in a text are found again in a later version of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from attribution.services.position_map import PositionMap

OLD = "Un titre.\nIl a dit « nous partons demain ». Rien de plus.\nFin de la dépêche.\n"


def carry(new, words, old=OLD):
    """The words that these words became."""
    start = old.index(words)
    found = PositionMap(old, new).span(start, start + len(words))
    return None if found is None else new[slice(*found)]


def test_an_equal_text_leaves_everything_where_it_is():
    assert PositionMap(OLD, OLD).span(3, 17) == (3, 17)


def test_what_is_put_in_beside_a_span_stays_outside():
    new = OLD.replace("« nous partons demain »", "« alors nous partons demain matin »")
    assert carry(new, "nous partons demain") == "nous partons demain"


def test_what_is_put_in_or_cut_within_a_span_is_followed():
    assert carry(OLD.replace("partons", "ne partons pas"), "nous partons demain") == "nous ne partons pas demain"
    assert carry(OLD.replace("nous partons", "partons"), "nous partons demain") == "partons demain"


def test_a_first_or_last_word_that_is_replaced_belongs_to_the_span():
    assert carry(OLD.replace("nous", "ils"), "nous partons demain") == "ils partons demain"
    assert carry(OLD.replace("demain", "dans deux jours"), "nous partons demain") == "nous partons dans deux jours"


def test_a_span_that_was_rewritten_is_gone():
    assert carry(OLD.replace("nous partons demain", "je reste ici"), "nous partons demain") is None
    assert carry("Tout autre chose.\n", "nous partons demain") is None
    assert carry("", "nous partons demain") is None


def test_the_place_of_a_span_that_was_rewritten_is_known():
    start = OLD.index("nous partons")
    new = OLD.replace("nous partons demain", "je reste")
    found = PositionMap(OLD, new).place(start, start + len("nous partons demain"))
    assert new[slice(*found)] == "je reste"
    assert PositionMap(OLD, OLD[:12]).place(start, start + 4) is None


def test_a_paragraph_that_moved_takes_its_spans_along():
    title, said, end, _ = OLD.split("\n")
    new = f"{end}\n{said}\n{title}"
    assert carry(new, "nous partons demain") == "nous partons demain"
    assert carry(new, "Fin de la dépêche") == "Fin de la dépêche"
    assert carry(new, "Un titre.") == "Un titre."


def test_code_points_beyond_the_basic_plane_count_as_one():
    old = "Un 😀 a dit « oui 😀 oui ».\n"
    assert carry("😀😀 " + old, "oui 😀 oui", old) == "oui 😀 oui"


lines = st.lists(st.text("abé «».", min_size=1, max_size=12), min_size=1, max_size=8, unique=True)


@given(lines, lines, st.data())
def test_a_line_that_stays_keeps_its_words(before, put_in, data):
    kept = data.draw(st.sampled_from(before))
    old, new = "\n".join(before), "\n".join([*(line for line in put_in if line != kept), kept])
    if kept.strip():
        start = sum(len(line) + 1 for line in before[: before.index(kept)])
        found = PositionMap(old, new).span(start, start + len(kept))
        assert found is not None
        assert new[slice(*found)] == kept


@given(st.text("ab .\n", max_size=40), st.text("ab .\n", max_size=40), st.data())
def test_any_span_of_any_text_is_carried_to_a_span_or_to_nothing(old, new, data):
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    found = PositionMap(old, new).span(start, end)
    assert found is None or 0 <= found[0] < found[1] <= len(new)
