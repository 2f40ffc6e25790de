"""Can whoever a phrase names say something? People, bodies and documents can; a fact, a place or a day cannot."""

from __future__ import annotations

from enum import Enum

from attribution.core.document import Token
from attribution.core.fold import fold
from attribution.core.phrases.clitics import OBJECT_CLITICS
from attribution.core.phrases.reading import Reading
from attribution.core.phrases.time_words import is_time
from attribution.core.relations import Form, Source

_SPEAKING_PRONOUNS = frozenset(
    (
        "je j' j’ tu il elle on nous vous ils elles lui eux moi toi qui celui celle ceux celles certains certaines "
        "nul nulle quiconque plusieurs beaucoup tous toutes chacun chacune aucun aucune personne quelqu'un autre "
        "autres un une uns unes l'un l'une "
        "dernier dernière derniers dernières premier première second seconde celui-ci celle-ci ceux-ci celles-ci "
        "ceux-là celui-là celle-là deux trois quatre dizaine centaine majorité plupart"
    ).split()
)
ACCUSING = frozenset({"accuser", "soupçonner", "suspecter", "reprocher", "blâmer"})
"""Verbs whose object is said to have done what the infinitive behind them says."""
PERCEIVING = frozenset({"entendre", "voir", "surprendre", "écouter"})
"""Verbs whose object does what the infinitive behind it says."""
_ORDER = frozenset("premier première second seconde dernier dernière".split())
_MANY = frozenset("dizaine centaine majorité plupart moitié minorité poignée foule source voix reste nombre".split())
"""Nouns that count people: "la plupart des élus", "une poignée d'irréductibles"; and voices that nobody names."""
_ABSTRACT = ("tion", "sion", "ité", "isme", "ance", "ence", "ment", "ure", "esse", "age", "tude", "logie")
_ABSTRACT_PLURAL = tuple(f"{ending}s" for ending in _ABSTRACT)
_AGENTS = ("iste", "logue", "trice", "icien", "icienne", "euse", "cien", "cienne", "ologue", "crate", "mane", "naute")
_FARMING = "iculture"
"""A farm as often as the work done there: "la pisciculture"."""


class Able(Enum):
    """What the words of a phrase say of it; UNKNOWN where its noun is in no list."""

    YES = "yes"
    UNKNOWN = "unknown"
    NO = "no"


def can_speak(reading: Reading, source: Source) -> Able:
    """Whether a source can be one, by its head word: a name, a personal pronoun, a noun for people, bodies, papers."""
    head = reading.document.tokens[source.head]
    if source.form is Form.PRONOUN:
        return _pronoun(reading, source, head)
    if head.upos in {"PROPN", "X"} or reading.lexicon.is_title(head.text):
        return Able.YES
    return _noun(reading, head)


def _pronoun(reading: Reading, source: Source, head: Token) -> Able:
    words = reading.document.cut(source.span).lower().replace("’", "'").split()
    clitic = len(words) == 1 and words[0] in OBJECT_CLITICS and words[0] not in {"lui", "nous", "vous"}
    if clitic and _is_heard(reading, head):
        return Able.YES
    speaks = head.text.lower().lstrip("-t").lstrip("-") in _SPEAKING_PRONOUNS or words[-1] in _SPEAKING_PRONOUNS
    return Able.YES if speaks and not clitic else Able.NO


def _is_heard(reading: Reading, clitic: Token) -> bool:
    """As in "l'avoir entendu crier", "l'accuse d'avoir crié": whom somebody heard or saw say it, or accuses of it."""
    after = reading.document.tokens[clitic.index + 1 : clitic.index + 4]
    return any(word.lemma in PERCEIVING | ACCUSING for word in after)


def _bears_a_name(reading: Reading, head: Token) -> bool:
    """As in "le vieux conteur Paul Renard": a first name and another name behind the noun, which names no street."""
    if not reading.lexicon.work_nouns.isdisjoint({head.lemma.lower(), head.text.lower()}):
        return False
    names = [word for word in reading.document.tokens[head.index + 1 : head.index + 4] if word.upos == "PROPN"]
    return len(names) > 1 and fold(names[0].text) in reading.lexicon.folded_first_names


def _is_capitalised(reading: Reading, head: Token) -> bool:
    """As in "les Américains", "l'Élysée"; at the start of a sentence or line a capital says nothing."""
    before = reading.document.tokens[head.index - 1] if head.index > 0 else None
    opens = before is None or before.sentence != head.sentence or before.upos == "PUNCT"
    return head.text[:1].isupper() and not opens


def _noun(reading: Reading, head: Token) -> Able:
    low, lemma = head.text.lower(), head.lemma.lower()
    forms = {low, lemma, low.removesuffix("s"), low.removesuffix("es")}
    if not forms.isdisjoint(reading.lexicon.speaking) or forms & _MANY:
        return Able.YES
    counted = head.upos in {"NUM", "PRON", "ADJ", "DET"} and low in _SPEAKING_PRONOUNS  # "l'un d'eux", "tous deux"
    if counted or low in _ORDER or _is_capitalised(reading, head) or _bears_a_name(reading, head):
        return Able.YES
    if low.removesuffix("s").endswith(_FARMING):
        return Able.UNKNOWN
    if is_time(head) or low.endswith(_ABSTRACT) or low.endswith(_ABSTRACT_PLURAL):
        return Able.NO
    return Able.YES if low.removesuffix("s").endswith(_AGENTS) else Able.UNKNOWN
