"""The saying is only supposed.

S'il disait « oui », tout changerait.        matches
Il a demandé si « tout » changeait.            must not: the cue does not stand under "si"
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.cue import verb_lemma
from attribution.core.phrases.reading import Reading
from attribution.core.phrases.small_words import QUE
from attribution.core.status.group import finite, infinitive_holder, introduced_by_if, is_conditional
from attribution.core.tree import ancestors

_WISHES = frozenset({"rêver", "imaginer", "espérer", "attendre", "chercher", "souhaiter", "fantasmer"})


def hypothetical(reading: Reading, head: int) -> bool:
    """As in "si" introduces the cue's own clause, or that of the verb that holds it; or "Que X dise … ou …" does."""
    cue = reading.document.tokens[head]
    holder = infinitive_holder(reading, cue)
    supposed = any(introduced_by_if(reading, verb) for verb in (cue, holder) if verb)
    return supposed or _is_conceded(reading, cue) or _is_dreamt_of(reading, cue)


def _is_dreamt_of(reading: Reading, cue: Token) -> bool:
    """As in "ils rêvent d'un chef qui leur dirait « … »": somebody who is wished for says it."""
    above = reading.document.head(cue)
    wish = next((verb for verb in ancestors(reading.document, cue) if verb.upos == "VERB"), None)
    wished = wish is not None and verb_lemma(reading, wish) in _WISHES and reading.level(wish) == reading.level(cue)
    somebody = above is not None and above.upos in {"NOUN", "PRON"}
    return wished and somebody and is_conditional(reading, finite(reading, cue))


def _is_conceded(reading: Reading, cue: Token) -> bool:
    """As in "Que le guichet dise « oui » ou « non », elle reviendra"."""
    level = reading.level(cue)
    words = [word for word in reading.document.words(reading.document.sentence_of(cue)) if reading.level(word) == level]
    opens = bool(words) and words[0].text.lower() in QUE
    return opens and any(word.text.lower() == "ou" for word in words if word.index > cue.index)
