"""Quoted words in brackets with their source behind them.

son veston (« un vêtement d'orgueil » selon le journal)     matches
il a dit « non », selon son frère                           must not: his brother only passes it on
"""

from __future__ import annotations

from attribution.core.phrases.according_to import according_to_phrases
from attribution.core.sources.case import Found, SourceCase


def in_brackets(case: SourceCase, _settled: object) -> Found | None:
    """The "selon X" that touches the closing mark when an opening bracket touches the opening one."""
    if not case.reading.document.text[: case.quotation.outer.start].rstrip().endswith("("):
        return None
    for phrase in according_to_phrases(case.reading, case.frame_words()):
        if case.only_pauses(case.quotation.outer.end, phrase.cue.span.start):
            return Found(phrase.source, phrase.cue, phrase.index)
    return None
