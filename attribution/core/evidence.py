"""Why an answer was given: the way from the quoted words over the cue to the source, and from there to a name.

No rule tells its way. It is read off the tree between the three words that every answer names.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

from attribution.core.document import Document, Span, Token
from attribution.core.relations import Cue, PathWord, Source
from attribution.core.tree import ancestors, top_of

NEAR = 8
"""Words; what lies between two words further apart explains nothing."""


def path_from(document: Document, content: Span, cue: Cue | None, source: Source) -> tuple[PathWord, ...]:
    """The words from the content's top to the source's head, both included, over the cue's first word if there is one.

    Where no tree holds two of them together, the few words that stand between them outside the quoted ones.
    """
    start = top_of(document, content)
    signal = document.tokens_in(cue.span)[:1] if cue else ()
    stops = [*([start] if start else []), *signal, document.tokens[source.head]]
    words = [PathWord(stops[0].span, stops[0].deprel)]
    for one, other in pairwise(stops):
        words.extend(_way(document, one, other, content))
    *way, end = words
    return (*(word for word in way if word.span != end.span), end)  # a preposition hangs on the very source


def _way(document: Document, one: Token, other: Token, content: Span) -> Iterator[PathWord]:
    """From one word, left out, to another."""
    up = [one, *ancestors(document, one)]
    down = [other, *ancestors(document, other)]
    below = {word.index: place for place, word in enumerate(down)}
    meeting = next((place for place, word in enumerate(up) if word.index in below), None)
    if meeting is None:
        yield from _between(document, one, other, content)
    else:
        way = [*up[1 : meeting + 1], *reversed(down[: below[up[meeting].index]])]
        yield from (PathWord(word.span, word.deprel) for word in way)


def _between(document: Document, one: Token, other: Token, content: Span) -> Iterator[PathWord]:
    step = 1 if one.index < other.index else -1
    between = (document.tokens[index] for index in range(one.index + step, other.index, step))
    outside = (word for word in between if word.upos != "PUNCT" and word.span not in content)
    spoken = list(islice(outside, NEAR + 1))
    if len(spoken) <= NEAR:
        yield from (PathWord(word.span, None) for word in spoken)
    yield PathWord(other.span, None)
