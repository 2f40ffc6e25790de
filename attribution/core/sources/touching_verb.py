"""A cue verb right before the opening mark, whatever the parser made of the two.

Il m'a regardée et il a dit "c'est fini".               matches
Il dit aimer le film et sa « poésie ».                  must not: other words stand between
"""

from __future__ import annotations

from attribution.core.phrases.cue import is_cue_verb, verb_cue
from attribution.core.phrases.subject import subject_of
from attribution.core.sources.case import Found, SourceCase
from attribution.core.sources.own_words import are_own

_BETWEEN = frozenset({"DET", "ADP", "ADV", "SCONJ"})
_REACH = 4


def touching_verb(case: SourceCase, _settled: object) -> Found | None:
    """The cue verb with nothing but articles, prepositions and adverbs between it and the mark."""
    words = case.words_before()
    for verb in reversed(words[-_REACH:]):
        if is_cue_verb(case.reading, verb):
            source = subject_of(case.reading, verb)
            if source is None or source.span.overlaps(case.quotation.outer):
                return None
            own = are_own(case.reading, source, verb, case.top() or verb)
            return Found(source, verb_cue(case.reading, verb), verb.index) if own else None
        if verb.upos not in _BETWEEN:
            return None
    return None
