"""``extract`` on good and bad inputs; who said what is tested elsewhere."""

import json

import pytest

from attribution.cli.text_report import REASONS, report
from attribution.core.document import Span
from attribution.core.relations import (
    Analysis,
    Attribution,
    Cue,
    Form,
    Kind,
    Quotation,
    Reason,
    Relay,
    Skipped,
    Source,
    Speaker,
    SpeakerKind,
    Status,
)
from tests.articles import DIRECTORIES, read_expected, read_text
from tests.fakes_parser import FakeParser


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_text_file_gives_one_line_with_its_path_and_its_very_text(run, write_file):
    file = write_file("a.txt", "Un.\r\nDeux\u2028trois.\n")
    result = run("extract", file)
    assert result.exit_code == 0
    (document,) = lines(result)
    assert (document["id"], document["text"]) == (str(file), "Un.\r\nDeux\u2028trois.\n")
    assert set(document) == {"id", "text", "quotations", "skipped"}


@pytest.mark.parametrize("directory", DIRECTORIES, ids=lambda directory: directory.name)
def test_recorded_articles_give_their_expected_analysis(run, make_services, replay, directory):
    (document,) = lines(run("extract", directory / "article.txt", services=make_services(replay)))
    assert document["text"] == read_text(directory)
    assert {name: document[name] for name in ("quotations", "skipped")} == json.loads(read_expected(directory))


def test_a_jsonl_file_is_known_by_its_suffix_and_further_keys_are_ignored(run, write_file):
    file = write_file("a.jsonl", '{"id": "x", "text": "Un.", "quotations": "no list"}\n\n{"id": 7, "text": ""}\n')
    result = run("extract", file)
    assert [(document["id"], document["text"]) for document in lines(result)] == [("x", "Un."), (7, "")]
    assert result.exit_code == 0


def test_a_line_without_id_is_named_by_its_place(run, write_file):
    file = write_file("a.jsonl", '\n{"text": "Un."}\n')
    assert lines(run("extract", file))[0]["id"] == f"{file}, line 2"


def test_stdin_is_a_text_unless_told_otherwise(run):
    assert lines(run("extract", "-", stdin="Un « mot »."))[0] | {"quotations": [], "skipped": []} == {
        "id": "stdin",
        "text": "Un « mot ».",
        "quotations": [],
        "skipped": [],
    }
    assert lines(run("extract", stdin="Un."))[0]["text"] == "Un."
    assert lines(run("extract", "--input", "jsonl", "-", stdin='{"id": "a", "text": "é"}'))[0]["text"] == "é"


def test_the_form_that_is_given_wins_over_the_suffix(run, write_file):
    file = write_file("a.jsonl", "Pas du JSON.")
    assert lines(run("extract", "--input", "text", file))[0]["text"] == "Pas du JSON."


def test_a_byte_order_mark_is_not_text_and_offsets_count_from_after_it(run, write_file):
    plain = lines(run("extract", write_file("a.txt", "\ufeffUn mot.")))
    assert plain[0]["text"] == "Un mot."
    marked = lines(run("extract", write_file("a.jsonl", '\ufeff{"id": "a", "text": "Un."}\n')))
    assert marked[0]["text"] == "Un."


def test_line_ends_inside_json_strings_do_not_part_lines(run, write_file):
    file = write_file("a.jsonl", '{"id": "a", "text": "Un\u2028deux\u0085trois"}\r\n')
    assert lines(run("extract", file))[0]["text"] == "Un\u2028deux\u0085trois"


BAD_LINES = {
    "{": "Not JSON",
    "[1]": "Not a JSON object",
    '{"id": "a"}': 'There is no "text"',
    '{"id": "a", "text": 1}': '"text" is not a string but a number',
    '{"id": "a", "text": null}': '"text" is not a string but null',
    '{"id": [], "text": "a"}': '"id" is neither a string nor a number but a list',
    '{"id": true, "text": "a"}': '"id" is neither a string nor a number but a truth value',
    '{"id": "a", "text": "a\\u0000b"}': "U+0000",
    '{"id": "a", "text": "a\\ud800b"}': "lone surrogate",
    '{"id": "\\ud800", "text": "a"}': '"id" holds a lone surrogate',
    "[" * 100_000: "Not JSON",
}


@pytest.mark.parametrize(("line", "complaint"), BAD_LINES.items(), ids=BAD_LINES.values())
def test_a_bad_line_is_told_with_file_and_line_and_the_others_still_come_out(run, write_file, line, complaint):
    good = '{"id": "good", "text": "Un."}'
    file = write_file("a.jsonl", f"{good}\n{line}\n{good}\n")
    result = run("extract", file)
    assert result.exit_code == 1
    assert [document["id"] for document in lines(result)] == ["good", "good"]
    (told,) = result.stderr.splitlines()
    assert told.startswith(f"Error: {file}, line 2: ")
    assert complaint in told


def test_a_line_that_is_not_utf_8_is_told(run, write_file):
    file = write_file("a.jsonl", '{"id": "a", "text": "é"}\n'.encode("latin-1") + b'{"id": "b", "text": "e"}\n')
    result = run("extract", file)
    assert [document["id"] for document in lines(result)] == ["b"]
    assert result.stderr.startswith(f"Error: {file}, line 1: Not UTF-8")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("é".encode("latin-1"), "Not UTF-8: byte 0xe9 at position 0"),
        ("Déjà".encode("utf-16"), "Not UTF-8"),
        (b"a\x00b", "U+0000 at position 1"),
        (b"\xed\xa0\x80", "Not UTF-8"),
    ],
)
def test_a_bad_file_is_told_and_the_others_still_come_out(run, write_file, content, complaint):
    bad, good = write_file("bad.txt", content), write_file("good.txt", "Un.")
    result = run("extract", bad, good)
    assert result.exit_code == 1
    assert [document["id"] for document in lines(result)] == [str(good)]
    assert result.stderr.startswith(f"Error: {bad}: ")
    assert complaint in result.stderr


@pytest.mark.parametrize("suffix", [".txt", ".jsonl"])
def test_a_missing_file_and_a_directory_are_told(run, tmp_path, write_file, suffix):
    good = write_file("good.txt", "Un.")
    directory = tmp_path / f"directory{suffix}"
    directory.mkdir()
    result = run("extract", tmp_path / f"none{suffix}", directory, good)
    assert result.exit_code == 1
    assert [document["id"] for document in lines(result)] == [str(good)]
    missing, folder = result.stderr.splitlines()
    assert "No such file" in missing
    assert "directory" in folder


def test_a_text_that_the_parser_fails_on_is_told_and_the_others_still_come_out(run, make_services, write_file):
    file = write_file("a.jsonl", '{"id": 1, "text": "Un."}\n{"id": 2, "text": "boum"}\n{"id": 3, "text": "Trois."}\n')
    result = run("extract", file, services=make_services(FakeParser(fail_on="boum")))
    assert [document["id"] for document in lines(result)] == [1, 3]
    assert f"{file}, line 2: the fake parser fails" in result.stderr
    assert result.exit_code == 1


@pytest.mark.parametrize("count", [0, 1, 3])
def test_the_format_json_is_one_array(run, write_file, count):
    file = write_file("a.jsonl", '{"id": "a", "text": "Un."}\n' * count + "bad\n")
    result = run("extract", "--format", "json", file)
    assert len(json.loads(result.stdout)) == count
    assert result.exit_code == 1


def test_each_document_comes_out_before_the_next_is_read(make_services):
    from attribution.cli.extract import as_json, as_jsonl
    from attribution.cli.inputs import Input

    nothing = Analysis((), (), ())

    def results():
        yield Input("a", "Un.", "a"), nothing
        raise AssertionError("read ahead")

    for style in (as_jsonl, as_json):
        assert '"Un."' in next(iter(style(results())))


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["--input", "html"], ["--nothing"]])
def test_wrong_use_exits_with_2(run, arguments):
    assert run("extract", *arguments).exit_code == 2


TEXT = "« Oui », a dit Anne Hermel, selon\u00a0Le Phare. « Non »."


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_the_report_for_people_says_who_what_through_whom_and_why():
    anne = Speaker("Anne Hermel", SpeakerKind.PERSON)
    paper = Speaker("Le Phare", SpeakerKind.BODY)
    first = Quotation(span("« Oui »"), span("Oui"), (span("Oui"),), Kind.DIRECT, "whole_clause")
    second = Quotation(span("« Non »"), span("Non"), (span("Non"),), Kind.MIXED, "short", parent=0, closed=False)
    relay = Relay(Source(span("Le Phare"), 9, Form.NAME), Cue(span("selon"), "selon"), "according_to", (paper,))
    analysis = Analysis(
        (
            Attribution(
                first,
                Source(span("Anne Hermel"), 5, Form.NAME),
                Cue(span("dit"), "dire"),
                "incise",
                (anne,),
                "full_name",
                (relay,),
                Status.DENIED,
            ),
            Attribution(second),
        ),
        (anne, paper),
        (Skipped(Reason.NO_SOURCE, span("« Non »")),),
    )
    assert report("a.txt", TEXT, analysis) == (
        "a.txt: 2 quotations\n"
        "\n"
        "  1  « Oui »\n"
        "     speaker  Anne Hermel\n"
        "     source   “Anne Hermel”\n"
        "     cue      “dit”\n"
        "     relay    via Le Phare (“Le Phare”, “selon”)\n"
        "     kind     direct\n"
        "     status   denied\n"
        "     rules    kind: whole_clause, source: incise, speaker: full_name, relay: according_to\n"
        "     offsets  2–5\n"
        "\n"
        "  2  « Non »\n"
        "     speaker  unknown\n"
        "     kind     mixed, a mark is missing\n"
        "     inside   quotation 1\n"
        "     rules    kind: short\n"
        "     offsets  46–49\n"
        "\n"
        "Left out or left open:\n"
        "     44–51  no source was found: « Non »\n"
        "\n"
    )


def test_a_report_without_quotations_says_so():
    assert report("a.txt", "Rien.", Analysis((), (), ())) == "a.txt: no quotations\n\n"


def test_every_reason_has_words():
    assert set(REASONS) == set(Reason)


def test_words_without_marks_are_shown_without():
    clause = Quotation(Span(10, 20), Span(10, 20), (Span(10, 20),), Kind.INDIRECT, "that_clause")
    lines = report("a.txt", "Il dit qu'il viendra.", Analysis((Attribution(clause),), (), ())).splitlines()
    assert lines[2] == "  1  il viendra"
