"""Who does what an infinitive says, where another word than the subject above names it."""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.can_speak import ACCUSING, PERCEIVING
from attribution.core.phrases.cue import is_infinitive, verb_lemma
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.passive import is_passive
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.phrases.reading import Reading
from attribution.core.phrases.small_words import DE
from attribution.core.relations import Source
from attribution.core.tree import children_by

_REACH = 20
"""Words from an infinitive back to the verb it hangs on."""
_CLITICS = frozenset({"l'", "l’", "le", "la", "les", "lui", "leur"})
_HELPERS = frozenset({"avoir", "être"})


def subject_of_infinitive(reading: Reading, verb: Token) -> Source | None:
    """Whom somebody heard say it or accuses of it, or who goes on to say it."""
    return _told(reading, verb) or _perceived(reading, verb) or _accused(reading, verb)


def is_infinitive_group(reading: Reading, verb: Token) -> bool:
    """An infinitive, or a participle with one: "avoir crié"."""
    helpers = [child for child in reading.document.children(verb.index) if child.upos == "AUX"]
    mistaken = verb.upos in {"ADJ", "NOUN"} and verb.text.lower().endswith(("er", "ir")) and verb.text == verb.lemma
    return is_infinitive(verb) or mistaken or any(child.text.lower() in _HELPERS for child in helpers)


def accuser_of(reading: Reading, verb: Token) -> Token | None:
    """The verb of accusing right above an infinitive: "accuse Y d'avoir dit"."""
    tokens = reading.document.tokens
    for above in reversed(tokens[max(0, verb.index - _REACH) : verb.index]):
        if above.sentence != verb.sentence:
            return None
        if reading.level(above) == reading.level(verb) and verb_lemma(reading, above) in ACCUSING:
            between = tokens[above.index + 1 : verb.index]
            finite = any("VerbForm=Fin" in word.feats and word.text.lower() not in _HELPERS for word in between)
            return above if any(word.text.lower() in DE for word in between) and not finite else None
    return None


def _told(reading: Reading, verb: Token) -> Source | None:
    """As in "Et la doyenne de conclure : « … »": the phrase that opens the sentence, "de", the infinitive."""
    tokens, first = reading.document.tokens, reading.document.sentence_of(verb).first
    if verb.index < 2 or tokens[verb.index - 1].text.lower() not in DE:
        return None
    start = first + 1 if tokens[first].text.lower() in {"et", "puis"} else first
    head = phrase_head(reading, tokens[start])
    source = noun_phrase(reading, head) if head else None
    return source if source and source.span.end == tokens[verb.index - 2].span.end else None


def _perceived(reading: Reading, verb: Token) -> Source | None:
    """Whom somebody heard say it: "dit l'avoir vu crier", "a entendu le maire dire"."""
    tokens = reading.document.tokens
    before = [word for word in tokens[max(0, verb.index - _REACH) : verb.index] if word.sentence == verb.sentence]
    above = next((word for word in reversed(before) if word.lemma in PERCEIVING), None)
    if above is None or reading.level(above) != reading.level(verb):
        return None
    between = [word for word in tokens[above.index + 1 : verb.index] if word.upos not in {"ADV", "PRON"}]
    if between:
        head = phrase_head(reading, between[0])
        source = noun_phrase(reading, head) if head else None
        return source if source and source.span.end == between[-1].span.end else None
    return _clitic_before(reading, above)


def _accused(reading: Reading, verb: Token) -> Source | None:
    """Who is said to have said it: "elle accuse son voisin d'avoir crié", "on lui reproche d'avoir crié"."""
    above = accuser_of(reading, verb)
    if above is None or is_passive(reading, above):
        return None
    objects = [child for child in children_by(reading.document, above, "obj", "iobj") if child.index < verb.index]
    named = next((one for one in objects if one.index > above.index and one.upos in {"NOUN", "PROPN"}), None)
    return noun_phrase(reading, named) if named else _clitic_before(reading, above)


def _clitic_before(reading: Reading, verb: Token) -> Source | None:
    for word in reversed(reading.document.tokens[max(0, verb.index - 3) : verb.index]):
        if word.text.lower() in _CLITICS and word.upos != "DET":
            return noun_phrase(reading, word)
    return None
