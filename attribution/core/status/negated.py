"""The saying did not take place.

Il n'a pas dit que c'était « fini ».        matches
Il n'a dit que « oui ».                       must not: "ne … que" restricts
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.clitics import is_reflexive
from attribution.core.phrases.cue import HIDING
from attribution.core.phrases.reading import Reading
from attribution.core.phrases.small_words import QUE
from attribution.core.status.group import DENIALS, group, holds_saying, infinitive_holder

_NE = frozenset({"ne", "n'", "n’"})
_NEGATIONS = frozenset({"pas", "jamais", "point", "aucunement", "nullement", "ni", "guère", "rien", "plus"})

_REFUSING = frozenset({"refuser", "éviter", "renoncer", "omettre", "négliger", "oublier"})
_WILLING = frozenset("oser vouloir pouvoir aller souhaiter chercher penser savoir".split())
"""Negated themselves, they leave the saying undone: "nul n'ose dire"."""
_FORGOING = frozenset({"garder", "abstenir", "interdire", "dispenser", "refuser", "retenir", "empêcher"})
"""With "se" before them: "se garder de dire"."""
_CLITICS = 4
"""Words before a verb among which its "se" stands."""


def negated(reading: Reading, head: int) -> bool:
    """The cue itself, or a subject "aucun", "personne", is negated, or somebody refuses or forgoes to say it."""
    if _is_left_undone(reading, reading.document.tokens[head]):
        return True
    words = group(reading, reading.document.tokens[head])
    has_ne = any(word.text.lower() in _NE for word in (*words, *_helpers_before(reading, head)))
    if not has_ne:
        return False
    verb = reading.document.tokens[head]
    if verb.lemma in HIDING or (verb.lemma in DENIALS and holds_saying(reading, verb)):
        # "n'a pas caché son « … »", "ne nie pas avoir dit « … »" tell of it
        return False
    near = _without_more_than(reading.document.tokens[max(0, head - 6) : head + 4])
    subjects = [child for child in reading.document.children(head) if child.relation == "nsubj"]
    nobody = any(word.text.lower() in {"aucun", "aucune", "personne", "nul"} for word in subjects)
    return nobody or any(word.text.lower() in _NEGATIONS and word.sentence == verb.sentence for word in near)


def _helpers_before(reading: Reading, head: int) -> list[Token]:
    """The auxiliaries, adverbs and clitics right before the cue, and what hangs on them: "n'avoir jamais dit"."""
    tokens, index = reading.document.tokens, head
    while index > 0 and tokens[index - 1].upos in {"AUX", "ADV", "PRON"} and tokens[index - 1].text.lower() != "qui":
        index -= 1
    return list(tokens[index:head])


def _without_more_than(words: tuple[Token, ...]) -> list[Token]:
    """The words but "plus" where "que" follows: "ne dit plus que « … »"."""
    than = any(word.text.lower() in QUE for word in words)
    return [word for word in words if not (than and word.text.lower() == "plus")]


def _is_left_undone(reading: Reading, cue: Token) -> bool:
    """As in "évite de parler de", "s'est gardé de promettre", "sans parler de"."""
    if reading.document.tokens[cue.index - 1].text.lower() == "sans" and cue.index:
        return True
    holder = infinitive_holder(reading, cue)
    if holder is None:
        return False
    lemma = reading.lexicon.verb_lemma(holder.text, holder.lemma)
    if lemma in _WILLING and negated(reading, holder.index):
        return True
    return lemma in _REFUSING or (lemma in _FORGOING and any(map(is_reflexive, _before(reading, holder))))


def _before(reading: Reading, verb: Token) -> tuple[Token, ...]:
    return reading.document.tokens[max(0, verb.index - _CLITICS) : verb.index]
