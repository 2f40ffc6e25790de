"""What stands when a correction is laid over the machine's answer."""

from __future__ import annotations

import pytest

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
    Relay,
    Source,
    Speaker,
    SpeakerKind,
    Status,
)
from attribution.services.lay_over import CORRECTED, lay_over, values_of
from attribution.services.ports import CorrectedRelay, Correction, Field

TEXT = "« Oui, dit Anne, non », selon Luc."
ANNE, LUC = Speaker("Anne", SpeakerKind.PARTIAL), Speaker("Luc", SpeakerKind.PARTIAL)
HOP = Relay(Source(Span(30, 33), 9, Form.NAME), Cue(Span(24, 29), "selon"), "according_to", (LUC,), "surname")
MACHINE = Attribution(
    Quotation(Span(0, 22), Span(2, 20), (Span(2, 6), Span(16, 20)), Kind.DIRECT, "whole_clause"),
    Source(Span(11, 15), 3, Form.NAME),
    Cue(Span(7, 10), "dire"),
    "incise_inside",
    (ANNE,),
    "surname",
    (HOP,),
    evidence=Evidence((PathWord(Span(2, 5), "root"),), (Span(11, 15),), (Candidate("Luc", 1.0),)),
    confidence=Confidence(0.9, 0.8),
)


def correction(*fields, **values):
    return Correction(fields=frozenset(fields), **values)


def test_without_a_corrected_field_nothing_changes():
    assert lay_over(MACHINE, Correction(kind=Kind.OTHER, status=Status.DENIED)) is MACHINE


def test_a_corrected_speaker_has_no_runners_up_and_the_way_to_the_source_stays():
    standing = lay_over(MACHINE, correction(Field.SPEAKER, speakers=(LUC,)))
    assert (standing.speakers, standing.speaker_rule, standing.source) == ((LUC,), CORRECTED, MACHINE.source)
    assert standing.evidence == Evidence(path=MACHINE.evidence.path)


def test_nobody_is_an_answer_too():
    assert lay_over(MACHINE, correction(Field.SPEAKER)).speakers == ()
    assert lay_over(MACHINE, correction(Field.SOURCE)).source is None
    assert lay_over(MACHINE, correction(Field.RELAYS)).relays == ()


@pytest.mark.parametrize(
    ("content", "outer", "fragments"),
    [
        (Span(2, 15), Span(0, 22), (Span(2, 15),)),
        (Span(4, 18), Span(0, 22), (Span(4, 6), Span(16, 18))),
        (Span(16, 33), Span(0, 33), (Span(16, 33),)),
        (Span(24, 33), Span(24, 33), (Span(24, 33),)),
    ],
)
def test_the_marks_and_the_parts_follow_the_content(content, outer, fragments):
    quotation = lay_over(MACHINE, correction(Field.CONTENT, content=content)).quotation
    assert (quotation.content, quotation.outer, quotation.fragments) == (content, outer, fragments)


def test_words_without_marks_get_none():
    clause = Attribution(Quotation(Span(7, 20), Span(7, 20), (Span(7, 20),), Kind.INDIRECT, "that_clause"))
    assert lay_over(clause, correction(Field.CONTENT, content=Span(9, 15))).quotation.outer == Span(9, 15)


def test_a_hop_at_the_machine_s_words_keeps_its_cue():
    hops = (CorrectedRelay((ANNE,), Span(30, 33)), CorrectedRelay((LUC,), Span(11, 15)), CorrectedRelay(()))
    first, second, third = lay_over(MACHINE, correction(Field.RELAYS, relays=hops)).relays
    assert (first.source, first.cue, first.speakers, first.rule) == (HOP.source, HOP.cue, (ANNE,), CORRECTED)
    assert (second.source.span, second.cue) == (Span(11, 15), None)
    assert (third.source, third.speakers) == (None, ())


def test_words_of_the_kind_other_are_nobody_s():
    standing = lay_over(MACHINE, correction(Field.KIND, kind=Kind.OTHER))
    assert (standing.speakers, standing.relays, standing.source, standing.cue) == ((), (), None, None)
    assert standing.quotation.rule == CORRECTED


def test_a_probability_is_stated_of_the_machine_s_own_answers_only():
    assert lay_over(MACHINE, correction(Field.SPEAKER, speakers=(LUC,))).confidence is None
    denied = lay_over(MACHINE, correction(Field.STATUS, status=Status.DENIED))
    assert (denied.confidence, denied.status) == (MACHINE.confidence, Status.DENIED)


def test_values_are_compared_by_words_not_by_places():
    assert values_of(MACHINE, TEXT) == {
        Field.CONTENT: "Oui, dit Anne, non",
        Field.KIND: "direct",
        Field.SPEAKER: "Anne",
        Field.SOURCE: "Anne",
        Field.RELAYS: "Luc",
        Field.STATUS: "asserted",
    }
    assert set(values_of(Attribution(MACHINE.quotation), TEXT)) == set(Field)
