"""A reporting clause anywhere after a quoted part of the same sentence.

Ce serait un « sujet d'inquiétude » pour tous, a protesté le ministère.     matches
Il rit d'un « sujet » ; proteste qui veut.                                   must not: no bare subject
"""

from __future__ import annotations

from attribution.core.sources.case import Found, SourceCase


def incise_of_sentence(case: SourceCase, _settled: object) -> Found | None:
    """The first incise with a known verb in the quotation's sentences, after it, else before it."""
    sentences = case.sentences()
    tokens = case.reading.document.tokens
    near = [
        incise
        for incise in case.incises
        if incise.level == case.frame and tokens[incise.verb].sentence in sentences and incise.known
    ]
    after = [incise for incise in near if incise.span.start >= case.quotation.outer.end]
    before = [incise for incise in near if incise.span.end <= case.quotation.outer.start]
    for incise in (*after, *reversed(before)):
        return Found(incise.source, incise.cue, incise.verb)
    return None
