"""Speech that stands alone and goes on with what the last speaker said.

« On part », dit Léa en riant. « Demain, tout sera fini. »     matches, for the second
« On part », dit Léa en riant. Puis un cri : « Demain ! »      must not: it does not stand alone
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from attribution.core.relations import Kind
from attribution.core.sieve import Decided
from attribution.core.sources.case import Found, SourceCase


def continuation(case: SourceCase, settled: Mapping[int, Decided[Found]]) -> Found | None:
    """The source of the nearest settled speech before it, for direct speech with no words of its own around it."""
    if not case.is_direct or _has_words_around(case):
        return None
    for position in range(case.position - 1, -1, -1):
        other = case.quotations[position]
        if other.parent == case.quotation.parent and other.kind is not Kind.OTHER and position in settled:
            answer = settled[position].answer
            return replace(answer, cue=None, head=None) if answer.source else None
    return None


def _has_words_around(case: SourceCase) -> bool:
    """Words of the text's own voice stand in the sentences that the quotation begins or ends in."""
    text = case.reading.document.text
    outer = case.quotation.outer
    before = text[: outer.start].rstrip(" \u00a0\u202f")[-1:]
    after = text[outer.end :].lstrip(" \u00a0\u202f,.")[:1]
    begins_fresh = before in {"", "\n", ".", "!", "?", "…", "»", "”", '"'}
    ends_fresh = after in {"", "\n", "«", "“", '"'} or after.isupper()
    return not (begins_fresh and ends_fresh)
