"""A reporting clause behind a sentence in which somebody else speaks.

X a fait part de ses « inquiétudes », a rendu compte le porte-parole Y.      matches: Y
« On part », a dit X.                                                        must not: X is the speaker
"""

from __future__ import annotations

from attribution.core.relays.case import Hop, RelayCase


def incise(relay: RelayCase) -> list[Hop]:
    """The incise behind the quotation in its sentence, when the source stands elsewhere."""
    case, tokens = relay.case, relay.case.reading.document.tokens
    sentences = case.sentences()
    for one in case.incises:
        touches = case.only_pauses(case.quotation.outer.end, one.span.start)
        near = tokens[one.verb].sentence in sentences and one.span.start >= case.quotation.outer.end
        if one.level == case.frame and one.known and (near or touches) and one.verb != relay.found.head:
            return [Hop(one.source, one.cue, one.verb)]
    return []
