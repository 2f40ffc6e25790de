"""What the rules know of French words. Data only, injected; `attribution.lexicons` loads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from attribution.core.fold import fold
from attribution.core.weights import Weights

Words = frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """Sets of lemmas or forms, lower case, each named for what its members license.

    ``verb_lemmas`` maps inflected forms of the cue verbs to their lemma: it mends what the lemmatiser
    gets wrong ("citée" read as "citéer"). ``light_verbs`` maps a verb's lemma to the words that make it a cue
    ("faire" -> "part", "état"), ``infinitive_verbs`` to what may stand before its infinitive ("-": nothing).
    ``same_offices`` gives, for the folded words of a description, those of the mentions that it may take up;
    ``rival_roles``, for a folded role, those that its bearer cannot have besides.
    ``first_names`` gives "m", "f" or "x" (both). ``weights`` are no words: what was learned of how far the rules that
    use these words can be trusted.
    """

    speech_verbs: Words = frozenset()
    incise_verbs: Words = frozenset()
    stance_verbs: Words = frozenset()
    attributing_verbs: Words = frozenset()
    wording_nouns: Words = frozenset()
    light_verbs: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    verb_lemmas: Mapping[str, str] = field(default_factory=dict)
    relay_verbs: Words = frozenset()
    according_to: tuple[tuple[str, ...], ...] = ()
    cue_nouns: Words = frozenset()
    work_nouns: Words = frozenset()
    naming_verbs: Words = frozenset()
    naming_nouns: Words = frozenset()
    gloss_words: Words = frozenset()
    display_nouns: Words = frozenset()
    common_terms: Words = frozenset()
    doubting_words: Words = frozenset()
    weak_verbs: Words = frozenset()
    silent_reflexives: Words = frozenset()
    noun_takers: Words = frozenset()
    judging_verbs: Words = frozenset()
    offences: tuple[str, ...] = ()
    court_words: Words = frozenset()
    titles: Words = frozenset()
    feminine_titles: Words = frozenset()
    body_nouns: Words = frozenset()
    person_nouns: Words = frozenset()
    document_nouns: Words = frozenset()
    doer_nouns: Words = frozenset()
    anaphoric_nouns: Words = frozenset()
    anonymous_nouns: Words = frozenset()
    anonymity_words: Words = frozenset()
    role_groups: tuple[Words, ...] = ()
    same_offices: Mapping[Words, Sequence[Words]] = field(default_factory=dict)
    rival_roles: Mapping[str, Words] = field(default_factory=dict)
    highest_offices: frozenset[Words] = frozenset()
    body_groups: tuple[Words, ...] = ()
    going_on: Words = frozenset()
    demonyms: Words = frozenset()
    that_verbs: Words = frozenset()
    thing_verbs: Words = frozenset()
    document_verbs: Words = frozenset()
    reflexive_verbs: Words = frozenset()
    infinitive_verbs: Mapping[str, Words] = field(default_factory=dict)
    content_nouns: Words = frozenset()
    speaking_nouns: Words = frozenset()
    title_roles: Mapping[str, Words] = field(default_factory=dict)
    role_verbs: Mapping[str, Words] = field(default_factory=dict)
    press_words: Words = frozenset()
    answering_verbs: Words = frozenset()
    trades: Words = frozenset()
    offices: Words = frozenset()
    parts_played: Words = frozenset()
    places: Words = frozenset()
    first_names: Mapping[str, str] = field(default_factory=dict)
    weights: Weights = field(default_factory=Weights)

    @cached_property
    def folded_first_names(self) -> Words:
        """The first names, folded: "Michele" finds "michèle"."""
        return frozenset(fold(name) for name in self.first_names)

    @cached_property
    def folded_occupations(self) -> Words:
        """The trades and offices, folded."""
        return frozenset(map(fold, self.trades | self.offices))

    @cached_property
    def folded_press_words(self) -> Words:
        """The words in the names of papers, folded."""
        return frozenset(map(fold, self.press_words))

    @cached_property
    def folded_role_groups(self) -> tuple[Words, ...]:
        """The role groups, folded."""
        return tuple(frozenset(map(fold, group)) for group in self.role_groups)

    @cached_property
    def according_to_by_first(self) -> dict[str, list[tuple[str, ...]]]:
        """The locutions by their first word."""
        by_first: dict[str, list[tuple[str, ...]]] = {}
        for locution in self.according_to:
            by_first.setdefault(locution[0], []).append(locution)
        return by_first

    @cached_property
    def reporting_verbs(self) -> Words:
        """The lemmas that report speech in an incise or before a colon."""
        return self.speech_verbs | self.incise_verbs

    @cached_property
    def speaking(self) -> Words:
        """The nouns whose bearers' words can be quoted: people of all sorts, bodies, papers."""
        return self.bearers | self.doer_nouns | self.document_nouns

    @cached_property
    def bearers(self) -> Words:
        """The nouns whose bearers can speak: people, by their country too, and bodies."""
        return self.person_nouns | self.body_nouns | self.demonyms

    def is_title(self, form: str) -> bool:
        """A form of address, its stop aside: "M.", "Mme"."""
        return form.lower().rstrip(".") in self.titles

    def verb_lemma(self, form: str, lemma: str) -> str:
        """The lemma of a verb form, the parser's own unless it is no verb that we know."""
        low = lemma.lower()
        return low if low in self._verbs else self.verb_lemmas.get(form.lower(), low)

    @cached_property
    def _verbs(self) -> Words:
        """All verbs that the lexicon knows."""
        known = self.speech_verbs | self.incise_verbs | self.stance_verbs | self.relay_verbs
        return known | frozenset(self.light_verbs)
