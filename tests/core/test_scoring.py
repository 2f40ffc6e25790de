"""The figures, on answers small enough to count by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.core.document import Span
from attribution.core.scoring import Answer, Hop, score
from attribution.core.scoring.calibration import calibration_of, calibrations
from attribution.core.scoring.judgement import judge
from attribution.core.scoring.likeness import match_contents, same_mention, same_name
from attribution.core.scoring.phenomena import Phenomenon, phenomenon_figures
from attribution.core.scoring.rules import rule_figures


def right(start, end, speaker=None, **more):
    return Answer(Span(start, end), kind="speech", speaker=speaker, **more)


def found(start, end, speaker=None, kind="direct", **more):
    return Answer(Span(start, end), kind=kind, speaker=speaker, **more)


def figures(gold, answers):
    return score({"a": gold}, {"a": answers})


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("John Kerry", "John Kerry"),
        ("Sergueï Lavrov", "Serguei LAVROV"),
        ("Kerry", "John Kerry"),
        ("John Kerry", "M. Kerry"),
        ("Le président", "président"),
        ("Lavrov Sergueï", "Sergueï Lavrov"),
        ("John Kerry & Sergueï Lavrov", "Lavrov & Kerry"),
        ("L'ONU", "ONU"),
        (None, ""),
    ],
)
def test_names_that_agree(a, b):
    assert same_name(a, b)
    assert same_name(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("John Kerry", "John Kirby"),
        ("John", "John Kerry"),  # a first name does not make the person
        ("Kerry & Lavrov", "Kerry"),
        ("Kerry", None),
        ("Лавров", "Kerry"),
    ],
)
def test_names_that_do_not_agree(a, b):
    assert not same_name(a, b)
    assert not same_name(b, a)


def test_mentions_agree_when_they_share_half_of_the_shorter_one():
    assert same_mention(Span(0, 10), Span(5, 30))
    assert not same_mention(Span(0, 10), Span(6, 30))
    assert same_mention(None, None)
    assert not same_mention(Span(0, 1), None)


def test_contents_match_from_80_per_cent_of_their_union_and_one_to_one():
    assert match_contents([Span(0, 10)], [Span(0, 8)]) == [(0, 0)]
    assert match_contents([Span(0, 10)], [Span(0, 7)]) == []
    assert match_contents([Span(0, 10)], [Span(0, 9), Span(0, 10)]) == [(0, 1)]


def test_a_perfect_answer():
    gold = [right(0, 10, "John Kerry", source=Span(12, 15), relays=(Hop(Span(20, 25), "Kirby"),), status="denied")]
    answer = [found(0, 10, "Kerry", source=Span(12, 15), relays=(Hop(Span(20, 25), None),), status="denied")]
    result = figures(gold, answer)
    assert (result.detection.f1, result.exact, result.source, result.speaker) == (1, 1, 1, 1)
    assert (result.relays.f1, result.status, result.attributed.f1) == (1, 1, 1)
    assert [one.faults for one in result.comparisons] == [[]]


def test_missed_spurious_and_wrong_speakers_cost_what_they_should():
    gold = [right(0, 10, "A"), right(20, 30, "B"), right(40, 50, "C")]
    answer = [found(0, 10, "A"), found(20, 30, "X"), found(60, 70, "D"), found(80, 90, "E")]
    result = figures(gold, answer)
    assert (result.detection.hits, result.detection.predicted, result.detection.gold) == (2, 4, 3)
    assert (result.attributed.precision, result.attributed.recall) == (1 / 4, 1 / 3)
    assert sorted(fault for one in result.comparisons for fault in one.faults) == [
        "missed",
        "speaker",
        "spurious",
        "spurious",
    ]


def test_what_is_not_speech_is_not_counted_on_either_side():
    gold = [right(0, 10, "A"), Answer(Span(20, 30), kind="other")]
    answer = [found(0, 10, "A"), found(20, 30, kind="other"), found(40, 50, "B", kind="indirect")]
    assert figures(gold, answer).attributed.f1 == 1


def test_a_debatable_quotation_counts_neither_way():
    gold = [right(0, 10, "A"), right(20, 30, "B", debatable=True)]
    for answer in ([found(0, 10, "A")], [found(0, 10, "A"), found(20, 30, "X")]):
        result = figures(gold, answer)
        assert (result.detection.predicted, result.detection.gold, result.attributed.f1) == (1, 1, 1)


def test_where_nobody_can_be_named_the_right_mention_is_enough():
    gold = [right(0, 10, None, source=Span(12, 14))]
    assert figures(gold, [found(0, 10, "Il", source=Span(12, 14))]).speaker == 1
    assert figures(gold, [found(0, 10, None)]).speaker == 0
    assert figures([right(0, 10)], [found(0, 10, "A")]).speaker == 0


def test_relays_are_counted_by_mention_or_by_name_each_once():
    gold = [right(0, 10, "A", relays=(Hop(Span(20, 30), "B"), Hop(None, "C")))]
    answer = [found(0, 10, "A", relays=(Hop(Span(40, 50), "B"), Hop(Span(60, 70), "B"), Hop(None, "c")))]
    relays = figures(gold, answer).relays
    assert (relays.hits, relays.predicted, relays.gold) == (2, 3, 2)


def test_status_is_asked_only_where_gold_gives_one_and_is_an_assertion_when_left_out():
    assert figures([right(0, 10)], [found(0, 10)]).status is None
    gold = [right(0, 10, status="asserted"), right(20, 30, status="denied"), right(40, 50)]
    assert figures(gold, [found(0, 10), found(20, 30), found(40, 50, status="alleged")]).status == 0.5


def test_a_document_without_answer_is_one_in_which_nothing_was_found():
    result = score({"a": [right(0, 10, "A")], "b": []}, {"other": [found(0, 10, "A")]})
    assert (result.documents, result.detection.predicted, result.detection.gold) == (2, 0, 1)
    assert (result.attributed.precision, result.attributed.f1, result.exact) == (0, 0, 0)


def test_every_rule_is_counted_with_its_spurious_answers():
    gold = [right(0, 10, "A"), right(20, 30, "B"), right(40, 50, "C", debatable=True)]
    answer = [
        found(0, 10, "A", rule="inquit"),
        found(20, 30, "X", rule="inquit"),
        found(40, 50, "X", rule="inquit"),
        found(60, 70, "D", rule="colon"),
        found(80, 90),
    ]
    rules = {name: (tally.predicted, tally.hits) for name, tally in figures(gold, answer).rules.items()}
    assert rules == {"(no source)": (1, 0), "colon": (1, 0), "inquit": (2, 1)}


spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 60), st.integers(1, 20))
names = st.sampled_from([None, "Kerry", "John Kerry", "M. Kerry", "Ève Œil", "Kerry & Lavrov", "le", "Лавров"])
hops = st.builds(Hop, st.none() | spans, names)
answers = st.lists(
    st.builds(
        Answer,
        content=spans,
        kind=st.sampled_from(["speech", "direct", "other", "indirect", None]),
        source=st.none() | spans,
        speaker=names,
        relays=st.lists(hops, max_size=3).map(tuple),
        status=st.sampled_from([None, "asserted", "denied"]),
        debatable=st.booleans(),
    ),
    max_size=6,
)


@given(answers, answers)
def test_figures_stay_between_0_and_1_and_counts_fit(gold, other):
    result = figures(gold, other)
    for tally in (result.detection, result.relays, result.attributed):
        assert 0 <= tally.hits <= min(tally.predicted, tally.gold)
        assert 0 <= tally.f1 <= 1
    assert sum(tally.predicted for tally in result.rules.values()) == result.detection.predicted


@given(answers)
def test_gold_scored_against_itself_is_perfect(gold):
    result = figures(gold, [Answer(**fields(answer)) for answer in gold])
    assert result.detection.precision in {0, 1}
    assert result.detection.recall == result.detection.precision


def fields(answer):
    kind = "direct" if answer.kind == "speech" else "other"
    return {"content": answer.content, "kind": kind, "source": answer.source, "speaker": answer.speaker}


def rules_of(gold, answers):
    comparisons = figures(gold, answers).comparisons
    rows = rule_figures({"a": gold}, {"a": answers}, comparisons)
    return {(row.stage, row.rule): (row.count, row.right, row.share) for row in rows}


def test_each_rule_is_judged_by_its_own_stage():
    gold = [
        right(0, 10, "Anne", source=Span(12, 15), status="denied", relays=(Hop(Span(90, 95), None),)),
        right(20, 30, "Luc", source=Span(32, 35)),
    ]
    hops = (Hop(Span(90, 95), None, "cited"), Hop(Span(70, 75), None, "incise"))
    answers = [
        found(0, 10, "Luc", source=Span(12, 15), rule="colon", speaker_rule="pronoun", status="asserted", relays=hops),
        found(20, 30, "Luc", source=Span(40, 45), rule="colon", speaker_rule="surname"),
    ]
    found_rules = rules_of(gold, answers)
    assert found_rules["source", "colon"] == (2, 1, 1.0)
    assert found_rules["speaker", "pronoun"] == (1, 0, 1.0)
    assert ("speaker", "surname") not in found_rules  # it never had a chance: the mention was wrong
    assert found_rules["status", "asserted"] == (1, 0, 1.0)
    assert found_rules["relay", "cited"] == (1, 1, 0.5)
    assert found_rules["relay", "incise"] == (1, 0, 0.5)


def test_kind_rules_are_judged_by_speech_or_not():
    gold = [
        right(0, 10),
        Answer(Span(20, 30), kind="other"),
        Answer(Span(40, 50), kind="other"),
        right(60, 70, debatable=True),
    ]
    answers = [
        found(0, 10, kind_rule="whole"),
        found(20, 30, kind_rule="whole"),
        found(40, 50, kind="other", kind_rule="title"),
        found(60, 70, kind="other", kind_rule="title"),
        found(80, 90, kind="other", kind_rule="title"),
        found(92, 99, kind="indirect", kind_rule="clause"),
    ]
    kinds = {rule: counts[:2] for (stage, rule), counts in rules_of(gold, answers).items() if stage == "kind"}
    assert kinds == {"whole": (2, 1), "title": (2, 2)}


def test_phenomena_stand_in_the_order_of_their_numbers_with_the_figures_of_their_texts():
    gold = {
        "a": [right(0, 10, "Anne", source=Span(12, 15)), right(20, 30, "Luc", phenomena=("9",))],
        "b": [],
    }
    answers = {"a": [found(0, 10, "Anne", source=Span(12, 15)), found(20, 30, "Anne")], "b": []}
    shown = {"a": (Phenomenon("15", "incise"),), "b": (Phenomenon("70"),)}
    rows = phenomenon_figures(score(gold, answers), shown)
    told = [(row.phenomenon.id, row.figures.documents, row.faultless, row.figures.attributed.gold) for row in rows]
    assert told == [("9", 1, 0, 1), ("15", 1, 0, 2), ("70", 1, 1, 0)]
    assert rows[1].figures.attributed.f1 == 0.5


def test_a_confidence_is_judged_part_by_part():
    gold = [
        right(0, 10, "Anne", source=Span(12, 15)),
        right(20, 30, "Luc", source=Span(32, 35)),
        Answer(Span(40, 50), kind="other"),
        right(60, 70, debatable=True),
    ]
    answers = [
        found(0, 10, "Luc", source=Span(12, 15), relays=(Hop(Span(17, 19), None),)),
        found(20, 30, "Luc", source=Span(37, 39)),
        found(40, 50, "Luc"),
        found(60, 70, "Luc"),
        found(80, 90, kind="other"),
        found(92, 99, kind="indirect"),
    ]
    judged = {(one.place, one.part): one.right for one in judge(gold, answers)}
    assert judged == {
        (0, "speech"): True,
        (0, "overall"): False,
        (0, "speaker"): True,
        (0, "relays"): False,
        (0, "resolution"): False,
        (1, "speech"): True,
        (1, "overall"): True,
        (1, "speaker"): False,
        (1, "relays"): True,
        (2, "speech"): False,
        (2, "overall"): False,
        (4, "speech"): True,
        (4, "overall"): True,
    }


def test_the_calibration_error_is_the_mean_gap_of_the_bins():
    cases = [(0.9, True), (0.9, False), (0.2, False), (0.2, False), (1.0, True)]
    told = calibration_of(cases)
    assert [(one.count, one.right) for one in told.bins] == [(2, 0), (3, pytest.approx(2 / 3))]
    assert told.error == pytest.approx((2 * 0.2 + 3 * abs(2.8 / 3 - 2 / 3)) / 5)
    assert (told.count, told.right) == (5, pytest.approx(0.4))
    assert calibration_of([]).error == 0


def test_only_stated_confidence_is_calibrated():
    gold = [right(0, 10, "Anne"), right(20, 30, "Luc")]
    answers = [found(0, 10, "Anne", confidence={"speech": 0.8, "relays": None}), found(20, 30, "Luc")]
    told = calibrations({"a": gold}, {"a": answers})
    assert {part: one.count for part, one in told.items()} == {"speech": 1}
