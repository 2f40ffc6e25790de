import json

import pytest

TEXT = "« Oui », a dit Anne Hermel. « Non », a dit Luc."


def quotation(words, speaker=None, kind="speech", **more):
    start = TEXT.index(words)
    return {
        "content": {"start": start, "end": start + len(words), "text": words},
        "kind": kind,
        "speaker": speaker,
        **more,
    }


GOLD = {"id": "a", "text": TEXT, "quotations": [quotation("Oui", "Anne Hermel"), quotation("Non", "Luc")]}
FOUND = {
    "id": "a",
    "quotations": [
        quotation("Oui", {"name": "Hermel", "id": 3}, "direct", source_rule="incise"),
        quotation("Non", "Anne Hermel", "direct", source_rule="incise"),
    ],
}


@pytest.fixture
def gold(write_file):
    return write_file("gold.jsonl", json.dumps(GOLD) + "\n")


@pytest.fixture
def predicted(write_file):
    return write_file("predicted.jsonl", json.dumps(FOUND) + "\n")


def test_a_prediction_is_scored(run, gold, predicted):
    result = run("evaluate", gold, "--predicted", predicted, "--json")
    assert result.exit_code == 0
    figures = json.loads(result.stdout)
    assert figures["detection"] == {"p": 1, "r": 1, "f1": 1, "hits": 2, "predicted": 2, "gold": 2}
    assert figures["attributed"]["f1"] == 0.5
    assert figures["rules"] == {"incise": {"count": 2, "right": 1, "precision": 0.5}}
    assert figures["status"] is None
    assert "errors" not in figures


def test_the_table_for_people_has_every_figure_and_the_errors_asked_for(run, gold, predicted):
    output = run("evaluate", gold, "--predicted", predicted, "--errors", "5").stdout
    for name in ("detection", "exact", "source", "speaker", "relays", "status", "attributed", "incise"):
        assert name in output
    assert "a  speaker   « Non »  gold: Luc (-)  found: Anne Hermel (-)" in output


def test_errors_stand_in_the_json_when_asked_for(run, gold, predicted):
    figures = json.loads(run("evaluate", gold, "--predicted", predicted, "--json", "--errors", "1").stdout)
    assert len(figures["errors"]) == 1


def test_without_a_prediction_the_texts_are_analysed_without_their_answers(run, make_services, write_file):
    from tests.fakes_parser import FakeParser

    parser = FakeParser()
    text = "Rien n'est cité ici."
    answers = [{"content": {"start": 0, "end": 4}, "kind": "speech", "speaker": "Anne"}]
    gold = write_file("gold.jsonl", json.dumps({"id": "a", "text": text, "quotations": answers}))
    result = run("evaluate", gold, "--json", services=make_services(parser))
    assert json.loads(result.stdout)["detection"] == {"p": 0, "r": 0, "f1": 0, "hits": 0, "predicted": 0, "gold": 1}
    assert parser.parsed == [text]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "line 1: Not JSON"),
        ('{"quotations": []}', 'line 1: There is no "id"'),
        ('{"id": "a", "quotations": {}}', 'line 1: "quotations" is not a list'),
        ('{"id": "a", "quotations": [{"kind": "speech"}]}', "line 1: Quotation 1 cannot be read"),
        ('{"id": "a", "quotations": [{"content": {"start": 5, "end": 5}}]}', "line 1: Quotation 1 cannot be read"),
        ('{"id": "a", "quotations": [3]}', "line 1: Quotation 1 cannot be read"),
        ('{"id": "a", "quotations": []}', 'line 1: There is no "text"'),
        ('{"id": "a", "text": "a\\u0000", "quotations": []}', "line 1: The text holds U+0000"),
        ('{"id": "a", "text": ""}\n{"id": "a", "text": ""}', "line 2: The id 'a' was used before"),
    ],
)
def test_a_gold_set_that_cannot_be_read_is_told_with_its_line(run, write_file, line, complaint):
    result = run("evaluate", write_file("gold.jsonl", line))
    assert result.exit_code == 1
    assert complaint in result.stderr


def test_a_missing_gold_set_is_told(run, tmp_path):
    result = run("evaluate", tmp_path / "none.jsonl")
    assert (result.exit_code, "No such file" in result.stderr) == (1, True)


PARSE = """\
# newdoc id = a
1\tOui\toui\tINTJ\t_\t_\t0\troot\t_\tstart_char=2|end_char=5

"""


def test_the_table_by_rule_names_every_stage(run, gold, predicted):
    output = run("evaluate", gold, "--predicted", predicted, "--by", "rule").stdout
    assert "source    incise                      2  100.0%      2     100.0%" in output
    values = json.loads(run("evaluate", gold, "--predicted", predicted, "--by", "rule", "--json").stdout)
    assert values["by_rule"]["source"]["incise"] == {"count": 2, "right": 2, "share": 1.0, "precision": 1.0}


@pytest.mark.parametrize("key", [{"phenomenon": 15, "name": "incise"}, {"phenomena": ["15"]}])
def test_the_table_by_phenomenon_takes_what_documents_and_quotations_say(run, write_file, predicted, key):
    quotations = [quotation("Oui", "Anne Hermel", phenomena=["2"]), quotation("Non", "Luc")]
    gold = write_file("gold.jsonl", json.dumps({"id": "a", "text": TEXT, "quotations": quotations, **key}))
    values = json.loads(run("evaluate", gold, "--predicted", predicted, "--by", "phenomenon", "--json").stdout)
    told = {name: (one["faultless"], one["attributed"]["f1"]) for name, one in values["by_phenomenon"].items()}
    assert told == {"2": (1, 1.0), "15": (0, 0.5)}
    output = run("evaluate", gold, "--predicted", predicted, "--by", "phenomenon").stdout
    assert f"15 {key.get('name', '')}" in output


def test_given_parses_are_read_instead_of_parsing_and_texts_without_one_are_told(run, make_services, write_file):
    from tests.fakes_parser import FakeParser

    parser = FakeParser()
    lines = [GOLD, GOLD | {"id": "b"}]
    gold = write_file("gold.jsonl", "\n".join(map(json.dumps, lines)))
    parses = write_file("parses.conllu", PARSE)
    result = run("evaluate", gold, "--parses", parses, "--json", services=make_services(parser))
    assert json.loads(result.stdout)["documents"] == 1
    assert "Without a parse, left out: b." in result.stderr
    assert parser.parsed == []


@pytest.mark.parametrize(
    ("parses", "complaint"),
    [
        (PARSE.replace("1\t", "2\t"), "The parse of 'a' does not fit its text"),
        (PARSE.replace("end_char=5", "end_char=500"), "The parse of 'a' does not fit its text"),
        ("no treebank", "The treebank cannot be read"),
    ],
)
def test_parses_that_cannot_be_read_are_told(run, gold, write_file, parses, complaint):
    result = run("evaluate", gold, "--parses", write_file("parses.conllu", parses))
    assert (result.exit_code, complaint in result.stderr) == (1, True)


def test_given_parses_and_given_answers_exclude_each_other(run, gold, predicted):
    assert run("evaluate", gold, "--predicted", predicted, "--parses", gold).exit_code == 2


@pytest.fixture
def stated(write_file):
    quotations = [one | {"confidence": {"speech": 0.9, "overall": 0.4, "speaker": None}} for one in FOUND["quotations"]]
    return write_file("stated.jsonl", json.dumps(FOUND | {"quotations": quotations}))


def test_stated_confidence_is_compared_with_what_is_right(run, gold, stated):
    values = json.loads(run("evaluate", gold, "--predicted", stated, "--by", "confidence", "--json").stdout)
    speech, overall = values["by_confidence"]["speech"], values["by_confidence"]["overall"]
    assert (speech["count"], speech["right"], speech["calibration_error"]) == (2, 1.0, 0.1)
    assert overall["bins"] == [{"count": 2, "stated": 0.4, "right": 0.5}]
    assert (
        "speech            2   90.0%  100.0%           0.100"
        in run("evaluate", gold, "--predicted", stated, "--by", "confidence").stdout
    )


def test_the_plot_is_an_svg_with_a_panel_for_each_part(run, gold, stated, tmp_path):
    from xml.etree import ElementTree

    run("evaluate", gold, "--predicted", stated, "--plot", tmp_path / "plot.svg")
    svg = ElementTree.parse(tmp_path / "plot.svg").getroot()
    titles = [text.text for text in svg.iter("{http://www.w3.org/2000/svg}text") if text.get("class") == "title"]
    assert titles == ["speech", "overall"]
    assert len(list(svg.iter("{http://www.w3.org/2000/svg}circle"))) == 2


def test_a_plot_of_answers_without_confidence_is_empty(run, gold, predicted, tmp_path):
    assert run("evaluate", gold, "--predicted", predicted, "--plot", tmp_path / "plot.svg").exit_code == 0
    assert "circle" not in (tmp_path / "plot.svg").read_text()


def test_errors_are_counted_by_the_stage_that_erred(run, gold, write_file):
    place = {"start": 14, "end": 25}
    right = [
        quotation("Oui", "Anne Hermel", source=place, status="denied"),
        quotation("Non", "Luc", source={"start": 47, "end": 50}, relays=[{"source": place, "speaker": "Anne Hermel"}]),
    ]
    wrong = [
        quotation("Oui", "Luc", "direct", source=place, status="asserted"),
        quotation("Non", "Anne Hermel", "direct", source=place),
        quotation("dit", "Luc", "direct"),
    ]
    gold = write_file("staged.jsonl", json.dumps(GOLD | {"quotations": right}))
    found = write_file("erring.jsonl", json.dumps({"id": "a", "quotations": wrong}))
    values = json.loads(run("evaluate", gold, "--predicted", found, "--by", "fault", "--json").stdout)
    assert values["by_fault"] == {"missed": 0, "spurious": 1, "source": 1, "name": 1, "relay": 1, "status": 1}
    assert (
        "name                1  the right mention"
        in run("evaluate", gold, "--predicted", found, "--by", "fault").stdout
    )


def test_a_plot_is_not_written_under_another_format_s_name(run, gold, predicted, tmp_path):
    result = run("evaluate", gold, "--predicted", predicted, "--plot", tmp_path / "plot.png")
    assert (result.exit_code, (tmp_path / "plot.png").exists()) == (2, False)
