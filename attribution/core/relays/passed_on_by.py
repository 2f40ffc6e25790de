"""A verb of passing on beside the source: "cité par X", "lue par X", "que rapporte X".

… a déclaré Aino Ranta, citée par l'agence Merisää.        matches: l'agence Merisää
… a déclaré Aino Ranta, interrogée par l'agence.           must not: an outlet that is spoken to
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.cue import verb_cue, verb_lemma
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.passive import agent_of
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.phrases.reading import Reading
from attribution.core.phrases.subject import subject_of
from attribution.core.relations import Source
from attribution.core.relays.case import Hop, RelayCase

"""Whoever attributes words to somebody passes them on."""
_OBJECTS = frozenset({"que", "qu'", "qu’", "dont"})


def passed_on_by(relay: RelayCase) -> list[Hop]:
    """The agent of a participle, or the subject in a relative clause, of each such verb of the sentence."""
    hops, reading = [], relay.case.reading
    for verb in relay.case.frame_words():
        lemma, own = verb_lemma(reading, verb), verb.index == relay.found.head
        passes = lemma in reading.lexicon.relay_verbs and not own and _may_be_participle(reading, verb)
        passes = passes and not _is_summoned(reading, verb) and not _is_active(reading, verb)
        if passes or (own and lemma in reading.lexicon.attributing_verbs):
            source = agent_of(reading, verb) or _outlet(relay, verb) or _relative_subject(relay, verb)
            if source is not None and can_speak(reading, source) is not Able.NO:
                hops.append(Hop(source, verb_cue(reading, verb), verb.index))
    return hops


def _may_be_participle(reading: Reading, word: Token) -> bool:
    """A verb or adjective; behind a comma a noun too: "cité" is a city for the tagger."""
    comma = word.index > 0 and reading.document.tokens[word.index - 1].text == ","
    return word.upos in {"VERB", "ADJ"} or (word.upos == "NOUN" and comma)


def _is_summoned(reading: Reading, verb: Token) -> bool:
    """As in "cité comme témoin par la défense", "citée à comparaître": a court calls, it does not quote."""
    after = [word.text.lower() for word in reading.document.tokens[verb.index + 1 : verb.index + 3]]
    return verb_lemma(reading, verb) == "citer" and (after[:1] == ["comme"] or after == ["à", "comparaître"])


def _is_active(reading: Reading, verb: Token) -> bool:
    """As in "ayant publié le prix": whoever published it stands before."""
    before = reading.document.tokens[verb.index - 1] if verb.index else None
    return before is not None and before.text.lower() == "ayant"


def _outlet(relay: RelayCase, verb: Token) -> Source | None:
    """The paper that somebody is "cité dans"."""
    tokens = relay.case.reading.document.tokens
    following = tokens[verb.index + 1 : verb.index + 3]
    if len(following) < 2 or following[0].text.lower() != "dans":
        return None
    head = phrase_head(relay.case.reading, following[1])
    source = noun_phrase(relay.case.reading, head) if head else None
    return source if source and can_speak(relay.case.reading, source) is Able.YES else None


def _relative_subject(relay: RelayCase, verb: Token) -> Source | None:
    tokens = relay.case.reading.document.tokens
    relative = any(token.text.lower() in _OBJECTS for token in tokens[max(0, verb.index - 8) : verb.index])
    if not relative:
        return None
    if tokens[verb.index - 1].text.lower() in _OBJECTS and verb.index + 1 < len(tokens):
        head = phrase_head(relay.case.reading, tokens[verb.index + 1])
        return noun_phrase(relay.case.reading, head) if head else None
    if "relcl" not in verb.deprel and not _of_a_paper(relay, verb):
        return None
    return subject_of(relay.case.reading, verb)


def _of_a_paper(relay: RelayCase, verb: Token) -> bool:
    """As in "dans un mot que sa sœur a lu", whatever the parser makes of the clause: a paper right before "que"."""
    lexicon, tokens = relay.case.reading.lexicon, relay.case.reading.document.tokens
    papers = lexicon.document_nouns | lexicon.cue_nouns
    that = [word for word in tokens[max(1, verb.index - 8) : verb.index] if word.text.lower() in _OBJECTS]
    return any(tokens[word.index - 1].lemma.lower() in papers for word in that)
