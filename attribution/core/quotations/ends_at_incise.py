"""Whether words behind an opening mark that nothing closes end at the incise inside them.

« On ferme, annonce la patronne. Les clients se taisent.     ends: the second sentence is the writer's
« On ferme, annonce la patronne. Je suis à bout.             goes on: somebody says "je"
"""

from __future__ import annotations

import re

from attribution.core.document import Span
from attribution.core.phrases.reading import Reading

_STOP = re.compile(r"[\s,]*\.\s*$")
_SOMEBODY = frozenset(
    (
        "je j' me m' moi mon ma mes mien mienne tu te t' toi ton ta tes nous notre nos on vous votre vos "
        "ici hier aujourd'hui demain"
    ).split()
)
"""Words that count from whoever speaks."""


def ends_at_incise(reading: Reading, position: int, parts: tuple[Span, ...]) -> bool:
    """Nothing follows the first incise, or its sentence ends there and none of the later words is a speaker's."""
    content = reading.contents[position]
    if len(parts) == 1:
        return parts[0].end < content.end
    rest = Span(parts[1].start, content.end)
    if not _STOP.search(reading.document.text[parts[0].end : rest.start]):
        return False
    words = reading.document.cut(rest).lower().replace("’", "'").replace("'", "' ").split()
    return _SOMEBODY.isdisjoint(word.strip(".,;:!?…") for word in words) and not reading.document.cut(rest).endswith(
        ("!", "?", "…")
    )
