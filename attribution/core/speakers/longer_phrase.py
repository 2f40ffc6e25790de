"""What a noun phrase goes on with where it is to name somebody as fully as the article can."""

from __future__ import annotations

from attribution.core.document import Span
from attribution.core.phrases.reading import Reading
from attribution.core.relations import Source


def with_participle(reading: Reading, source: Source) -> Source:
    """As in "les fiches ainsi constituées": a bare participle behind the noun belongs to it."""
    document = reading.document
    index = document.tokens_in(source.span)[-1].index + 1
    while index < len(document.tokens) and document.tokens[index].upos == "ADV":
        index += 1
    if index >= len(document.tokens):
        return source
    verb = document.tokens[index]
    of_it = verb.head == source.head and verb.relation == "acl" and "VerbForm=Part" in verb.feats
    bare = all(child.index < verb.index or child.upos == "PUNCT" for child in document.children(verb.index))
    same = reading.level(verb) == reading.level(document.tokens[source.head])
    return (
        Source(Span(source.span.start, verb.span.end), source.head, source.form) if of_it and bare and same else source
    )
