"""The saying did not take place.

Il n'a pas dit que c'était « fini ».        matches
Il n'a dit que « oui ».                       must not: "ne … que" restricts
"""

from __future__ import annotations

from attribution.core.phrases.reading import Reading
from attribution.core.status.group import group

_NEGATIONS = frozenset({"pas", "jamais", "point", "aucunement", "nullement", "ni", "guère", "rien"})


def negated(reading: Reading, head: int) -> bool:
    """The cue itself, or a subject "aucun", "personne", is negated."""
    words = group(reading, reading.document.tokens[head])
    has_ne = any(word.text.lower() in {"ne", "n'", "n’"} for word in words)
    if not has_ne:
        return False
    verb = reading.document.tokens[head]
    near = reading.document.tokens[max(0, head - 6) : head + 4]
    subjects = [child for child in reading.document.children(head) if child.relation == "nsubj"]
    nobody = any(word.text.lower() in {"aucun", "aucune", "personne", "nul"} for word in subjects)
    return nobody or any(word.text.lower() in _NEGATIONS and word.sentence == verb.sentence for word in near)
