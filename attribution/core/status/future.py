"""The saying is still to come.

Les bateliers demanderont « la même chose ».     matches
Ils ont demandé qu'il vienne.                       must not
"""

from __future__ import annotations

from attribution.core.phrases.reading import Reading
from attribution.core.status.group import finite, is_future


def future(reading: Reading, head: int) -> bool:
    """The cue stands in the future tense."""
    return is_future(reading, finite(reading, reading.document.tokens[head]))
