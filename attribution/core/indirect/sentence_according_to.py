"""A clause with "selon X", "d'après X" or "pour X" beside it.

Selon la préfecture, le tunnel rouvrira lundi.     matches: le tunnel rouvrira lundi
Selon la saison, le tunnel ferme plus tôt.         must not: a season says nothing
"""

from __future__ import annotations

from attribution.core.document import Span
from attribution.core.indirect.case import Report, SentenceCase
from attribution.core.indirect.sentence_parts import Aside, reported_around
from attribution.core.indirect.speaks import speaks
from attribution.core.phrases.according_to import AccordingTo, according_to_phrases
from attribution.core.sources.case import Found

_UNSURE = frozenset({"suivant", "dixit"})
"""Locutions that are sure beside marks only: "suivant l'exemple du maire"."""


def sentence_according_to(case: SentenceCase) -> list[Report]:
    """The clause around each phrase whose object is somebody or something that can say it."""
    phrases = [phrase for phrase in according_to_phrases(case.reading, list(case.own_words)) if _says(case, phrase)]
    reports = (reported_around(case, _aside(case, phrase)) for phrase in phrases)
    return [report for report in reports if report is not None]


def _aside(case: SentenceCase, phrase: AccordingTo) -> Aside:
    span = Span(phrase.cue.span.start, phrase.source.span.end)
    return Aside(span, case.document.tokens[phrase.source.head], Found(phrase.source, phrase.cue))


def _says(case: SentenceCase, phrase: AccordingTo) -> bool:
    """Not "perdus aux yeux de tous": eyes judge a whole sentence only from its start."""
    within = phrase.cue.lemma.startswith("aux yeux") and phrase.index != case.sentence.first
    return phrase.cue.lemma not in _UNSURE and not within and speaks(case.reading, phrase.source, of_things=True)
