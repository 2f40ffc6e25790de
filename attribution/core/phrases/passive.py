"""Passives of saying, "a été jugée", "accusé par", and the agent that says it."""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.bare_phrase import bare_phrase_before
from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.clitics import is_reflexive
from attribution.core.phrases.cue import is_participle
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.phrases.reading import Reading
from attribution.core.phrases.small_words import DE_OR_DU
from attribution.core.relations import Source

_FINITE = ("a", "èrent", "ait", "aient")
"""Endings that no past participle has: "interpréta", "appelait"."""
_MOVING = frozenset(
    "convenir intervenir revenir venir monter sortir entrer arriver partir tomber rester descendre passer".split()
)
"""Verbs whose own past is made with "être": "est montée au créneau"."""


def is_passive(reading: Reading, verb: Token) -> bool:
    """As in "a été jugée", "accusé par": a participle with être or alone; no reflexive but "l'écart s'explique"."""
    if _says_itself(reading, verb):
        return True
    if "VerbForm=Part" not in verb.feats or is_participle(verb) or verb.text.lower().endswith(_FINITE):
        return False
    children = reading.document.children(verb.index)
    if any(map(is_reflexive, children)):
        return False
    auxiliaries = [child for child in children if child.upos == "AUX" and child.index < verb.index]
    if not auxiliaries and _is_present(reading, verb):
        return False
    if auxiliaries:
        return any(child.text.lower() in {"été", "être"} for child in auxiliaries) or not _has_avoir(auxiliaries, verb)
    return (
        verb.relation in {"acl", "advcl", "amod", "root", "xcomp"}
        and not _after_avoir(reading, verb)
        and not _coordinates(reading, verb)
    )


def _says_itself(reading: Reading, verb: Token) -> bool:
    """As in "l'écart s'explique par le gel": a passive without an agent, whose subject says nothing."""
    children = reading.document.children(verb.index)
    if not any(child.deprel == "expl:pass" for child in children):
        return False
    subjects = [noun_phrase(reading, child) for child in children if child.relation == "nsubj"]
    return bool(subjects) and all(can_speak(reading, one) is not Able.YES for one in subjects)


def _is_present(reading: Reading, verb: Token) -> bool:
    """As in "décrit", "écrit", which the tagger may take for participles: a subject before, or no "par" behind."""
    children = reading.document.children(verb.index)
    if any(child.deprel == "nsubj" and child.index < verb.index for child in children):
        return True
    behind = reading.document.tokens[verb.index + 1 : verb.index + 2]
    named_by = any(word.text.lower() == "par" for word in behind) or any("agent" in child.deprel for child in children)
    return verb.text.lower().endswith("crit") and not named_by and bare_phrase_before(reading, verb) is not None


def _coordinates(reading: Reading, verb: Token) -> bool:
    """As in "et" or a comma right before a participle whose sentence already has one with "avoir"."""
    before = reading.document.tokens[verb.index - 1] if verb.index else None
    return before is not None and before.text.lower() in {"et", "puis", "ou"} and before.sentence == verb.sentence


def _has_avoir(auxiliaries: list[Token], verb: Token) -> bool:
    return any(child.lemma == "avoir" for child in auxiliaries) or verb.lemma in _MOVING


def _after_avoir(reading: Reading, verb: Token) -> bool:
    """The parser sometimes loses the auxiliary: look at the words before."""
    for token in reversed(reading.document.tokens[max(0, verb.index - 4) : verb.index]):
        if token.lemma == "avoir" and token.sentence == verb.sentence:
            return True
        if token.upos not in {"ADV", "PRON", "PUNCT"}:
            return False
    return False


def agent_of(reading: Reading, verb: Token) -> Source | None:
    """As in "par X" of a passive: an agent that the parser found, or the first "par" phrase after the verb."""
    return None if _says_itself(reading, verb) else _marked_agent(reading, verb) or _behind_par(reading, verb)


def _marked_agent(reading: Reading, verb: Token) -> Source | None:
    for child in reading.document.children(verb.index):
        if child.deprel == "obl:agent" and child.upos in {"NOUN", "PROPN", "PRON"} and _is_by(reading, child):
            agent = noun_phrase(reading, child)
            if can_speak(reading, agent) is Able.YES:
                return agent
    return None


def _behind_par(reading: Reading, verb: Token) -> Source | None:
    for token in reading.document.tokens[verb.index + 1 : verb.index + 25]:
        if token.sentence != verb.sentence or (token.upos in {"VERB", "AUX"} and "VerbForm=Fin" in token.feats):
            return None
        if token.text.lower() == "par" and reading.level(token) == reading.level(verb):
            after = reading.document.tokens[token.index + 1 : token.index + 2]
            head = phrase_head(reading, after[0]) if after else None
            named = noun_phrase(reading, head) if head else None
            if named is None or not _is_manner(reading, named):  # "diffusé par mégarde par la rectrice"
                return named
    return None


def _is_by(reading: Reading, agent: Token) -> bool:
    """No other preposition than "par" or "de" opens an agent: "lu aux élus par sa sœur"."""
    cases = [child.text.lower() for child in reading.document.children(agent.index) if child.relation == "case"]
    return all(word == "par" or word in DE_OR_DU for word in cases[:1])


def _is_manner(reading: Reading, agent: Source) -> bool:
    """A bare noun that nobody is known to be, or a thing: "par erreur", "par la suite"."""
    able = can_speak(reading, agent)
    bare = reading.document.index_from(agent.span.start) == agent.head
    return able is Able.NO or (able is Able.UNKNOWN and bare)
