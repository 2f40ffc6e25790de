"""Loads the core's `Lexicon` from the data files in ``fr/``: words parted by spaces or lines, '#' for comments.

``weights.json`` is no word list: ``python -m attribution.training.confidence`` writes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from attribution.core.fold import fold
from attribution.core.lexicon import Lexicon
from attribution.core.weights import Weights
from attribution.lexicons.inflection import inflected

WORD_LISTS = """
    cue_nouns work_nouns naming_verbs naming_nouns gloss_words display_nouns doubting_words weak_verbs
    silent_reflexives noun_takers judging_verbs court_words titles feminine_titles body_nouns document_nouns
    attributing_verbs wording_nouns
    doer_nouns anonymous_nouns anonymity_words anaphoric_nouns that_verbs thing_verbs document_verbs
    reflexive_verbs content_nouns speaking_nouns trades offices parts_played answering_verbs press_words
""".split()
"""Fields of the lexicon that are the words of the file of the same name, as they stand there."""


@cache
def french() -> Lexicon:
    """The French lexicon, read once per process."""
    speech, stance, relaying = (_words(f"{kind}_verbs.txt") for kind in ("speech", "stance", "relay"))
    incise = _words("incise_verbs.txt")
    return Lexicon(
        **{name: _words(f"{name}.txt") for name in WORD_LISTS},
        speech_verbs=speech,
        incise_verbs=incise,
        stance_verbs=stance,
        relay_verbs=relaying,
        light_verbs=_light_verbs(),
        verb_lemmas={form: verb for verb in sorted(speech | incise | stance | relaying) for form in inflected(verb)},
        according_to=tuple(_locutions()),
        common_terms=frozenset(_lines("common_terms.txt")),
        offences=tuple(_lines("offences.txt")),
        person_nouns=_words("person_nouns.txt") | _words("trades.txt"),
        role_groups=tuple(frozenset(line.split()) for line in _lines("role_groups.txt")),
        rival_roles=_rival_roles(),
        highest_offices=frozenset(frozenset(map(fold, office.split("+"))) for office in _words("highest_offices.txt")),
        body_groups=tuple(frozenset(line.split()) for line in _lines("body_groups.txt")),
        same_offices=_same_offices(),
        title_roles={title: frozenset(map(fold, roles)) for title, *roles in map(str.split, _lines("title_roles.txt"))},
        role_verbs=_role_verbs(),
        going_on=_words("going_on_verbs.txt"),
        demonyms=frozenset(word.lower() for word in _words("demonyms.txt")),
        infinitive_verbs=_infinitive_verbs(),
        places=frozenset(fold(line) for name in ("countries.txt", "metonyms.txt") for line in _lines(name)),
        weights=_weights(),
        first_names={name: sex for name, _, sex in (line.partition("\t") for line in _lines("first_names.tsv"))},
    )


def _weights() -> Weights:
    values = json.loads((files(__package__) / "fr" / "weights.json").read_text(encoding="utf-8"))
    return Weights(values["parts"], values["least_resolution"])


def _lines(name: str) -> list[str]:
    text = (files(__package__) / "fr" / name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in _lines(name) for word in line.split())


def _locutions() -> Iterator[tuple[str, ...]]:
    """The words of each locution; a last "de" in all its forms."""
    for line in _lines("according_to.txt"):
        *words, last = line.replace("'", "' ").split()
        for form in ("de", "d'", "du", "des") if last == "de" else (last,):
            yield (*words, form)


def _light_verbs() -> dict[str, tuple[tuple[str, ...], ...]]:
    verbs: dict[str, list[tuple[str, ...]]] = {}
    for line in _lines("light_verbs.txt"):
        verb, *rest = line.split()
        verbs.setdefault(verb, []).append(tuple(rest))
    return {verb: tuple(sorted(rests, key=len, reverse=True)) for verb, rests in verbs.items()}


def _same_offices() -> dict[frozenset[str], list[frozenset[str]]]:
    """From the words of a description to those of what it may take up: "a < b" one way, "a = b" both."""
    found: dict[frozenset[str], list[frozenset[str]]] = {}
    for line in _lines("same_offices.txt"):
        left, sign, right = line.partition("=" if "=" in line else "<")
        bare, full = ([frozenset(map(fold, one.split("+"))) for one in side.split()] for side in (left, right))
        for words in bare:
            found.setdefault(words, []).extend(full)
        for words in full if sign == "=" else ():
            found.setdefault(words, []).extend(bare + [other for other in full if other != words])
    return found


def _role_verbs() -> dict[str, frozenset[str]]:
    lines = [line.split("<") for line in _lines("role_verbs.txt")]
    return {noun: frozenset(verbs.split()) for nouns, verbs in lines for noun in nouns.split()}


def _infinitive_verbs() -> dict[str, frozenset[str]]:
    verbs: dict[str, set[str]] = {}
    for line in _lines("infinitive_verbs.txt"):
        before, *lemmas = line.split()
        for lemma in lemmas:
            verbs.setdefault(lemma, set()).add(before)
    return {lemma: frozenset(before) for lemma, before in verbs.items()}


def _rival_roles() -> dict[str, frozenset[str]]:
    """Each role with the others of its class, its own forms aside."""
    rivals: dict[str, frozenset[str]] = {}
    for line in _lines("rival_roles.txt"):
        roles = [frozenset(map(fold, role.split("+"))) for role in line.split()]
        for role in roles:
            rivals |= {form: frozenset().union(*roles) - role for form in role}
    return rivals
