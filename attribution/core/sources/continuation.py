"""Speech that stands alone and goes on with what the last speaker said.

« On part », dit Léa en riant. « Demain, tout sera fini. »     matches, for the second
« On part », dit Léa en riant. Puis un cri : « Demain ! »      must not: it does not stand alone
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from attribution.core.relations import Kind
from attribution.core.sieve import Decided
from attribution.core.sources.alone import stands_alone
from attribution.core.sources.case import Found, SourceCase


def continuation(case: SourceCase, settled: Mapping[int, Decided[Found]]) -> Found | None:
    """The source of the nearest settled speech before it, for direct speech with no words of its own around it."""
    if not case.is_direct or not stands_alone(case):
        return None
    for position in range(case.position - 1, -1, -1):
        other = case.quotations[position]
        if other.parent == case.quotation.parent and other.kind is not Kind.OTHER:
            answer = settled[position].answer if position in settled else None
            return replace(answer, cue=None, head=None) if answer and answer.source else None
    return None
