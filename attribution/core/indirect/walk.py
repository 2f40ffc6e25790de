"""The words under a word of one sentence, and the conjunction that introduces a clause."""

from __future__ import annotations

from attribution.core.document import Document, Token

"""The complementiser."""
CONJUNCTIONS = frozenset(
    "pour afin alors bien sans avant après parce dès tandis ainsi jusqu'à depuis pendant plus sorte ce".split()
)
"""What makes another conjunction of "que": "insister pour que"."""


def subtree(document: Document, top: Token) -> list[Token]:
    """A word and all that hangs under it in its sentence; it ends whatever the parser gave."""
    seen, waiting = {top.index}, [top]
    for word in waiting:
        for child in document.children(word.index):
            if child.index not in seen and child.sentence == top.sentence:
                seen.add(child.index)
                waiting.append(child)
    return waiting
