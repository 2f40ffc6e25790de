"""The text asks whether the saying took place.

L'Élysée ira-t-il jusqu'à parler de « trahison » ?     matches
« Qui ? », a-t-il demandé.                                must not: only the words are a question
"""

from __future__ import annotations

from attribution.core.phrases.reading import Reading


def question(reading: Reading, head: int) -> bool:
    """The sentence of the cue ends in a question mark on the cue's own level."""
    cue = reading.document.tokens[head]
    words = reading.document.words(reading.document.sentence_of(cue))
    own = [word for word in words if reading.level(word) == reading.level(cue) and word.index > head]
    return bool(own) and own[-1].text == "?"
