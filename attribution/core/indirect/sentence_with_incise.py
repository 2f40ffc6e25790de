"""A clause with a reporting clause behind or inside it.

Le tunnel rouvrira lundi, a promis la préfète.          matches: Le tunnel rouvrira lundi
Le maire est venu et « tout va bien », a-t-il dit.      must not: the incise stands beside marked speech
"""

from __future__ import annotations

from attribution.core.document import Span, Token
from attribution.core.indirect.case import Report, SentenceCase
from attribution.core.indirect.sentence_parts import Aside, reported_around
from attribution.core.indirect.speaks import speaks
from attribution.core.phrases.cue import verb_lemma
from attribution.core.phrases.incise import Incise
from attribution.core.relations import Kind
from attribution.core.sources.case import Found

_TAKES_UP = frozenset({"l'", "l’", "le"})


def sentence_with_incise(case: SentenceCase) -> list[Report]:
    """The clause around each incise of saying that stands beside words without marks."""
    reports = (reported_around(case, _aside(case, incise)) for incise in case.incises if _reports(case, incise))
    return [report for report in reports if report is not None]


def _reports(case: SentenceCase, incise: Incise) -> bool:
    """It says, somebody says it, and no marked speech touches it; behind "comme" it takes up what is said."""
    verb = case.document.tokens[incise.verb]
    first = case.document.index_from(incise.span.start)
    lemma = verb_lemma(case.reading, verb)
    says = lemma in case.reading.lexicon.that_verbs | case.reading.lexicon.incise_verbs or " " in incise.cue.lemma
    if not (incise.known and says and speaks(case.reading, incise.source, of_things=True)):
        return False
    opening = case.document.tokens[first - 1].text.lower() if first else ""
    group = case.document.tokens[first : incise.verb]
    if not _is_finite(verb, group):
        return False  # ", les dites fiches"
    if opening == "comme":
        return any(word.text.lower() in _TAKES_UP for word in group)
    return opening == "," and not _touches_speech(case, incise)


def _is_finite(verb: Token, group: tuple[Token, ...]) -> bool:
    """A present or past, whatever the tagger made of "dit" and "écrit", or a participle with its auxiliary."""
    low = verb.text.lower()
    participle = "VerbForm=Part" in verb.feats and not low.endswith("it")
    return any(word.upos == "AUX" for word in group) or not (participle or low.endswith(("s", "z")))


def _touches_speech(case: SentenceCase, incise: Incise) -> bool:
    """Marked speech stands in the sentence on either side, pauses between at most, or a colon announces it."""
    text = case.document.text
    for quotation in case.quotations.values():
        if quotation.kind is Kind.OTHER:
            continue
        before = text[quotation.outer.end : incise.span.start] if quotation.outer.end <= incise.span.start else "x"
        after = text[incise.span.end : quotation.outer.start] if quotation.outer.start >= incise.span.end else "x"
        near = not before.strip(" ,.\u00a0\u202f") or not after.strip(" ,:.\u00a0\u202f")
        if near and (quotation.kind is Kind.DIRECT or not after.strip(" ,:.\u00a0\u202f")):
            return True
    return text[incise.span.end :].lstrip().startswith(":")


def _aside(case: SentenceCase, incise: Incise) -> Aside:
    verb = case.document.tokens[incise.verb]
    first = case.document.index_from(incise.span.start)
    opening = case.document.tokens[first - 1]
    start = opening.span.start if opening.text.lower() == "comme" else incise.span.start
    return Aside(Span(start, incise.span.end), verb, Found(incise.source, incise.cue, incise.verb))
