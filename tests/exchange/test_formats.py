"""Each format says what is kept, escapes what must be escaped, and validates against what its owners publish."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator, Draft202012Validator, ValidationError
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

from attribution.core.document import Span
from attribution.exchange.annotations import AROUND, annotation, surroundings
from attribution.exchange.ans import story
from attribution.exchange.csv_rows import COLUMNS, UTF16_COLUMNS, neutral, original
from attribution.exchange.formats import FORMATS, ExportFormat, export_quotations
from attribution.exchange.json_ld import DRAFT, TERMS, shortened
from attribution.exchange.ninjs import item
from attribution.exchange.options import Dialect, Offsets
from attribution.exchange.positions import utf16
from attribution.services.interchange import attribution_to_json
from tests.articles import ROOT
from tests.exchange.records import BARE, NO, OPTIONS, RECORDS, TEXT, record

SCHEMAS = ROOT / "fixtures" / "schemas"
UTF16 = replace(OPTIONS, offsets=Offsets.UTF16)
WORDS = "nous voulons la paix & le <calme>"


def exported(name, options=OPTIONS, records=RECORDS):
    return b"".join(export_quotations(iter(records), ExportFormat(name), options)).decode()


def lines(text):
    assert text.endswith("\n")
    return [json.loads(line) for line in text[:-1].split("\n")]


def js(text):
    """The text as JavaScript indexes it."""
    return text.encode("utf-16-le")


def sliced(text, start, end):
    return js(text)[2 * start : 2 * end].decode("utf-16-le")


@pytest.mark.parametrize("name", ExportFormat)
def test_nothing_found_is_a_whole_empty_file(name):
    text = exported(name, records=[])
    if name is ExportFormat.CSV:
        assert text == ",".join(COLUMNS) + "\r\n"
    elif "ld+json" in FORMATS[name].media_type:
        document = json.loads(text)
        assert document.get("items", document.get("@graph")) == []
    else:
        assert text == ""


@pytest.mark.parametrize("name", ExportFormat)
@pytest.mark.parametrize("offsets", Offsets)
def test_an_export_depends_on_nothing_but_its_records(name, offsets):
    options = replace(OPTIONS, offsets=offsets)
    assert exported(name, options) == exported(name, options)


@pytest.mark.parametrize("name", ExportFormat)
def test_records_are_taken_one_by_one(name):
    taken = []

    def watched():
        for number in range(5000, 0, -1):
            taken.append(number)
            yield record(number, article=replace(BARE, id=number))

    pieces = export_quotations(watched(), ExportFormat(name), OPTIONS)
    next(pieces)
    assert len(taken) < 500


# JSON Lines


def test_json_lines_hold_the_interchange_form_with_the_article():
    first = lines(exported("jsonl"))[0]
    assert list(first) == ["id", *attribution_to_json(RECORDS[0].attribution, TEXT), "review", "article"]
    assert first["content"] == {"start": 21, "end": 54, "text": WORDS}
    assert first["article"] == {
        "id": 7,
        "title": "=Paix : « enfin »",
        "url": "https://journal.example/été?a=1&b=2",
        "source": "Le Journal",
        "external_id": "a-1",
        "published_at": "2026-03-12T17:30:00Z",
    }
    assert [one["id"] for one in first["speakers"]] == [1, 2]


def test_a_line_tells_what_a_reviewer_said_and_what_the_machine_says():
    first, second, *_ = lines(exported("jsonl"))
    assert first["review"] is None
    assert (second["review"]["state"], second["review"]["at"]) == ("confirmed", "2026-03-12T17:30:00Z")
    assert (second["status"], second["review"]["machine"]) == ("alleged", {"status": "denied"})


@pytest.mark.parametrize("name", ExportFormat)
def test_every_format_says_how_far_a_quotation_was_reviewed(name):
    assert exported(name).count("confirmed") == 1


def test_every_span_of_a_line_gets_its_utf16_positions():
    def check(value):
        if isinstance(value, list):
            for one in value:
                check(one)
        elif isinstance(value, dict):
            if "start" in value:
                assert sliced(TEXT, value["start_utf16"], value["end_utf16"]) == value["text"]
                assert TEXT[value["start"] : value["end"]] == value["text"]
            for one in value.values():
                check(one)

    for line in lines(exported("jsonl", UTF16)):
        check(line)
        assert line["content"]["start_utf16"] == line["content"]["start"] + 1


@given(st.text("a\u00e9\U0001f600\u202f"), st.data())
def test_utf16_positions_are_those_of_javascript(text, data):
    position = data.draw(st.integers(0, len(text)))
    assert utf16(text, position) == len(js(text[:position])) // 2


# CSV


def rows(text, **form):
    return list(csv.reader(io.StringIO(text, newline=""), strict=True, **form))


def test_csv_reads_back_as_it_was():
    header, *found = rows(exported("csv"))
    assert tuple(header) == COLUMNS
    first = dict(zip(header, map(original, found[0]), strict=True))
    assert first["quote"] == WORDS
    assert (first["quote_id"], first["article_id"], first["start"], first["end"]) == ("3", "7", "21", "54")
    assert (first["article_title"], first["outlet"]) == ("=Paix : « enfin »", "Le Journal")
    assert (first["speaker"], first["relays"]) == ("John Kerry & ONU", "un diplomate < Le Monde")
    assert (first["source"], first["cue"], first["status"]) == ("John Kerry et l’ONU", "déclaré", "asserted")
    assert (first["confidence"], first["published_at"]) == ("0.85", "2026-03-12T17:30:00Z")
    second = dict(zip(header, map(original, found[1]), strict=True))
    assert (second["quote"], second["cue"], second["confidence"]) == ("-\u00a0Non", "", "")
    assert (first["review_status"], second["review_status"]) == ("none", "confirmed")


def test_no_cell_is_a_formula():
    for row in rows(exported("csv"))[1:]:
        for cell in row:
            assert cell[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"}
    assert "'=Paix" in exported("csv")
    assert "'-\u00a0Non" in exported("csv")


@given(st.text("'=+-@\t\r\n\uff1d;,\"aé ", max_size=8) | st.text(max_size=8))
def test_neutralised_cells_can_be_undone(cell):
    assert original(neutral(cell)) == cell
    assert neutral(cell)[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"}


def test_a_french_spreadsheet_gets_its_own_dialect():
    text = exported("csv", replace(UTF16, dialect=Dialect.EXCEL_FR))
    assert text.startswith("\ufeffquote_id;article_id;")
    header, first, *_ = rows(text[1:], delimiter=";")
    found = dict(zip(header, first, strict=True))
    assert found["confidence"] == "0,85"
    assert sliced(TEXT, *(int(found[name]) for name in UTF16_COLUMNS)) == WORDS


# schema.org


def graph(options=OPTIONS):
    document = json.loads(exported("jsonld", options))
    assert document["@context"][0] == "https://schema.org"
    return document, {node["@id"]: node for node in document["@graph"]}


def test_json_ld_names_the_words_the_speakers_and_the_article():
    _, nodes = graph()
    found = nodes["https://citations.example/api/v1/quotations/3"]
    speakers = [
        {"@type": "Person", "@id": "https://citations.example/api/v1/speakers/1", "name": "John Kerry"},
        {"@type": "Organization", "@id": "https://citations.example/api/v1/speakers/2", "name": "ONU"},
    ]
    assert (found["@type"], found["text"], found["inLanguage"]) == ("Quotation", WORDS, "fr")
    assert found["creator"] == found["spokenByCharacter"] == speakers
    assert found["isPartOf"] == {
        "@type": "NewsArticle",
        "@id": "https://journal.example/été?a=1&b=2",
        "url": "https://journal.example/été?a=1&b=2",
        "headline": "=Paix : « enfin »",
        "datePublished": "2026-03-12T17:30:00Z",
        "publisher": {"@type": "Organization", "name": "Le Journal"},
    }
    assert nodes["https://citations.example/api/v1/quotations/4"]["isPartOf"]["@id"].endswith("/api/v1/articles/8")


def test_json_ld_tells_relays_in_terms_of_our_own():
    document, nodes = graph()
    relays = nodes["https://citations.example/api/v1/quotations/3"]["relays"]
    assert [(relay["speakers"][0]["name"], relay.get("cue")) for relay in relays] == [
        ("un diplomate", "selon"),
        ("Le Monde", None),
    ]
    ours = document["@context"][1]
    assert ours["relays"] == {"@id": f"{TERMS}relays", "@container": "@list"}
    used = {name for node in document["@graph"] for name in node if node["@type"] == "Quotation"}
    schema_org = {"identifier", "text", "inLanguage", "creator", "spokenByCharacter", "isPartOf"}
    assert {name for name in used if not name.startswith("@")} - schema_org <= set(ours)


def test_a_draft_of_a_review_has_no_verdict():
    _, nodes = graph()
    draft = nodes["https://citations.example/api/v1/quotations/3#claim-review"]
    assert (draft["@type"], draft["creativeWorkStatus"], draft["abstract"]) == ("ClaimReview", "Draft", DRAFT)
    assert not {"reviewRating", "url", "author"} & set(draft)
    claim = nodes[draft["itemReviewed"]["@id"]]
    assert (claim["@type"], claim["text"]) == ("Claim", WORDS)
    assert claim["appearance"]["@id"] == "https://journal.example/été?a=1&b=2"


def test_what_nobody_said_is_no_claim():
    _, nodes = graph()
    title = nodes["https://citations.example/api/v1/quotations/1"]
    assert (title["quotationKind"], "creator" in title) == ("other", False)
    assert "https://citations.example/api/v1/quotations/1#claim" not in nodes


@given(st.text("ab \n", max_size=200))
def test_a_reviewed_claim_is_short(text):
    assert len(shortened(text)) <= 75
    assert "\n" not in shortened(text)


# Web Annotation


def test_annotations_select_the_very_words():
    document = json.loads(exported("annotations", UTF16))
    assert document["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert document["type"] == "AnnotationPage"
    for found, kept in zip(document["items"], RECORDS, strict=True):
        quote, position = found["target"]["selector"]
        assert TEXT[position["start"] : position["end"]] == quote["exact"]
        assert sliced(TEXT, position["start_utf16"], position["end_utf16"]) == quote["exact"]
        assert TEXT.index(quote["prefix"] + quote["exact"] + quote["suffix"]) == position["start"] - len(
            quote["prefix"]
        )
        assert found["id"] == f"https://citations.example/api/v1/quotations/{kept.id}#annotation"


def test_annotations_tag_the_kind_and_identify_the_speakers():
    first, third = annotation(RECORDS[0], OPTIONS), annotation(RECORDS[2], OPTIONS)
    assert first["motivation"] == "identifying"
    assert [body["purpose"] for body in first["body"]] == ["tagging", "identifying", "identifying"]
    assert first["body"][0]["value"] == "direct"
    assert first["body"][1]["source"]["id"] == "https://citations.example/api/v1/speakers/1"
    assert first["target"]["source"] == "https://journal.example/été?a=1&b=2"
    assert (third["motivation"], len(third["body"])) == ("highlighting", 1)
    assert annotation(RECORDS[3], OPTIONS)["target"]["source"] == "https://citations.example/api/v1/articles/8"


@given(st.text("e\u0301a\u0327 😀", min_size=1, max_size=100), st.data())
def test_what_is_around_holds_no_half_letters(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    prefix, suffix = surroundings(text, Span(start, end))
    assert text[:start].endswith(prefix)
    assert text[end:].startswith(suffix)
    assert len(prefix) <= AROUND >= len(suffix)
    if len(prefix) < start:
        assert prefix[:1] not in {"\u0301", "\u0327"}
    if suffix and end + len(suffix) < len(text):
        assert text[end + len(suffix)] not in {"\u0301", "\u0327"}


# ninjs


@pytest.fixture(scope="module")
def ninjs():
    schema = json.loads((SCHEMAS / "ninjs-schema_3.1.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_the_vendored_schema_is_as_strict_as_the_published_one(ninjs):
    ninjs.validate({"uri": "urn:a"})
    for wrong in ({}, {"uri": "urn:a", "quotes": []}, {"uri": "urn:a", "people": [{"nom": "x"}]}):
        with pytest.raises(ValidationError):
            ninjs.validate(wrong)


@pytest.mark.parametrize("options", [OPTIONS, UTF16])
def test_ninjs_validates(ninjs, options):
    found = lines(exported("ninjs", options))
    assert [one["uri"] for one in found] == [OPTIONS.article(7), OPTIONS.article(8)]
    for one in found:
        ninjs.validate(one)


def test_ninjs_associates_the_quotations_with_who_said_and_relayed_them():
    found = item(RECORDS[:3], UTF16)
    assert found["people"] == [
        {"name": "John Kerry", "rel": "quoted", "uri": OPTIONS.speaker(1)},
        {"name": "une source", "rel": "quoted", "uri": OPTIONS.speaker(5)},
    ]
    assert found["organisations"] == [{"name": "ONU", "rel": "quoted", "uri": OPTIONS.speaker(2)}]
    assert found["renditions"][0]["href"] == "https://journal.example/%C3%A9t%C3%A9?a=1&b=2"
    first = found["associations"][0]
    assert (first["rel"], first["profile"], first["name"]) == ("quotation", "quotation", "John Kerry & ONU")
    body = {"role": "main", "contentType": "text/plain", "charCount": len(WORDS), "value": WORDS}
    assert first["bodies"] == [body]
    assert {(one["name"], one["rel"]) for one in first["people"]} == {
        ("John Kerry", "speaker"),
        ("un diplomate", "relay"),
    }
    assert {(one["name"], one["rel"]) for one in first["organisations"]} == {("ONU", "speaker"), ("Le Monde", "relay")}
    assert first["altIds"] == [
        {"role": "textPosition", "value": "21,54"},
        {"role": "textPositionUtf16", "value": "22,55"},
    ]


# ANS


@pytest.fixture(scope="module")
def ans():
    kept = json.loads((SCHEMAS / "ans-0.10.12.json").read_text(encoding="utf-8"))
    resources = {one["id"]: Resource(one, DRAFT4) for one in kept.values()}
    registry = Registry().with_resources(resources.items())
    return {name: Draft4Validator(schema, registry=registry) for name, schema in kept.items()}


@pytest.mark.parametrize("options", [OPTIONS, UTF16])
def test_ans_validates(ans, options):
    for one in lines(exported("ans", options)):
        ans["story"].validate(one)
        for element in one["content_elements"]:
            ans["quote"].validate(element)
            for text in element["content_elements"]:
                ans["text"].validate(text)


def test_the_ans_schemas_refuse_what_they_should(ans):
    found = story(RECORDS[:1], OPTIONS)
    for wrong in (found | {"quotes": []}, found | {"version": "0.10.0"}, found | {"headlines": {"web": "x"}}):
        with pytest.raises(ValidationError):
            ans["story"].validate(wrong)


def test_ans_texts_are_markup_and_ours_is_escaped():
    found = story(RECORDS[:3], UTF16)
    first, second, third = found["content_elements"]
    assert (first["type"], first["subtype"]) == ("quote", "pullquote")
    assert first["content_elements"][0]["content"] == "nous voulons la paix &amp; le &lt;calme&gt;"
    assert first["citation"] == {"type": "text", "content": "John Kerry &amp; ONU"}
    assert first["additional_properties"]["relays"] == ["un diplomate", "Le Monde"]
    assert (first["additional_properties"]["start"], first["additional_properties"]["start_utf16"]) == (21, 22)
    assert second["additional_properties"]["status"] == NO.status.value
    assert "citation" not in third
