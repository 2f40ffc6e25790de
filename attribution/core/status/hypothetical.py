"""The saying is only supposed.

S'il disait « oui », tout changerait.        matches
Il a demandé si « tout » changeait.            must not: the cue does not stand under "si"
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.reading import Reading
from attribution.core.phrases.small_words import QUE
from attribution.core.status.group import infinitive_holder, introduced_by_if


def hypothetical(reading: Reading, head: int) -> bool:
    """As in "si" introduces the cue's own clause, or that of the verb that holds it; or "Que X dise … ou …" does."""
    cue = reading.document.tokens[head]
    holder = infinitive_holder(reading, cue)
    return any(introduced_by_if(reading, verb) for verb in (cue, holder) if verb) or _is_conceded(reading, cue)


def _is_conceded(reading: Reading, cue: Token) -> bool:
    """As in "Que le guichet dise « oui » ou « non », elle reviendra"."""
    level = reading.level(cue)
    words = [word for word in reading.document.words(reading.document.sentence_of(cue)) if reading.level(word) == level]
    opens = bool(words) and words[0].text.lower() in QUE
    return opens and any(word.text.lower() == "ou" for word in words if word.index > cue.index)
