"""The whole of the core in a few lines: what is quoted, which words name who says it, who that is."""

from __future__ import annotations

from dataclasses import replace

from attribution.core.cast_list import CastList
from attribution.core.confidence import with_confidence
from attribution.core.document import Document, Span
from attribution.core.indirect import add_indirect
from attribution.core.indirect.chain import passed_on
from attribution.core.indirect.status import status_of_report
from attribution.core.indirect.text_order import in_text_order
from attribution.core.language import looks_french
from attribution.core.lexicon import Lexicon
from attribution.core.phrases.reading import Reading
from attribution.core.quotations import LAST_WORD, find_quotations
from attribution.core.relations import (
    Analysis,
    Attribution,
    Form,
    Kind,
    Quotation,
    Reason,
    Relay,
    Skipped,
    Speaker,
)
from attribution.core.relays import FoundRelay, find_relays
from attribution.core.sieve import Decided
from attribution.core.sources import attribute
from attribution.core.sources.case import Found
from attribution.core.speakers import resolve
from attribution.core.status import status_through
from attribution.core.utterance import linked

UNATTRIBUTED = "unattributed"
"""The rule that makes a part of a clause nobody's words when no source and no cue was found for it."""

_HEARSAY = frozenset({"on", "je", "j'", "j’", "nous", "vous", "tu", "qui"})


def analyse(document: Document, lexicon: Lexicon) -> Analysis:
    """Find and attribute every quotation. Never raises on text; what was left out is in ``skipped``."""
    reading, incises, quotations, stray = find_quotations(document, lexicon)
    french = looks_french(document.text)
    settled = attribute(reading, incises, quotations) if french else {}
    marked = len(quotations)
    if french:
        quotations, settled = add_indirect(reading, incises, quotations, settled)
    chains = passed_on(reading, quotations, settled, find_relays(reading, incises, quotations, settled))
    sources = {position: found.answer.source for position, found in settled.items() if found.answer.source}
    cast, named = resolve(reading, incises, sources, [hop.source for chain in chains.values() for hop in chain])
    names = CastList(cast, named)
    answers = tuple(
        _attribution(quotation, settled.get(position), chains.get(position, ()), names, reading)
        for position, quotation in enumerate(quotations)
    )
    # what can be trusted was learned of words between marks
    sure = with_confidence(document, lexicon, answers[:marked])
    attributions = linked(in_text_order([*sure, *answers[marked:]]))
    skipped = [*stray, *_unparsed(document), *_unanswered(attributions)]
    if not french:
        skipped.append(Skipped(Reason.NOT_FRENCH, Span(0, len(document.text))))
    return Analysis(
        attributions=attributions,
        speakers=names.speaking(attributions),
        skipped=tuple(sorted(skipped, key=lambda one: (one.span.start, one.span.end))),
    )


def _attribution(
    quotation: Quotation,
    decided: Decided[Found] | None,
    chain: tuple[FoundRelay, ...],
    names: CastList,
    reading: Reading,
) -> Attribution:
    if decided is None:
        return Attribution(_unattributed(quotation))
    source = decided.answer.source
    status = status_of_report if quotation.kind is Kind.INDIRECT else status_through
    speakers, speaker_rule = names.speakers_of(source.span) if source else ((), None)
    passing = _relays(quotation, chain, speakers, names)
    return Attribution(
        quotation=quotation,
        source=source,
        cue=decided.answer.cue,
        source_rule=decided.rule,
        speakers=speakers,
        speaker_rule=speaker_rule,
        relays=tuple(relay for relay, _ in passing),
        evidence=names.evidence(quotation.content, decided.answer.cue, source),
        status=status(reading, [*(head for _, head in reversed(passing)), decided.answer.head]),
    )


def _relays(
    quotation: Quotation, chain: tuple[FoundRelay, ...], speakers: tuple[Speaker, ...], names: CastList
) -> list[tuple[Relay, int | None]]:
    """The hops that are somebody else than the speaker and the hops before them, with the heads of their cues.

    A pronoun that stands for nobody known ("on raconte", "j'ai noté") is the paper's own voice or hearsay.
    """
    relays: list[tuple[Relay, int | None]] = []
    known = {speaker.name for speaker in speakers}
    for hop in chain:
        passing, rule = names.speakers_of(hop.source.span)
        hearsay = not passing and names.text(hop.source.span).lower() in _HEARSAY
        if not hearsay and not known & {speaker.name for speaker in passing}:
            evidence = names.evidence(quotation.content, hop.cue, hop.source)
            relays.append((Relay(hop.source, hop.cue, hop.rule, passing, rule, evidence), hop.head))
            known |= {speaker.name for speaker in passing}
    return relays


def _unattributed(quotation: Quotation) -> Quotation:
    """Words that nobody is said to have used: scare quotes, terms, nicknames.

    Not what a surer rule than the last one found to be said: it is speech, whose is not known.
    """
    return replace(quotation, kind=Kind.OTHER, rule=UNATTRIBUTED) if quotation.rule == LAST_WORD else quotation


def _unanswered(attributions: tuple[Attribution, ...]) -> list[Skipped]:
    """Speech without a source, mentions that might mean several, pronouns without an antecedent."""
    skipped = []
    for one in attributions:
        if one.quotation.kind is Kind.OTHER:
            continue
        if one.source is None:
            skipped.append(Skipped(Reason.NO_SOURCE, one.quotation.content))
        elif not one.speakers and one.evidence.runners_up:
            skipped.append(Skipped(Reason.AMBIGUOUS_ANTECEDENT, one.source.span))
        elif not one.speakers and one.source.form is Form.PRONOUN:
            skipped.append(Skipped(Reason.UNKNOWN_ANTECEDENT, one.source.span))
    return skipped


def _unparsed(document: Document) -> list[Skipped]:
    """Paragraphs with letters in which the parser found no word at all."""
    return [
        Skipped(Reason.NOT_PARSED, paragraph)
        for paragraph in document.paragraphs
        if any(sign.isalpha() for sign in document.cut(paragraph)) and not document.tokens_in(paragraph)
    ]
