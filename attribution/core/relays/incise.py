"""A reporting clause behind a sentence in which somebody else speaks.

X a fait part de ses « inquiétudes », a rendu compte le porte-parole Y.      matches: Y
« On part », a dit X.                                                        must not: X is the speaker
"""

from __future__ import annotations

from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.incise import Incise
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.phrases.reading import Reading
from attribution.core.phrases.small_words import DE
from attribution.core.relations import Source
from attribution.core.relays.case import Hop, RelayCase


def incise(relay: RelayCase) -> list[Hop]:
    """The incise behind the quotation in its sentence, when the source stands elsewhere."""
    case, tokens = relay.case, relay.case.reading.document.tokens
    sentences = case.sentences()
    for one in case.incises:
        touches = case.only_pauses(case.quotation.outer.end, one.span.start)
        near = tokens[one.verb].sentence in sentences and one.span.start >= case.quotation.outer.end
        if one.level == case.frame and one.known and (near or touches) and one.verb != relay.found.head:
            return [Hop(_learnt_from(case.reading, one) or one.source, one.cue, one.verb)]
    return []


def _learnt_from(reading: Reading, incise: Incise) -> Source | None:
    """As in "a-t-on appris auprès de son agent", "apprend-on de source policière"."""
    if reading.document.cut(incise.source.span).lower() != "on":
        return None
    rest = reading.document.tokens[incise.verb + 1 : incise.verb + 6]
    for word in rest:
        if word.text.lower() in DE and word.index + 1 < len(reading.document.tokens):
            head = phrase_head(reading, reading.document.tokens[word.index + 1])
            source = noun_phrase(reading, head) if head else None
            return source if source and can_speak(reading, source) is Able.YES else None
    return None
