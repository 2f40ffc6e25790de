"""Where the words of an old text are in a new one."""

from __future__ import annotations

import pytest

from attribution.core.document import Span
from attribution.services.anchoring import anchor
from attribution.services.position_map import PositionMap
from attribution.services.relocating import places, relocate

OLD = "Le maire a dit : « Nous rouvrirons le pont en mai. » Il a ajouté : « Oui. »"


def found(words, new, old=OLD):
    start = old.index(words)
    there = places(old, new, PositionMap(old, new))(Span(start, start + len(words)))
    return there and new[there.start : there.end]


@pytest.mark.parametrize(
    ("new", "words"),
    [
        (OLD, "Nous rouvrirons le pont en mai."),
        ("Lundi. " + OLD, "Nous rouvrirons le pont en mai."),
        (OLD.replace("Il a ajouté", "Puis, devant la presse, il a ajouté"), "Oui."),
    ],
)
def test_the_same_words_are_found(new, words):
    assert found(words, new) == words


def test_words_that_moved_far_are_found_by_themselves():
    new = "Il a ajouté : « Oui. » Tout autre chose, et puis : « Nous rouvrirons le pont en mai. »"
    assert found("Nous rouvrirons le pont en mai.", new) == "Nous rouvrirons le pont en mai."


def test_of_the_same_words_those_with_the_same_surroundings_are_meant():
    old = "Anne répond : « Oui. » Boris répond : « Oui. »"
    words = anchor(old, old.rindex("Oui"), old.rindex("Oui") + 4)
    new = "Boris répond : « Oui. » Anne se tait. Puis Anne dit : « Oui. »"
    assert relocate(words, None, new) == Span(new.index("Oui"), new.index("Oui") + 4)


def test_words_that_were_mended_in_place_are_the_same_words():
    new = OLD.replace("Nous rouvrirons le pont en mai.", "Nous rouvrirons le pont en juin.")
    assert found("Nous rouvrirons le pont en mai.", new) == "Nous rouvrirons le pont en juin."


def test_a_word_that_occurs_anywhere_is_not_taken_for_the_lost_one():
    assert found("Oui.", "Tout autre chose. Le chat a dit : Oui. Et le chien.") is None


def test_words_that_are_gone_are_not_found():
    assert found("Nous rouvrirons le pont en mai.", "Le maire n’a rien dit.") is None
