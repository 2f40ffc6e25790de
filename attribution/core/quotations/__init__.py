"""Stage 1: what is quoted? Marks are paired in the raw text, then a sieve says what kind of words they hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from attribution.core.document import Document, Span
from attribution.core.lexicon import Lexicon
from attribution.core.phrases.incise import Incise, find_incises, incises_near
from attribution.core.phrases.reading import Reading
from attribution.core.quotations.bare_title import bare_title
from attribution.core.quotations.capitalised_name import capitalised_name
from attribution.core.quotations.case import MarkedCase
from attribution.core.quotations.common_term import common_term
from attribution.core.quotations.ends_at_incise import ends_at_incise
from attribution.core.quotations.fragments import fragments
from attribution.core.quotations.gloss import gloss
from attribution.core.quotations.judged_thing import judged_thing
from attribution.core.quotations.label import label
from attribution.core.quotations.law_term import law_term
from attribution.core.quotations.listed_words import listed_words
from attribution.core.quotations.long_words import long_words
from attribution.core.quotations.marks import Marked, pair_marks, parents, trimmed
from attribution.core.quotations.name_given import name_given
from attribution.core.quotations.named_by import named_by
from attribution.core.quotations.own_term import own_term
from attribution.core.quotations.part_of_clause import part_of_clause
from attribution.core.quotations.reference import reference
from attribution.core.quotations.said_words import said_words
from attribution.core.quotations.see_also import see_also
from attribution.core.quotations.slogan import slogan
from attribution.core.quotations.so_called import so_called
from attribution.core.quotations.term_in_phrase import term_in_phrase
from attribution.core.quotations.title_in_clause import title_in_clause
from attribution.core.quotations.title_of_work import title_of_work
from attribution.core.quotations.translation import translation
from attribution.core.quotations.whole_clause import whole_clause
from attribution.core.relations import Kind, Quotation, Reason, Skipped
from attribution.core.sieve import Rule, run_sieve

RULES: tuple[Rule[MarkedCase, Kind], ...] = (
    Rule("gloss", gloss),
    Rule("see_also", see_also),
    Rule("label", label),
    Rule("name_given", name_given),
    Rule("title_of_work", title_of_work),
    Rule("listed_words", listed_words, sequential=True),
    Rule("slogan", slogan),
    Rule("common_term", common_term),
    Rule("translation", translation),
    Rule("reference", reference),
    Rule("law_term", law_term),
    Rule("named_by", named_by),
    Rule("so_called", so_called),
    Rule("bare_title", bare_title),
    Rule("title_in_clause", title_in_clause),
    Rule("capitalised_name", capitalised_name),
    Rule("judged_thing", judged_thing),
    Rule("whole_clause", whole_clause),
    Rule("own_term", own_term),
    Rule("term_in_phrase", term_in_phrase),
    Rule("said_words", said_words),
    Rule("long_words", long_words),
    Rule("part_of_clause", part_of_clause),
)
LAST_WORD = RULES[-1].name
"""The rule that answers where no other did: it needs a source or a cue to stand."""


def find_quotations(
    document: Document, lexicon: Lexicon
) -> tuple[Reading, tuple[Incise, ...], tuple[Quotation, ...], tuple[Skipped, ...]]:
    """The document as the next stages read it, its incises, its quotations in text order, and what was skipped."""
    marked, stray = pair_marks(document.text)
    kept, empty = _sayable(document.text, marked)
    reading = _reading(document, lexicon, kept)
    incises = find_incises(reading)
    ended, kept = _end_unclosed(reading, kept, incises)
    if ended is not reading:
        reading, incises = ended, find_incises(ended)  # what stood inside the marks stands behind them now
    near = [incises_near(incises, stretch.outer) for stretch in kept]
    cases = [MarkedCase(reading, position, near[position]) for position in range(len(kept))]
    kinds = run_sieve(RULES, cases)
    quotations = tuple(
        Quotation(
            outer=stretch.outer,
            content=reading.contents[position],
            fragments=fragments(reading, position, near[position], stretch.reopened),
            kind=kinds[position].answer,
            rule=kinds[position].rule,
            parent=reading.parents[position],
            closed=stretch.closed and stretch.opened,
        )
        for position, stretch in enumerate(kept)
    )
    return reading, incises, quotations, (*stray, *empty)


def _sayable(text: str, marked: Iterable[Marked]) -> tuple[tuple[Marked, ...], list[Skipped]]:
    """The stretches that hold a letter or digit; the others are skipped, with the reason."""
    kept, skipped = [], []
    for stretch in marked:
        inner = text[slice(*stretch.inner)]
        if any(sign.isalnum() for sign in inner):
            kept.append(stretch)
        else:
            reason = Reason.NO_LETTER if inner.strip() else Reason.EMPTY_MARKS
            skipped.append(Skipped(reason, stretch.outer))
    return tuple(kept), skipped


def _end_unclosed(
    reading: Reading, kept: tuple[Marked, ...], incises: tuple[Incise, ...]
) -> tuple[Reading, tuple[Marked, ...]]:
    """A quotation that was never closed ends before an incise: "« On tient, dit-il."."""
    ended = list(kept)
    for position, stretch in enumerate(kept):
        parts = () if stretch.closed else fragments(reading, position, incises)
        if parts and ends_at_incise(reading, position, parts):
            end = parts[0].end
            ended[position] = replace(stretch, outer=Span(stretch.outer.start, end), inner=(stretch.inner[0], end))
    if ended == list(kept):
        return reading, kept
    return _reading(reading.document, reading.lexicon, tuple(ended)), tuple(ended)


def _reading(document: Document, lexicon: Lexicon, kept: tuple[Marked, ...]) -> Reading:
    contents = tuple(trimmed(document.text, *stretch.inner) or stretch.outer for stretch in kept)
    outers: tuple[Span, ...] = tuple(stretch.outer for stretch in kept)
    return Reading(document, lexicon, outers, contents, tuple(parents(kept)))
