"""The sieve: rule by rule, first answers stand, later rules see them."""

from hypothesis import given
from hypothesis import strategies as st

from attribution.core.sieve import Decided, Rule, run_sieve

ANSWERS = st.dictionaries(st.integers(0, 5), st.text("ab", max_size=1), max_size=6)


def saying(name, answers):
    """A rule that knows the answers of some cases by heart."""
    return Rule(name, lambda case, settled: answers.get(case))


def copying(name, *, sequential=False):
    """A rule that repeats what is settled for the case before."""
    return Rule(name, lambda case, settled: settled[case - 1].answer if case - 1 in settled else None, sequential)


tables = st.lists(ANSWERS, max_size=4).map(
    lambda answers: [saying(f"rule{place}", one) for place, one in enumerate(answers)]
)
rule_lists = st.tuples(tables, st.booleans()).map(lambda drawn: [*drawn[0], copying("copy", sequential=drawn[1])])


def test_the_surer_rule_decides_even_for_a_later_case():
    rules = [saying("sure", {1: "x"}), saying("unsure", {0: "y", 1: "y"})]
    assert run_sieve(rules, [0, 1]) == {0: Decided("unsure", "y"), 1: Decided("sure", "x")}


def test_a_later_rule_sees_the_answers_of_surer_rules_further_down():
    after = Rule("after", lambda case, settled: settled[case + 1].answer if case + 1 in settled else None)
    assert run_sieve([saying("sure", {1: "x"}), after], [0, 1])[0] == Decided("after", "x")


def test_a_rule_does_not_see_its_own_answers():
    assert set(run_sieve([saying("sure", {0: "x"}), copying("copy")], range(4))) == {0, 1}


def test_a_sequential_rule_sees_its_own_answers_further_up():
    assert set(run_sieve([saying("sure", {0: "x"}), copying("copy", sequential=True)], range(4))) == {0, 1, 2, 3}


def test_an_empty_answer_is_an_answer():
    assert run_sieve([saying("sure", {0: ""}), saying("unsure", {0: "x"})], [0]) == {0: Decided("sure", "")}


def test_no_rule_decides_what_all_leave_open():
    assert run_sieve([saying("sure", {})], [0]) == {}


@given(rule_lists)
def test_the_last_rule_never_changes_earlier_answers(rules):
    shorter = run_sieve(rules[:-1], range(6))
    longer = run_sieve(rules, range(6))
    assert {place: longer[place] for place in shorter} == shorter


@given(rule_lists)
def test_answers_carry_the_name_of_the_first_rule_that_gave_one(rules):
    for place, decided in run_sieve(rules, range(6)).items():
        surer = [rule.name for rule in rules].index(decided.rule)
        assert all(rule.decide(place, {}) is None for rule in rules[:surer])
