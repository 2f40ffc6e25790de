"""A sentence of its own that says who told it.

Il leur a promis « un fonds ». C'est du moins ce qu'a rapporté le président du syndicat.      matches
Il leur a promis « un fonds ». C'est ce qu'ils voulaient.                                     must not
"""

from __future__ import annotations

from attribution.core.phrases.cue import is_speech_verb, verb_cue
from attribution.core.phrases.incise import phrase_head
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.subject import subject_of
from attribution.core.relays.case import Hop, RelayCase


def sentence_after(relay: RelayCase) -> list[Hop]:
    """The subject of "C'est … ce qu'a rapporté X" right behind the quotation's sentence."""
    case, document = relay.case, relay.case.reading.document
    index = max(case.sentences(), default=-1) + 1
    if case.frame is not None or not 0 < index < len(document.sentences):
        return []
    words = document.words(document.sentences[index])
    opening = " ".join(word.text.lower().replace("’", "'") for word in words[:9])
    if not opening.startswith("c' est") or " ce qu'" not in opening:
        return []
    for verb in words:
        if verb.upos == "VERB" and is_speech_verb(case.reading, verb):
            rest = words[words.index(verb) + 1 :]
            heads = [head for word in rest if word.upos in {"DET", "PROPN"} and (head := phrase_head(case.reading, word))]
            bare = [head for head in heads if not any(c.upos == "ADP" for c in document.children(head.index))]
            source = noun_phrase(case.reading, bare[0]) if bare else subject_of(case.reading, verb)
            return [Hop(source, verb_cue(case.reading, verb))] if source else []
    return []
