"""A clause of saying inside another one, which the parser hung beside the quoted words.

Un témoin raconte que la juge a conclu par un « bon vent ».          matches: la juge
Le maire dit que le préfet visitera le « chantier ».                 must not: "visitera" says nothing
"""

from __future__ import annotations

from attribution.core.phrases.cue import is_cue_verb, verb_cue
from attribution.core.phrases.passive import is_passive
from attribution.core.phrases.small_words import QUE
from attribution.core.phrases.subject import subject_of
from attribution.core.sources.case import Found, SourceCase
from attribution.core.sources.own_words import are_own

_REACH = 8


def nested_clause(case: SourceCase, _settled: object) -> Found | None:
    """The last cue verb before the mark, if "que", its own subject and it follow an earlier cue verb in this order."""
    words = case.words_before()
    verbs = [word for word in words if is_cue_verb(case.reading, word)]
    if len(verbs) < 2 or verbs[-1] not in words[-_REACH:] or is_passive(case.reading, verbs[-1]):
        return None
    outer, inner = verbs[-2:]
    source = subject_of(case.reading, inner)
    top = case.top()
    if top is None or source is None or not are_own(case.reading, source, inner, top):
        return None
    if source.span.start < outer.span.end or source.span.end > inner.span.start:
        return None
    between = words[words.index(outer) + 1 : words.index(inner)]
    joined = any(word.text.lower() in QUE and word.span.end <= source.span.start for word in between)
    return Found(source, verb_cue(case.reading, inner), inner.index) if joined else None
