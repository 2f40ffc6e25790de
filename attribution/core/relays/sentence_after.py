"""A sentence of its own that says who told it.

Elle leur a juré « une trêve ». C'est du moins ce qu'a rapporté le doyen des dockers.         matches
La diva s'avoue « lessivée ». C'est sa sœur qui l'a confié.                                   matches
Elle leur a juré « une trêve ». C'est ce qu'ils voulaient.                                    must not
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.cue import is_speech_verb, verb_cue, verb_lemma
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.phrases.reading import Reading
from attribution.core.phrases.subject import subject_of
from attribution.core.relays.case import Hop, RelayCase

_KEPT_TO_ONESELF = frozenset(
    {"vouloir", "penser", "croire", "espérer", "souhaiter", "craindre", "imaginer", "demander"}
)

_HEARING = frozenset({"entendre", "surprendre", "recueillir", "noter", "enregistrer", "filmer"})


def sentence_after(relay: RelayCase) -> list[Hop]:
    """The subject of "C'est … ce qu'a rapporté X" right behind the quotation's sentence."""
    case, document = relay.case, relay.case.reading.document
    index = max(case.sentences(), default=-1) + 1
    if case.frame is not None or not 0 < index < len(document.sentences):
        return []
    words = document.words(document.sentences[index])
    opening = " ".join(word.text.lower().replace("’", "'") for word in words[:9])
    if not opening.startswith("c' est"):
        return []
    if " ce qu'" not in opening:
        return _cleft(relay, words)
    for verb in words:
        if verb.upos == "VERB" and _tells(case.reading, verb):
            rest = words[words.index(verb) + 1 :]
            heads = [
                head for word in rest if word.upos in {"DET", "PROPN"} and (head := phrase_head(case.reading, word))
            ]
            bare = [head for head in heads if not any(c.upos == "ADP" for c in document.children(head.index))]
            source = noun_phrase(case.reading, bare[0]) if bare else subject_of(case.reading, verb)
            return [Hop(source, verb_cue(case.reading, verb))] if source else []
    return []


def _tells(reading: Reading, verb: Token) -> bool:
    """A verb of saying that hands something on, or of hearing; what somebody wants or thinks hands on nothing."""
    lemma = verb_lemma(reading, verb)
    return lemma in _HEARING or (is_speech_verb(reading, verb) and lemma not in _KEPT_TO_ONESELF)


def _cleft(relay: RelayCase, words: tuple[Token, ...]) -> list[Hop]:
    """As in "C'est X qui l'a raconté"."""
    reading = relay.case.reading
    head = phrase_head(reading, words[2]) if len(words) > 4 else None
    if head is None:
        return []
    source = noun_phrase(reading, head)
    rest = [word for word in words if word.span.start >= source.span.end]
    taken_up = [word.text.lower() for word in rest[:3]]
    said = [verb for verb in rest[:6] if verb.upos == "VERB" and _tells(reading, verb)]
    if len(taken_up) == 3 and taken_up[0] == "qui" and taken_up[1] in {"l'", "l’", "le", "les"} and said:
        return [Hop(source, verb_cue(reading, said[0]))]
    return []
