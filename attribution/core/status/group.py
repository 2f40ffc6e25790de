"""The words of a verb group, and the verbs of its own clause and of those above."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.core.document import Token
from attribution.core.phrases.clause import stands_apart
from attribution.core.phrases.cue import is_infinitive, is_speech_verb, verb_lemma
from attribution.core.phrases.incise import incise_at
from attribution.core.phrases.reading import Reading
from attribution.core.tree import ancestors

DENIALS = frozenset({"démentir", "nier", "contester", "réfuter", "récuser"})
"""Verbs that say that somebody did not say it; not denied is as good as said."""
_REACH = 7
"""Words from an infinitive back to the verb that holds it: auxiliaries, clitics, "jamais", "à", "de"."""
_BETWEEN = frozenset({"PRON", "ADV"})
_LINKS = frozenset({"de", "d'", "d’", "à"})
_HELPERS = frozenset({"avoir", "être"})


def introduced_by_if(reading: Reading, verb: Token) -> Token | None:
    """The "si" of the verb's own clause; "s'" before "il" is one, whatever the tagger makes of it."""
    tokens = reading.document.tokens
    for child in reading.document.children(verb.index):
        low = child.text.lower()
        before_il = low in {"s'", "s’"} and tokens[child.index + 1].text.lower() in {"il", "ils"}
        if (
            child.index < verb.index
            and reading.level(child) == reading.level(verb)
            and (before_il or (low in {"si", "s'", "s’"} and child.upos == "SCONJ"))
        ):
            return child
    before = tokens[max(0, verb.index - _REACH) : verb.index]
    for word in reversed(before):
        if ("VerbForm=Fin" in word.feats and word.upos == "VERB") or word.sentence != verb.sentence:
            return None
        if word.text.lower() == "si" and reading.level(word) == reading.level(verb) and word.upos != "INTJ":
            return word if tokens[word.index - 1].text.lower() == "même" else None
    return None


def group(reading: Reading, verb: Token) -> list[Token]:
    """A verb with its auxiliaries, clitics and adverbs: its dependents of those kinds on its own level."""
    kinds = {"AUX", "ADV", "PRON", "SCONJ", "CCONJ"}
    around = reading.document.children(verb.index)
    return [verb, *(one for one in around if one.upos in kinds and reading.level(one) == reading.level(verb))]


def governors(reading: Reading, verb: Token) -> Iterator[Token]:
    """The verb and the verbs above it on the same level, nearest first; an incise has none: it reports them.

    A relative clause has none either: "elle conteste une amende qu'elle juge « … »".
    """
    yield verb
    if incise_at(reading, verb) is not None:
        return
    holder = infinitive_holder(reading, verb)
    if holder is not None:
        yield holder
    below = verb
    for above in ancestors(reading.document, verb):
        if "relcl" in below.deprel and stands_apart(reading.document, below):
            return
        if above.upos in {"VERB", "AUX"} and reading.level(above) == reading.level(verb) and above != holder:
            yield above
        below = above


def infinitive_holder(reading: Reading, verb: Token) -> Token | None:
    """The verb right before an infinitive, whatever it is tagged: "dément" in "dément avoir dit", "refuse de dire"."""
    tokens, index, infinitive = reading.document.tokens, verb.index, is_infinitive(verb)
    while index > 0 and tokens[index - 1].sentence == verb.sentence and index > verb.index - _REACH:
        index -= 1
        word = tokens[index]
        known = word.text.lower() in reading.lexicon.verb_lemmas or word.upos == "VERB"
        if word.upos == "AUX" or word.lemma in _HELPERS:
            infinitive = infinitive or word.text.lower() in _HELPERS
        elif known or (word.upos not in _BETWEEN and word.text.lower() not in _LINKS):
            return word if infinitive and known else None
    return None


def holds_saying(reading: Reading, verb: Token) -> bool:
    """As in "nie avoir dit à sa voisine « … »", where the parser hangs the words on the first verb."""
    after = reading.document.tokens[verb.index + 1 : verb.index + 4]
    having = [word.index for word in after if word.text.lower() == "avoir"]
    said = reading.document.tokens[having[0] + 1 : having[0] + 3] if having else ()
    return any(is_speech_verb(reading, word) for word in said)


_STEMS = {
    "avoir": "aur",
    "être": "ser",
    "faire": "fer",
    "aller": "ir",
    "pouvoir": "pourr",
    "vouloir": "voudr",
    "savoir": "saur",
    "devoir": "devr",
    "voir": "verr",
    "enir": "iendr",
    "quérir": "querr",
    "courir": "courr",
}
"""What the future and the conditional are made of where the infinitive does not say it, by its ending."""


def is_conditional(reading: Reading, verb: Token) -> bool:
    """The form says so, whatever the tagger made of it: an infinitive and an ending of the imperfect."""
    return "Mood=Cnd" in verb.feats or verb.text.lower() in _forms(reading, verb, "ait", "aient", "ais")


def is_future(reading: Reading, verb: Token) -> bool:
    """The form says so, whatever the tagger made of it."""
    return "Tense=Fut" in verb.feats or verb.text.lower() in _forms(reading, verb, "a", "ont", "ai", "ons", "ez")


def _forms(reading: Reading, verb: Token, *endings: str) -> set[str]:
    lemma = verb_lemma(reading, verb)
    irregular = max((ending for ending in _STEMS if lemma.endswith(ending)), key=len, default=None)
    stem = lemma.removesuffix(irregular) + _STEMS[irregular] if irregular else lemma.removesuffix("e")
    return {stem + ending for ending in endings}


def finite(reading: Reading, verb: Token) -> Token:
    """The word of a verb group that carries mood and tense."""
    return next((one for one in group(reading, verb) if "VerbForm=Fin" in one.feats), verb)
