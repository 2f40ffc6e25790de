"""Whether a mention can be the subject of a verb of saying, or stand behind "selon"."""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.reading import Reading
from attribution.core.relations import Source

_NOBODY = frozenset("je j' j’ tu nous vous moi toi celui celle ceux celles qui".split())
"""The paper's voice or its reader's ("nous écrivions que"), and whoever it may be ("ceux qui disent que")."""


def speaks(reading: Reading, source: Source, *, of_things: bool) -> bool:
    """Somebody, or something, of which saying is said; ``of_things``: the verb is said of things too."""
    head = reading.document.tokens[source.head]
    if reading.document.cut(source.span).lower() in _NOBODY or head.text.lower().lstrip("-") in _NOBODY:
        return False
    if head.lemma.lower() in reading.lexicon.speaking_nouns:
        return True
    able = can_speak(reading, source)
    return able is Able.YES or (able is Able.UNKNOWN and not of_things)


def is_document(reading: Reading, head: Token) -> bool:
    """A document or figures: "l'étude", "les chiffres"."""
    return head.lemma.lower() in reading.lexicon.document_nouns | reading.lexicon.speaking_nouns
