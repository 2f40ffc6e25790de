"""Indirect speech beside the quotations between marks: what is kept, what it is part of, who passes it on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from attribution.core.analyse import analyse
from attribution.core.conllu import read_conllu
from attribution.core.document import Span
from attribution.core.indirect.text_order import in_text_order
from attribution.core.relations import Attribution, Kind, Quotation, Status
from attribution.lexicons import french
from tests.indirect_benchmark import GOLD, documents
from tests.rule_cases import recorded

TEXTS = {document["id"]: document["text"] for document in documents()}


def analysed(name):
    text = TEXTS[name]
    return text, analyse(read_conllu(recorded(GOLD.with_suffix(".conllu"))[name], text), french())


def indirect(name):
    text, analysis = analysed(name)
    found = [one for one in analysis.attributions if one.quotation.kind is Kind.INDIRECT]
    return {text[one.quotation.content.start : one.quotation.content.end]: one for one in found}


def names(speakers):
    return [speaker.name for speaker in speakers]


def test_a_clause_that_carries_another_is_left_out_and_its_speaker_passes_it_on():
    ((content, one),) = indirect("ministre").items()
    assert content == "l'offre des armateurs était insuffisante"
    assert names(one.speakers) == ["la ministre de la Mer"]
    assert [names(relay.speakers) for relay in one.relays] == [["Marc Aubrac"]]


def test_who_stands_behind_according_to_passes_on_what_another_affirms():
    (one,) = indirect("relais").values()
    assert names(one.speakers) == ["Hervé Salou"]
    assert [names(relay.speakers) for relay in one.relays] == [["Radio Littoral"]]


def test_whom_the_source_cites_speaks_and_the_source_passes_it_on():
    (one, _) = indirect("cite").values()
    assert names(one.speakers) == ["un ingénieur du département"]
    assert [names(relay.speakers) for relay in one.relays] == [["Le Petit Riverain"]]


def test_marked_words_lie_in_the_clause_around_them():
    text, analysis = analysed("mixte")
    around, marked = analysis.attributions
    assert around.quotation.kind is Kind.INDIRECT
    assert text[marked.quotation.content.start : marked.quotation.content.end] == "insulte les soignants"
    assert (around.quotation.parent, marked.quotation.parent) == (None, 0)
    assert marked.quotation.outer in around.quotation.outer
    assert marked.speakers == around.speakers


def test_a_clause_around_a_reporting_clause_has_two_fragments():
    text, analysis = analysed("milieu")
    fragments = analysis.attributions[0].quotation.fragments
    assert [text[one.start : one.end] for one in fragments] == ["Le vaccin", "protégera deux personnes sur trois"]


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("usine", "des licenciements soient prévus", Status.DENIED),
        ("demission", "la saison serait annulée", Status.NEGATED),
        ("temps", "l'enquête piétine", Status.FUTURE),
        ("temps", "le dossier était vide", Status.ALLEGED),
        ("question", "la taxe disparaîtrait", Status.QUESTION),
        ("tunnel", "le tunnel du Grand-Cerf rouvrira lundi prochain", Status.ASSERTED),
    ],
)
def test_the_status_is_that_of_the_saying(name, content, status):
    assert indirect(name)[content].status is status


def test_nobody_named_is_nobody():
    found = indirect("on")
    assert found["nul ne l'a cherché"].source is None
    assert found["le trésor de l'abbaye dort sous le lavoir"].speakers == ()


def test_words_without_marks_have_no_confidence_and_leave_that_of_the_others_alone():
    _, analysis = analysed("direct")
    kinds = {one.quotation.kind: one.confidence is None for one in analysis.attributions}
    assert kinds == {Kind.DIRECT: False, Kind.INDIRECT: True}


@pytest.mark.parametrize("name", ["sans", "narratif"])
def test_where_nobody_says_anything_nothing_is_found(name):
    _, analysis = analysed(name)
    assert analysis.attributions == ()


def test_a_text_that_is_not_french_has_no_indirect_speech():
    text = TEXTS["tunnel"]
    document = read_conllu(recorded(GOLD.with_suffix(".conllu"))["tunnel"], text)
    english = (
        "The prefect of the valley has said that the tunnel will open and that it is safe to use for all of them. "
    )
    foreign = replace(document, text=(english * 3)[: len(text)])
    assert analyse(foreign, french()).attributions == ()


def attribution(start, end, kind, parent=None):
    return Attribution(Quotation(Span(start, end), Span(start, end), (Span(start, end),), kind, "r", parent))


def test_text_order_finds_every_parent_anew():
    marked = [
        attribution(10, 20, Kind.DIRECT),
        attribution(12, 18, Kind.MIXED, parent=0),
        attribution(40, 45, Kind.OTHER),
    ]
    ordered = in_text_order([*marked, attribution(5, 30, Kind.INDIRECT), attribution(50, 60, Kind.INDIRECT)])
    found = [(one.quotation.outer.start, one.quotation.parent) for one in ordered]
    assert found == [(5, None), (10, 0), (12, 1), (40, None), (50, None)]


def test_without_indirect_speech_the_order_is_left_alone():
    marked = (attribution(10, 20, Kind.DIRECT), attribution(12, 18, Kind.MIXED, parent=0))
    assert in_text_order(marked) == marked
