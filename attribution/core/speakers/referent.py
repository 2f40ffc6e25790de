"""Everything in a document that may refer to a person or body: names, described people, pronouns that speak."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from attribution.core.document import Span, Token
from attribution.core.fold import fold
from attribution.core.phrases.incise import Incise
from attribution.core.phrases.names import (
    has_article,
    is_location,
    name_kind,
    name_runs,
    run_span,
)
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.reading import Reading
from attribution.core.relations import Form, Source, SpeakerKind
from attribution.core.speakers.grammar import gender, is_plural, is_subject
from attribution.core.speakers.own_name import full_spelling, is_person_noun, own_name

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Referent:
    """A mention that may be resolved. ``name`` is the proper name in it; ``words`` are its folded role words.

    ``gender`` is "m", "f" or None; ``subject`` says that it does something; ``level`` is where it stands.
    """

    span: Span
    head: int
    form: Form
    kind: SpeakerKind
    name: str | None
    gender: str | None
    plural: bool
    words: frozenset[str]
    noun: str | None
    subject: bool
    sentence: int
    level: int | None


@dataclass(frozen=True)
class Cast:
    """All referents of a document in text order, with what they were read from and look-up tables by position."""

    reading: Reading
    referents: tuple[Referent, ...]
    runs: tuple[tuple[Token, ...], ...] = ()

    @cached_property
    def by_span(self) -> dict[Span, int]:
        """The position of the referent with a span."""
        return {referent.span: position for position, referent in enumerate(self.referents)}

    @cached_property
    def by_sentence(self) -> dict[int, list[int]]:
        """The positions of each sentence's referents."""
        return self._grouped(lambda referent: [referent.sentence])

    @cached_property
    def by_name_word(self) -> dict[str, list[int]]:
        """The positions of the people with a full name, by each folded word of it."""
        return self._grouped(lambda one: fold(one.name or "").split() if one.kind is SpeakerKind.PERSON else [])

    @cached_property
    def by_noun(self) -> dict[str, list[int]]:
        """The positions of the descriptions, by their noun."""
        return self._grouped(lambda one: [one.noun] if one.form is Form.NOUN and one.noun else [])

    @cached_property
    def with_roles(self) -> list[int]:
        """The positions of the names that bear role words."""
        return [at for at, one in enumerate(self.referents) if one.form is Form.NAME and one.words]

    def _grouped(self, keys: Callable[[Referent], Iterable[Key]]) -> dict[Key, list[int]]:
        groups: dict[Key, list[int]] = {}
        for position, referent in enumerate(self.referents):
            for key in keys(referent):
                groups.setdefault(key, []).append(position)
        return groups


def read_cast(reading: Reading, sources: Iterable[Source], incises: Iterable[Incise] = ()) -> Cast:
    """The referents of a document: its sources first and foremost, then every other name and described person.

    The sources of ``incises`` count as subjects, whatever the parser made of their order of words.
    """
    runs = name_runs(reading)
    inverted = {incise.source.span for incise in incises}
    found: dict[Span, Referent] = {}
    sources_seen = list(sources)
    for source in sources_seen:
        referent = referent_of(reading, source, runs)
        found.setdefault(source.span, replace(referent, subject=referent.subject or source.span in inverted))
    named = {run_span(run) for source in sources_seen for run in [own_name(reading, source, runs)] if run}
    for run in runs:
        if run_span(run) not in named and not is_location(reading, run):
            source = _name_source(reading, run)
            found.setdefault(source.span, referent_of(reading, source, runs))
    taken = {token.index for span in found for token in reading.document.tokens_in(span)}
    for token in reading.document.tokens:
        if token.index not in taken and is_person_noun(reading, token):
            source = noun_phrase(reading, token)
            if source.span.start == token.span.start and not has_article(reading, (token,)):
                continue  # "juge" without article is sooner a verb
            found.setdefault(source.span, referent_of(reading, source, runs))
            taken.update(word.index for word in reading.document.tokens_in(source.span))
    ordered = sorted(found.values(), key=lambda referent: (referent.span.start, referent.span.end))
    return Cast(reading, tuple(ordered), tuple(runs))


def _name_source(reading: Reading, run: tuple[Token, ...]) -> Source:
    """The phrase that a name is the own name of, or the bare name."""
    source = noun_phrase(reading, _head_of(reading, run))
    alone = Source(run_span(run), run[0].index, Form.NAME)
    joined = any(token.upos == "CCONJ" for token in reading.document.tokens_in(source.span))
    return source if run_span(run) in source.span and not joined else alone


def _head_of(reading: Reading, run: tuple[Token, ...]) -> Token:
    """The role noun that governs a name in its phrase, or the name's own first word."""
    head = reading.document.head(run[0])
    close = head is not None and head.upos == "NOUN" and run[0].relation in {"appos", "flat", "nmod"}
    return head if head is not None and close and _nothing_between(reading, head, run) else run[0]


def _nothing_between(reading: Reading, head: Token, run: tuple[Token, ...]) -> bool:
    between = reading.document.tokens[head.index + 1 : run[0].index]
    return head.index < run[0].index and all(token.upos in {"ADJ", "NOUN", "PROPN"} for token in between)


def referent_of(reading: Reading, source: Source, runs: list[tuple[Token, ...]]) -> Referent:
    """A source as a referent: its name, if it holds one of its own, its gender, its role words."""
    tokens = reading.document.tokens_in(source.span)
    head = reading.document.tokens[source.head]
    run = own_name(reading, source, runs)
    noun = _role_noun(tokens, run)
    return Referent(
        span=source.span,
        head=source.head,
        form=Form.NAME if run else (Form.PRONOUN if source.form is Form.PRONOUN else Form.NOUN),
        kind=name_kind(reading, run) if run else SpeakerKind.DESCRIPTION,
        name=full_spelling(reading, run, source) if run else None,
        gender=gender(reading, tokens, head, run, noun),
        plural=is_plural(tokens, head),
        words=_role_words(reading, tokens, run),
        noun=noun.lemma.lower() if noun else None,
        subject=is_subject(reading, head),
        sentence=head.sentence,
        level=reading.level(head),
    )


def _role_noun(tokens: tuple[Token, ...], run: tuple[Token, ...] | None) -> Token | None:
    named = {token.index for token in run or ()}
    return next((token for token in tokens if token.upos == "NOUN" and token.index not in named), None)


def _role_words(reading: Reading, tokens: tuple[Token, ...], run: tuple[Token, ...] | None) -> frozenset[str]:
    """The folded lemmas of the nouns and adjectives of a phrase and of an apposition behind its comma."""
    named = {token.index for token in run or ()}
    words = [token for token in tokens if token.index not in named]
    if tokens:
        words.extend(_apposition_after(reading, tokens[-1]))
    return frozenset(
        fold(token.lemma)
        for token in words
        if token.upos in {"NOUN", "ADJ", "PROPN"} and not reading.lexicon.is_title(token.text)
    )


def _apposition_after(reading: Reading, last: Token) -> list[Token]:
    """As in "Brent Montgomery, directeur général de …,": the words between the commas, eight at most."""
    tokens = reading.document.tokens[last.index + 1 : last.index + 10]
    if not tokens or tokens[0].text not in {",", "("} or tokens[0].sentence != last.sentence:
        return []
    words: list[Token] = []
    for token in tokens[1:]:
        if token.upos == "PUNCT":
            return words if words and words[0].upos in {"NOUN", "ADJ", "DET"} else []
        if token.upos in {"VERB", "AUX", "PRON"}:
            break
        words.append(token)
    return []
