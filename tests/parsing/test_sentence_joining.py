import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.parsing.sentence_joining import LONGEST_SENTENCE, join_plan, should_join


def joined(left, right):
    return should_join(left.split(), right.split())


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("le régime de ( Bachar al )", "Assad a promis"),
        ("commandant de l' unité", "Qods chargée des opérations"),
        ("« Quoi ? »", ", demande-t-il ."),
        ("« Qui va payer ? »", "a demandé un élu ."),
        ("selon M .", "Kerry , la trêve tient ."),
        ("selon Mme.", "Royal , c' est fini ."),
        ("John F .", "Kennedy"),
        ("« C' est fini !", "» , a-t-il dit ."),
    ],
)
def test_what_was_parted_by_mistake_is_joined(left, right):
    assert joined(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Il est parti .", "Elle est restée ."),
        ("« Il est parti . »", "Elle est restée ."),
        ("Il est parti …", "Puis plus rien ."),
        ("Est-il parti ?", "Non ."),
        ("Il a dit :", "Partez !"),
        ("Il est parti !", "» Elle est restée ."),
        ("Il est parti .", "3 000 personnes sont venues ."),
    ],
)
def test_real_ends_stay(left, right):
    assert not joined(left, right)


def test_a_joined_sentence_is_never_too_long():
    assert not should_join(["mot"] * LONGEST_SENTENCE, ["mot"])
    assert should_join(["mot"] * (LONGEST_SENTENCE - 1), ["mot"])


tokens = st.lists(st.sampled_from(["mot", "Mot", ".", "»", ",", "M", "?", ")", "5"]), min_size=1, max_size=90)


@given(st.lists(tokens, max_size=8))
def test_a_plan_holds_every_sentence_once_in_order(sentences):
    plan = join_plan(sentences)
    assert [index for run in plan for index in run] == list(range(len(sentences)))
    lengths = [sum(len(sentences[index]) for index in run) for run in plan]
    assert all(length <= LONGEST_SENTENCE for length in lengths)


def test_a_closing_mark_alone_belongs_to_the_sentence_before_it():
    assert joined("Je vends des vélos .", "»")
    assert joined("Je vends des vélos .", '"')
    assert not joined("Je vends des vélos .", "« Non »")
