"""A verb of passing on beside the source: "cité par X", "lue par X", "que rapporte X".

… a déclaré Ilmari Saarto, cité par l'agence Pohjola.      matches: l'agence Pohjola
… a déclaré Ilmari Saarto, interrogé par l'agence.         must not: an outlet that is spoken to
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.cue import verb_cue, verb_lemma
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.passive import agent_of
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.phrases.subject import subject_of
from attribution.core.relations import Source
from attribution.core.relays.case import Hop, RelayCase

_ATTRIBUTING = frozenset({"prêter", "attribuer", "imputer"})
"""Whoever attributes words to somebody passes them on."""
_OBJECTS = frozenset({"que", "qu'", "qu’", "dont"})


def passed_on_by(relay: RelayCase) -> list[Hop]:
    """The agent of a participle, or the subject in a relative clause, of each such verb of the sentence."""
    hops = []
    for verb in relay.case.frame_words():
        known = (
            verb.upos in {"VERB", "ADJ"}
            and verb_lemma(relay.case.reading, verb) in relay.case.reading.lexicon.relay_verbs
        )
        attributes = verb.index == relay.found.head and verb_lemma(relay.case.reading, verb) in _ATTRIBUTING
        if attributes or (known and verb.index != relay.found.head):
            source = agent_of(relay.case.reading, verb) or _relative_subject(relay, verb)
            if source is not None and can_speak(relay.case.reading, source) is not Able.NO:
                hops.append(Hop(source, verb_cue(relay.case.reading, verb), verb.index))
    return hops


def _relative_subject(relay: RelayCase, verb: Token) -> Source | None:
    tokens = relay.case.reading.document.tokens
    relative = any(token.text.lower() in _OBJECTS for token in tokens[max(0, verb.index - 8) : verb.index])
    if not relative:
        return None
    if tokens[verb.index - 1].text.lower() in _OBJECTS and verb.index + 1 < len(tokens):
        head = phrase_head(relay.case.reading, tokens[verb.index + 1])
        return noun_phrase(relay.case.reading, head) if head else None
    if "relcl" not in verb.deprel:
        return None
    return subject_of(relay.case.reading, verb)
