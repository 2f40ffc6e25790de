"""Parts of one utterance point to the part before."""

from __future__ import annotations

from attribution.core.document import Span
from attribution.core.relations import Attribution, Cue, Form, Kind, Quotation, Source
from attribution.core.utterance import linked

HE = Source(Span(50, 52), 9, Form.PRONOUN)
SHE = Source(Span(70, 74), 12, Form.PRONOUN)
SAID = Cue(Span(45, 49), "dire")
ADDED = Cue(Span(60, 66), "ajouter")


def answer(start, source=HE, cue=SAID, kind=Kind.DIRECT):
    span = Span(start, start + 5)
    return Attribution(Quotation(span, span, (span,), kind, "r"), source, cue)


def links(*answers):
    return [one.continues for one in linked(answers)]


def test_a_reporting_clause_links_the_words_before_and_behind_it():
    assert links(answer(0), answer(80)) == [None, 0]


def test_words_without_a_cue_go_on_with_the_last_of_their_source():
    assert links(answer(0), answer(80), answer(90, cue=None)) == [None, 0, 1]


def test_another_cue_is_another_saying():
    assert links(answer(0), answer(80, cue=ADDED)) == [None, None]


def test_another_source_is_another_saying():
    assert links(answer(0), answer(80, source=SHE)) == [None, None]


def test_words_of_nobody_and_words_without_marks_are_no_part():
    assert links(answer(0), answer(80, kind=Kind.OTHER), answer(90, kind=Kind.INDIRECT)) == [None, None, None]


def test_words_of_nobody_known_are_not_linked():
    assert links(answer(0, source=None), answer(80, source=None)) == [None, None]
