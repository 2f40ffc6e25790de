"""The saying is only alleged.

Il aurait déclaré « tout regretter ».        matches
Il aurait préféré « partir », a-t-il dit.      must not: the cue is not in the conditional
"""

from __future__ import annotations

from attribution.core.phrases.cue import verb_lemma
from attribution.core.phrases.reading import Reading
from attribution.core.status.group import finite, governors, is_conditional

_ATTRIBUTING = frozenset({"prêter", "attribuer", "imputer"})


def alleged(reading: Reading, head: int) -> bool:
    """The cue, or a verb above it, stands in the conditional; or words are only lent to somebody."""
    cue = reading.document.tokens[head]
    if verb_lemma(reading, cue) in _ATTRIBUTING:
        return True
    return any(is_conditional(reading, finite(reading, verb)) for verb in governors(reading, cue))
