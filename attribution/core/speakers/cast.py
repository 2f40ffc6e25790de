"""Everything in a document that may refer to a person or body: names, described people, pronouns that speak."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from attribution.core.document import Span, Token
from attribution.core.fold import fold
from attribution.core.phrases.incise import Incise
from attribution.core.phrases.names import has_article, is_location, name_runs, run_span
from attribution.core.phrases.noun_phrase import POINTERS, noun_phrase
from attribution.core.phrases.reading import MARK, Reading
from attribution.core.relations import Form, Source, SpeakerKind
from attribution.core.speakers.coordination import joined_parts
from attribution.core.speakers.nickname import surname_behind_nickname
from attribution.core.speakers.own_name import is_person_noun, own_name
from attribution.core.speakers.referent import Referent, referent_of
from attribution.core.tree import top_of

Key = TypeVar("Key")
_ARGUMENTS = frozenset({"nsubj", "obj", "iobj"})
SUBJECT_PRONOUNS = frozenset({"il", "elle", "ils", "elles"})
IMPERSONAL = frozenset("falloir agir pleuvoir suffire valoir importer convenir".split())
"""Verbs whose "il" is nobody."""


@dataclass(frozen=True)
class Cast:
    """All referents of a document in text order, with what they were read from and look-up tables by position.

    ``inverted`` are the mentions that stand behind the verb of an incise.
    """

    reading: Reading
    referents: tuple[Referent, ...]
    runs: tuple[tuple[Token, ...], ...] = ()
    inverted: frozenset[Span] = frozenset()

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
        return self._grouped(lambda one: [one.noun] if one.form is Form.NOUN and one.noun and not one.parts else [])

    @cached_property
    def by_role_word(self) -> dict[str, list[int]]:
        """The positions of the names that bear role words, by each of them."""
        return self._grouped(lambda one: one.words if one.form is Form.NAME else ())

    @cached_property
    def by_part(self) -> dict[Span, list[int]]:
        """The positions of the mentions of several people, by the phrase of each."""
        return self._grouped(lambda one: one.parts)

    @cached_property
    def first_by_name_word(self) -> dict[str, int]:
        """The position of the first mention with a folded word in its name."""
        first: dict[str, int] = {}
        for position, referent in enumerate(self.referents):
            for word in fold(referent.name or "").split():
                first.setdefault(word, position)
        return first

    @cached_property
    def lent_names(self) -> dict[str, str]:
        """Full names by a folded first name whose surname another lends, or by a nickname between marks.

        "Léo" in "Léo et Mathis Garnier"; "Lulu" in "Lucien « Lulu » Bertin".
        """
        lent: dict[str, str] = {}
        for run, after in pairwise(self.runs):
            gap = self.reading.document.text[run[-1].span.end : after[0].span.start].strip()
            first = len(run) == 1 and run[0].text.lower() in self.reading.lexicon.first_names
            if (
                first
                and gap in {"et", ","}
                and len(after) > 1
                and after[0].text.lower() in self.reading.lexicon.first_names
            ):
                surname = self.reading.document.cut(Span(after[1].span.start, after[-1].span.end))
                lent.setdefault(fold(run[0].text), f"{run[0].text} {surname}")
        for run in self.runs:
            if behind := surname_behind_nickname(self.reading, run):
                nickname = self.reading.document.tokens[run[-1].index + 2 : behind[0].index - 1]
                names = " ".join(token.text for token in (*run, *behind))
                lent.setdefault(fold(" ".join(token.text for token in nickname)), names)
        return lent

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
    others = [
        _name_source(reading, run) for run in runs if run_span(run) not in named and not is_location(reading, run)
    ]
    for source in [*(part for seen in sources_seen for part in _parts(reading, seen)), *others]:
        found.setdefault(source.span, referent_of(reading, source, runs))
    for source in [*_described(reading, found), *_subject_pronouns(reading)]:
        found.setdefault(source.span, referent_of(reading, source, runs))
    ordered = sorted(found.values(), key=lambda referent: (referent.span.start, referent.span.end))
    together = [one for one in _together(reading, ordered) if one.span not in found]
    ordered = sorted([*ordered, *together], key=lambda referent: (referent.span.start, referent.span.end))
    return Cast(reading, tuple(ordered), tuple(runs), frozenset(inverted))


def _parts(reading: Reading, source: Source) -> Iterator[Source]:
    """The phrases that "et" joins in a source."""
    for span in joined_parts(reading, source):
        head = top_of(reading.document, span)
        if head is not None:
            proper = any(token.upos in {"PROPN", "X"} for token in reading.document.tokens_in(span))
            yield Source(span, head.index, Form.NAME if proper else Form.NOUN)


def _described(reading: Reading, found: dict[Span, Referent]) -> Iterator[Source]:
    """Described people, bodies that act, and whatever has the noun of a source: "les listes ainsi dressées"."""
    taken = {token.index for span in found for token in reading.document.tokens_in(span)}
    sought = {one.noun for one in found.values() if one.form is Form.NOUN}
    for token in reading.document.tokens:
        if token.index in taken or not _may_speak(reading, token, sought):
            continue
        source = noun_phrase(reading, token)
        if source.span.start == token.span.start and not has_article(reading, (token,)):
            continue  # "juge" without article is sooner a verb
        yield source
        yield from _parts(reading, source)
        taken.update(word.index for word in reading.document.tokens_in(source.span))


def _subject_pronouns(reading: Reading) -> Iterator[Source]:
    """The pronouns that act: who is "il" in one sentence is sooner "il" in the next."""
    for token in reading.document.tokens:
        bare = token.text.lower().lstrip("-").removeprefix("t-")
        if token.relation != "nsubj" or bare not in SUBJECT_PRONOUNS | POINTERS or reading.level(token) == MARK:
            continue
        verb = reading.document.head(token)
        if bare in POINTERS:
            yield noun_phrase(reading, token)
        elif verb is not None and verb.lemma.lower() not in IMPERSONAL:
            yield Source(token.span, token.index, Form.PRONOUN)


def _may_speak(reading: Reading, token: Token, sought: set[str | None]) -> bool:
    if is_person_noun(reading, token):
        return True
    if token.relation == "nsubj" and token.text.lower() in reading.lexicon.person_nouns and token.text.islower():
        return has_article(reading, (token,))  # mistaken for an adjective or a name
    if token.upos != "NOUN" or reading.level(token) == MARK:
        return False
    low = token.lemma.lower()
    if low in sought:
        return token.relation != "nmod"  # "le syndicat des pêcheurs de la rade" does not say which fishermen speak
    return token.relation in _ARGUMENTS and low in reading.lexicon.body_nouns


def _together(reading: Reading, ordered: list[Referent]) -> Iterator[Referent]:
    """Two people or bodies that "et" joins are one referent too: "Ada Morvan et Yvon Rey ont quitté la salle"."""
    for first, second in pairwise(_outermost(ordered)):
        if first.span.end >= second.span.start or first.sentence != second.sentence or first.level != second.level:
            continue
        named = all(one.form is not Form.PRONOUN for one in (first, second))
        alike = (first.kind is SpeakerKind.BODY) == (second.kind is SpeakerKind.BODY)
        if named and alike and reading.document.text[first.span.end : second.span.start].split() == ["et"]:
            yield replace(
                first,
                span=Span(first.span.start, second.span.end),
                name=None,
                gender="f" if first.gender == second.gender == "f" else "m",
                plural=True,
                parts=(first.span, second.span),
            )


def _outermost(ordered: list[Referent]) -> Iterator[Referent]:
    """The referents that do not stand inside the one before: not "Brumes" in "la maire de Brumes"."""
    end = 0
    for referent in ordered:
        if referent.span.end > end:
            yield referent
            end = referent.span.end


def _name_source(reading: Reading, run: tuple[Token, ...]) -> Source:
    """The phrase that a name is the own name of, or the bare name."""
    source = noun_phrase(reading, _head_of(reading, run))
    alone = Source(run_span(run), run[0].index, Form.NAME)
    behind = [token.upos for token in reading.document.tokens_in(source.span) if token.index > run[-1].index]
    words = reading.document.tokens_in(source.span)
    joined = any(token.upos == "CCONJ" for token in words if token not in run)  # not the "et" of "Weber et Fils"
    return source if run_span(run) in source.span and not joined and behind[:1] != ["DET"] else alone


def _head_of(reading: Reading, run: tuple[Token, ...]) -> Token:
    """The role noun that governs a name in its phrase, or the name's own first word."""
    head = reading.document.head(run[0])
    close = head is not None and head.upos == "NOUN" and run[0].relation in {"appos", "flat", "nmod"}
    return head if head is not None and close and _nothing_between(reading, head, run) else run[0]


def _nothing_between(reading: Reading, head: Token, run: tuple[Token, ...]) -> bool:
    between = reading.document.tokens[head.index + 1 : run[0].index]
    return head.index < run[0].index and all(token.upos in {"ADJ", "NOUN", "PROPN"} for token in between)
