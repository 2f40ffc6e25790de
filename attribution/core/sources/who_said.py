"""A question for who said it: the text names a saying and no speaker.

Qui a promis un été « sans moustiques » ?        matches: a cue without a source
La maire, qui a promis « la lune », est partie.  must not: the mayor promised it
"""

from __future__ import annotations

from attribution.core.phrases.cue import is_cue_verb, verb_cue
from attribution.core.sources.case import Found, SourceCase

_WHO = frozenset({"qui", "lequel", "laquelle"})
_REACH = 8
"""Words from "qui" to its verb: "donc", an auxiliary, a clitic."""


def who_said(case: SourceCase, _settled: object) -> Found | None:
    """As in "Qui a dit … ?": "qui" opens the sentence, a cue verb follows before the mark, a question mark ends it."""
    words = case.words_before()
    opens = bool(words) and words[0].text.lower() in _WHO
    document = case.reading.document
    if not opens or words[0].index != document.sentence_of(words[0]).first:
        return None
    last = document.words(document.sentence_of(words[0]))[-1]
    asks = last.text == "?" and case.reading.level(last) == case.frame
    verb = next((word for word in words[1:_REACH] if is_cue_verb(case.reading, word)), None)
    return Found(None, verb_cue(case.reading, verb), verb.index) if asks and verb else None
