"""Phrases that name a source by a preposition: "selon X", "d'après X", "à en croire X", "Pour X, …"."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.core.document import Span, Token
from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.phrases.reading import Reading
from attribution.core.relations import Cue, Source

_NO_SOURCES = frozenset(
    (
        "information règle loi plan calendrier critère terme cas besoin type formule logique méthode modèle "
        "principe ordre procédure tradition coutume habitude scénario hypothèse façon manière âge goût moyen degré "
        "barème tarif protocole procédé recette usage règlement grille saison taille rite proportion lui-même toi "
        "pente poids prix revenu ressource région pays endroit lieu quartier zone marée vent humeur météo altitude "
        "variété espèce couleur forme contexte profil sexe norme étiquette légende cycle rythme"
    ).split()
)
_OF_SOMEBODY = frozenset(
    (
        "mot propos terme dire parole formule expression calcul chiffre décompte bilan avis aveu récit version "
        "entourage pointage confidence"
    ).split()
)
"""Nouns whose owner says it: "selon les calculs du syndicat"."""
_OF_THINGS_TOO = frozenset({"selon", "suivant", "d'après"})
"""What follows them may be a thing that no list knows ("selon la pente"); eyes, opinions and words are somebody's."""
_OF_PLANS = ("suivant",)
"""Follows a plan or a street as often as a person."""
_RELATIVES = frozenset("laquelle lequel lesquelles lesquels que qu' qu’ qui quoi".split())


@dataclass(frozen=True, slots=True)
class AccordingTo:
    """``index`` is the preposition's first word; ``sure``: people, bodies and papers, by the lists or the locution."""

    index: int
    cue: Cue
    source: Source
    sure: bool


def according_to_phrases(reading: Reading, words: list[Token]) -> list[AccordingTo]:
    """Every such phrase that begins among some words, in order; "selon nos informations" is none."""
    found = (_phrase_at(reading, word) for word in words)
    return [phrase for phrase in found if phrase is not None]


def _phrase_at(reading: Reading, word: Token) -> AccordingTo | None:
    locution = reading.locutions.get(word.index)
    source = _source_from(reading, locution.end) if locution else None
    able = can_speak(reading, source) if source else Able.NO
    if locution is None or source is None or able is Able.NO:
        return None
    span = Span(word.span.start, reading.document.tokens[locution.end - 1].span.end)
    sure = able is Able.YES or locution.words[0] not in _OF_THINGS_TOO
    cites = sure or locution.words != _OF_PLANS
    return AccordingTo(word.index, Cue(span, " ".join(locution.words)), source, sure) if cites else None


def _source_from(reading: Reading, index: int) -> Source | None:
    tokens = reading.document.tokens
    while index < len(tokens) and (tokens[index].text in {",", "toujours"} or _begins_des(tokens, index)):
        index += 1
    head = phrase_head(reading, tokens[index]) if index < len(tokens) else None
    if head is None or head.lemma.lower() in _NO_SOURCES or head.text.lower() in _RELATIVES:
        return None
    if reading.level(head) != reading.level(tokens[index - 1]):
        return None
    source = noun_phrase(reading, _owner(reading, head) or head)
    first = reading.document.tokens[reading.document.index_from(source.span.start)]
    return None if first.text.lower() in {"nos", "mes"} else source


def _begins_des(tokens: tuple[Token, ...], index: int) -> bool:
    """As in "selon des sources", which the parser may split into "de" and "les"."""
    following = tokens[index + 1 : index + 2]
    return tokens[index].upos == "ADP" and bool(following) and following[0].span == tokens[index].span


def _owner(reading: Reading, head: Token) -> Token | None:
    """As in "selon les mots de X", "selon les calculs de X": the one whose words they are."""
    if head.lemma.lower() not in _OF_SOMEBODY and can_speak(reading, noun_phrase(reading, head)) is not Able.NO:
        return None
    owners = (child for child in reading.document.children(head.index) if child.relation in {"nmod", "obl"})
    nouns = [owner for owner in owners if owner.upos in {"NOUN", "PROPN"} and owner.index > head.index]
    return next((one for one in nouns if can_speak(reading, noun_phrase(reading, one)) is Able.YES), None)


def in_the_eyes_of(reading: Reading, words: list[Token]) -> AccordingTo | None:
    """As in "Pour X," at the start of a sentence or right behind a comma, the phrase and a comma following."""
    for word in words:
        if word.text.lower() != "pour" or not _at_start(reading, word):
            continue
        source = _source_from(reading, word.index + 1)
        thinks = source is not None and can_speak(reading, source) is Able.YES
        if source is not None and thinks and _comma_after(reading, source):
            return AccordingTo(word.index, Cue(word.span, "pour"), source, sure=True)
    return None


def _at_start(reading: Reading, word: Token) -> bool:
    tokens = reading.document.tokens
    first = word.index == 0 or tokens[word.index - 1].sentence != word.sentence
    return first or tokens[word.index - 1].text in {",", "»", "("}


def _comma_after(reading: Reading, source: Source) -> bool:
    return reading.document.text[source.span.end :].lstrip().startswith((",", "«", '"', "“"))
