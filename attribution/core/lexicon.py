"""What the rules know of French words. Data only, injected; `attribution.lexicons` loads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Words = frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """Sets of lemmas or forms, lower case, each named for what its members license.

    ``verb_lemmas`` maps inflected forms of the cue verbs to their lemma: it mends what the lemmatiser
    gets wrong ("citée" read as "citéer"). ``light_verbs`` maps a verb's lemma to the words that make it a
    cue ("faire" -> "part", "état"). ``first_names`` gives "m", "f" or "x" (both).
    """

    speech_verbs: Words = frozenset()
    stance_verbs: Words = frozenset()
    light_verbs: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    verb_lemmas: Mapping[str, str] = field(default_factory=dict)
    according_to: tuple[tuple[str, ...], ...] = ()
    cue_nouns: Words = frozenset()
    work_nouns: Words = frozenset()
    naming_verbs: Words = frozenset()
    titles: Words = frozenset()
    feminine_titles: Words = frozenset()
    body_nouns: Words = frozenset()
    reporters: Words = frozenset()
    places: Words = frozenset()
    first_names: Mapping[str, str] = field(default_factory=dict)

    def verb_lemma(self, form: str, lemma: str) -> str:
        """The lemma of a verb form, the parser's own unless it is no verb that we know."""
        low = lemma.lower()
        if low in self.speech_verbs or low in self.stance_verbs or low in self.light_verbs:
            return low
        return self.verb_lemmas.get(form.lower(), low)
