"""A noun put before the sentence and read as its subject by the parser."""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.reading import Reading
from attribution.core.tree import children_by


def is_fronted(reading: Reading, subject: Token) -> bool:
    """As in "Anciens élus de la Côte, les ministres ont salué": a bare noun for people that opens the sentence."""
    opens = noun_phrase(reading, subject).span.start == reading.document.sentence_of(subject).span.start
    bare = not children_by(reading.document, subject, "det")
    return opens and bare and subject.text.lower().removesuffix("s") in reading.lexicon.person_nouns
