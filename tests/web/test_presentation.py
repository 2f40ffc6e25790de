from __future__ import annotations

import pytest

from attribution.core import indirect, quotations, relays, sources, speakers
from attribution.core.analyse import UNATTRIBUTED
from attribution.core.confidence import PARTS
from attribution.core.document import Span
from attribution.core.relations import (
    Attribution,
    Candidate,
    Confidence,
    Cue,
    Evidence,
    Form,
    Kind,
    PathWord,
    Quotation,
    Reason,
    Relay,
    Skipped,
    Source,
    Speaker,
    SpeakerKind,
    Status,
)
from attribution.services.lay_over import CARRIED, CORRECTED
from attribution.web import wording
from attribution.web.presentation import present
from attribution.web.rule_wording import RULES

TEXT = "Selon lui, « a “b” c », dit X."
OUTER, INNER = Quotation(Span(11, 22), Span(13, 20), (Span(13, 20),), Kind.MIXED, "r"), Span(15, 18)
NESTED = Quotation(INNER, Span(16, 17), (Span(16, 17),), Kind.DIRECT, "r", parent=0, closed=False)
X = Source(Span(28, 29), 0, Form.NAME)


def relay(lemma, *speakers):
    return Relay(Source(Span(6, 9), 0, Form.PRONOUN), Cue(Span(0, 5), lemma) if lemma else None, "r", speakers)


def person(name):
    return Speaker(name, SpeakerKind.PERSON)


def shown(*attributions, skipped=()):
    return present(TEXT, attributions, skipped)


def test_every_name_in_the_code_has_french_words():
    assert set(wording.KINDS) == set(wording.SHORT_KINDS) == set(Kind)
    assert set(wording.STATUSES) == set(Status)
    assert set(wording.REASONS) == set(Reason)
    assert set(wording.SPEAKER_KINDS) == set(SpeakerKind)
    assert set(wording.SHORT_STATUSES) == set(Status)
    stages = (quotations, sources, indirect, relays, speakers)
    rules = {rule.name for stage in stages for rule in stage.RULES} | {UNATTRIBUTED, CORRECTED, CARRIED}
    assert set(RULES) == rules


def test_nested_quotations_keep_their_number_and_their_parent():
    view = shown(Attribution(OUTER), Attribution(NESTED))
    assert "".join(piece.text for piece in view.pieces) == TEXT
    assert [(quote.number, quote.inside, quote.closed) for quote in view.quotes] == [(1, None, True), (2, 1, False)]


def test_what_is_reported_without_marks_is_counted_apart():
    clause = Quotation(Span(11, 20), Span(11, 20), (Span(11, 20),), Kind.INDIRECT, "that_clause")
    view = shown(Attribution(OUTER), Attribution(clause))
    assert view.heading == "2\u00a0citations, dont 1 sans guillemets"
    assert ("indirect", wording.SHORT_KINDS[Kind.INDIRECT]) in view.legend


def test_a_quotation_without_source_names_nobody():
    (quote,) = shown(Attribution(OUTER)).quotes
    assert (quote.who, quote.known, quote.source) == ("Locuteur non identifié", False, None)


def test_words_that_nobody_says_have_no_speaker_and_are_no_quotation():
    title = Quotation(OUTER.outer, OUTER.content, OUTER.fragments, Kind.OTHER, "r")
    view = shown(Attribution(title))
    assert view.quotes[0].who is None
    assert [piece.closes for piece in view.pieces if piece.closes] == [((view.quotes[0], False),)]
    assert view.heading == "0\u00a0citation\u00a0; 1\u00a0terme ou titre"
    assert shown(Attribution(title), Attribution(title)).heading.endswith("2\u00a0termes ou titres")


def test_quotations_that_end_together_name_one_speaker_once():
    inner = Quotation(Span(15, 22), Span(16, 21), (Span(16, 21),), Kind.DIRECT, "r", parent=0)
    speaker = (person("X"),)

    def named(first, second):
        pieces = shown(first, second).pieces
        return [(quote.number, name) for piece in pieces for quote, name in piece.closes]

    assert named(Attribution(OUTER, X, speakers=speaker), Attribution(inner, X, speakers=speaker)) == [
        (2, False),
        (1, True),
    ]
    assert named(Attribution(OUTER, X, speakers=speaker), Attribution(inner)) == [(2, True), (1, True)]
    unsure = Attribution(inner, X, speakers=speaker, confidence=Confidence(speech=0.9, overall=0.3))
    assert named(Attribution(OUTER, X, speakers=speaker), unsure) == [(2, True), (1, True)]


def test_joint_speakers_are_named_together():
    (quote,) = shown(Attribution(OUTER, X, speakers=(person("A"), person("B")))).quotes
    assert (quote.who, quote.known, quote.about) == ("A et B", True, None)


def test_relays_come_in_order_with_the_words_that_fit_their_cue():
    hops = shown(Attribution(OUTER, relays=(relay("selon", person("A")), relay("dire"), relay(None)))).quotes[0].hops
    assert [(hop.phrase, hop.name) for hop in hops] == [
        ("selon", "A"),
        ("rapporté par", "«\u00a0lui\u00a0»"),
        ("rapporté par", "«\u00a0lui\u00a0»"),
    ]


def test_a_reserve_is_told_and_a_plain_saying_is_not():
    denied, asserted = shown(Attribution(OUTER, status=Status.DENIED), Attribution(OUTER)).quotes
    assert "démentis" in denied.status
    assert denied.reserve == "démenti"
    assert (asserted.status, asserted.reserve) == (None, None)


@pytest.mark.parametrize(
    ("reason", "at", "words"),
    [
        (Reason.UNCLOSED_MARK, 4, "« Oui, dit Luc."),
        (Reason.UNCLOSED_MARK, 24, "« b" + " b" * 28 + "…"),
        (Reason.UNOPENED_MARK, 22, "Non »"),
        (Reason.EMPTY_MARKS, 22, "»"),
    ],
)
def test_a_lone_mark_is_shown_with_the_words_beside_it(reason, at, words):
    text = "Et\n « Oui, dit Luc.\nNon »\n« b" + " b" * 60
    at = text.index("»") if at == 22 else text.index("«", at)
    assert [gap.words for gap in present(text, (), [Skipped(reason, Span(at, at + 1))]).gaps] == [words]


def test_a_long_gap_is_shortened():
    view = present("a" * 500, (), [Skipped(Reason.NOT_FRENCH, Span(0, 500))])
    assert len(view.gaps[0].words) == 160


def test_how_sure_an_answer_is_is_said_in_words_and_part_by_part():
    sure = Attribution(OUTER, confidence=Confidence(speech=0.97, overall=0.95, speaker=0.85))
    probable = Attribution(OUTER, confidence=Confidence(speech=0.9, overall=0.75))
    doubtful = Attribution(NESTED, confidence=Confidence(speech=0.9, overall=0.694, speaker=0.9, resolution=0.3))
    view = shown(sure, probable, doubtful, Attribution(OUTER))
    trusts = [quote.trust for quote in view.quotes]
    assert [trust and (trust.words, trust.percent) for trust in trusts] == [
        ("sûr", 95),
        ("probable", 75),
        ("à vérifier", 69),
        None,
    ]
    assert [part.label for part in trusts[0].parts] == ["Parole ou non", "Qui parle dans la phrase"]
    assert [quote.number for quote in view.doubtful] == [3]
    assert [trust and trust.weakest for trust in trusts] == [None, None, "Le nom", None]


def test_the_way_to_a_source_names_the_cue_and_the_source():
    path = (PathWord(Span(15, 18), "root"), PathWord(Span(24, 27), None), PathWord(Span(28, 29), "nsubj"))
    evidence = Evidence(path, (Span(28, 29),), (Candidate("Anne", -1.0),))
    (quote,) = shown(Attribution(OUTER, X, Cue(Span(24, 27), "dire"), evidence=evidence)).quotes
    steps = [(step.text, step.role, wording.relation_words(step.relation)) for step in quote.reasons.path]
    assert steps == [
        ("“b”", "", "verbe principal"),
        ("dit", "cue", "par l’ordre des mots"),
        ("X", "source", "sujet"),
    ]
    assert (quote.reasons.steps, quote.reasons.runners_up) == (("X",), ("Anne",))
    assert wording.relation_words("nsubj:pass") == "sujet"
    assert wording.relation_words("vocative") == "vocative"


def test_the_parts_of_a_confidence_have_french_words():
    assert set(wording.PARTS) | {"overall"} == set(PARTS)
