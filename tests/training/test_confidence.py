"""Learning how sure answers are: from gold answers to the file that ships, on recorded articles."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from attribution.core.confidence import OVERALL, PARTS, stated
from attribution.core.scoring.calibration import calibration_of
from attribution.core.weights import BIAS, Weights
from attribution.training.confidence.__main__ import main
from attribution.training.confidence.fit import FOLDS, fit, fit_weights, folds
from attribution.training.confidence.report import abstention_table, calibration, cross_validate, transfer_table
from attribution.training.confidence.rows import Row
from tests.articles import DIRECTORIES, read_expected, read_text


def row(document, rule, right):
    features = {part: {f"rule={rule}": 1.0} for part in PARTS if part != OVERALL}
    return Row("set", document, features, dict.fromkeys(PARTS, right), named=True)


@pytest.fixture(scope="module")
def rows():
    """Rule "good" is right in 9 of 10 cases, rule "bad" in 2 of 10."""
    answers = [("good", number % 10 != 0) for number in range(1000)] + [
        ("bad", number % 5 == 0) for number in range(1000)
    ]
    return [row(number % 41, rule, right) for number, (rule, right) in enumerate(answers)]


def test_weights_find_how_often_a_rule_is_right(rows):
    weights = fit_weights(rows)
    assert weights.probability("speaker", {"rule=good": 1.0}) == pytest.approx(0.9, abs=0.03)
    assert weights.probability("speaker", {"rule=bad": 1.0}) == pytest.approx(0.2, abs=0.03)


def test_an_unknown_rule_is_as_good_as_the_mean(rows):
    assert fit_weights(rows).probability("speaker", {"rule=new": 1.0}) == pytest.approx(0.55, abs=0.05)


def test_a_rule_that_was_seen_once_hardly_moves_from_the_mean():
    cases = [({"rule=usual": 1.0}, number % 10 != 0) for number in range(100)]
    weights = Weights({"speaker": fit([*cases, ({"rule=rare": 1.0}, False)])})
    assert weights.probability("speaker", {"rule=rare": 1.0}) > 0.8


def test_no_document_stands_on_both_sides_of_a_fold(rows):
    for held, rest in folds(rows):
        assert not {one.document for one in held} & {one.document for one in rest}
    assert sum(len(held) for held, _ in folds(rows)) == len(rows)
    assert len(list(folds(rows))) == FOLDS


def test_out_of_fold_figures_are_calibrated_and_the_whole_is_too(rows):
    unseen = cross_validate(rows)
    assert all(calibration(unseen, part).error < 0.05 for part in PARTS)
    assert calibration(unseen, "speaker", "another set").count == 0


def test_a_set_that_is_left_out_is_judged_by_the_others(rows):
    other = [row(number % 7, "good", False) for number in range(100)]
    lines = [line.split() for line in transfer_table([*rows, *(replace(one, gold="other") for one in other)])]
    errors = {(name, part): float(error) for name, part, *_, error in lines[1:]}
    assert errors["other", "speaker"] > 0.8  # the rule is right elsewhere, never here
    assert set(errors) == {(name, part) for name in ("set", "other") for part in PARTS}
    assert len(list(transfer_table(rows))) == 1


def test_abstention_counts_what_is_lost(rows):
    header, nothing_lost, *_, most = abstention_table(cross_validate(rows))
    assert header.endswith("right ones lost")
    assert nothing_lost.split() == ["0.00", "2000", "1100", "55.0%", "0"]
    assert int(most.split()[-1]) > 0


def test_words_of_nobody_are_as_sure_as_they_are_nobodys():
    weights = Weights({"speech": {BIAS: 1.0}, "overall": {BIAS: -3.0}})
    told = stated(weights, {"speech": {}})
    assert told["overall"] == told["speech"]


def test_the_command_learns_from_gold_sets_and_given_parses(tmp_path):
    gold, parses = tmp_path / "gold.jsonl", tmp_path / "parses.conllu"
    lines, trees = [], []
    for directory in DIRECTORIES:
        found = json.loads(read_expected(directory))["quotations"]
        answers = [one for one in found if one["kind"] != "indirect"]  # gold sets leave them out
        speech = [one | {"kind": "other" if one["kind"] == "other" else "speech"} for one in answers]
        lines.append(json.dumps({"id": directory.name, "text": read_text(directory), "quotations": speech}))
        parse = (directory / "parse.conllu").read_text(encoding="utf-8").partition("\n")[2]
        trees.append(f"# newdoc id = {directory.name}\n{parse}")
    gold.write_text("\n".join(lines), encoding="utf-8")
    parses.write_text("".join(trees), encoding="utf-8")
    out = tmp_path / "weights.json"
    result = CliRunner().invoke(main, [str(gold), "--parses", str(parses), "--out", str(out)])
    assert result.exit_code == 0, result.output
    written = json.loads(out.read_text(encoding="utf-8"))
    assert set(written["parts"]) == set(PARTS)
    assert written["origin"]["answers"] == {"gold": sum(len(json.loads(line)["quotations"]) for line in lines)}
    assert "out of fold" in result.output


def test_perfect_statements_have_no_error():
    assert calibration_of([(1.0, True), (0.0, False)]).error == 0
