"""The saying is still to come.

Les dockers exigeront « un geste rapide ».       matches
Ils ont demandé qu'il vienne.                       must not
"""

from __future__ import annotations

from attribution.core.phrases.reading import Reading
from attribution.core.status.group import finite, infinitive_holder, is_future

_ABOUT_TO = frozenset("va vont vais allons doit doivent devrait devraient".split())


def future(reading: Reading, head: int) -> bool:
    """The cue stands in the future tense, or behind "va", "devrait"; "devait dire" is past."""
    cue = reading.document.tokens[head]
    holder = infinitive_holder(reading, cue)
    return is_future(reading, finite(reading, cue)) or (holder is not None and holder.text.lower() in _ABOUT_TO)
