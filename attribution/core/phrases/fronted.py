"""A noun put before the sentence and read as its subject by the parser."""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.reading import Reading
from attribution.core.tree import children_by

_ABOUT = frozenset({"à", "au", "aux", "sous", "sur", "dans", "en", "autour"})
_BODY = frozenset("main mains bras poing tête cou dos épaule épaules bouche lèvres ceinture doigts genoux nez".split())


def is_fronted(reading: Reading, subject: Token) -> bool:
    """As in "Anciens élus de la Côte, les ministres ont salué": a bare noun for people that opens the sentence."""
    opens = noun_phrase(reading, subject).span.start == reading.document.sentence_of(subject).span.start
    bare = not children_by(reading.document, subject, "det")
    if opens and bare and _is_held(reading, subject):
        return True
    return opens and bare and subject.text.lower().removesuffix("s") in reading.lexicon.person_nouns


def _is_held(reading: Reading, thing: Token) -> bool:
    """As in "Banderole à la main, l'éleveuse explique": what somebody has about him."""
    after = [word.text.lower() for word in reading.document.tokens[thing.index + 1 : thing.index + 6]]
    return after[:1] != [] and after[0] in _ABOUT and "," in after and not _BODY.isdisjoint(after)
