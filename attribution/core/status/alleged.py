"""The saying is only alleged.

Il aurait déclaré « tout regretter ».        matches
Il aurait préféré « partir », a-t-il dit.      must not: the cue is not in the conditional
"""

from __future__ import annotations

from attribution.core.phrases.cue import verb_lemma
from attribution.core.phrases.infinitive import accuser_of, is_infinitive_group
from attribution.core.phrases.reading import Reading
from attribution.core.status.group import finite, governors, is_conditional


def alleged(reading: Reading, head: int) -> bool:
    """The cue, or a verb above it, stands in the conditional; words are only lent to somebody, or he is accused."""
    cue = reading.document.tokens[head]
    if verb_lemma(reading, cue) in reading.lexicon.attributing_verbs or (
        is_infinitive_group(reading, cue) and accuser_of(reading, cue)
    ):
        return True
    return any(
        is_conditional(reading, finite(reading, verb)) and verb_lemma(reading, verb) != "devoir"
        for verb in governors(reading, cue)
    )
