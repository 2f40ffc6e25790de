"""Everything in a document that may refer to a person or body: names, described people, pronouns that speak."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from attribution.core.document import Span, Token
from attribution.core.fold import fold
from attribution.core.phrases.incise import Incise
from attribution.core.phrases.names import (
    first_name_gender,
    is_location,
    name_kind,
    name_runs,
    run_span,
    spelled,
    title_before,
)
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.reading import MARK, Reading
from attribution.core.relations import Form, Source, SpeakerKind


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
    """All referents of a document in text order, with what they were read from."""

    reading: Reading
    referents: tuple[Referent, ...]

    @cached_property
    def by_span(self) -> dict[Span, int]:
        """The position of the referent with a span."""
        return {referent.span: position for position, referent in enumerate(self.referents)}


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
    taken = list(found)
    for token in reading.document.tokens:
        if _is_person_noun(reading, token) and not any(token.span in other for other in taken):
            source = noun_phrase(reading, token)
            found.setdefault(source.span, referent_of(reading, source, runs))
            taken.append(source.span)
    return Cast(reading, tuple(sorted(found.values(), key=lambda referent: (referent.span.start, referent.span.end))))


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


def _is_person_noun(reading: Reading, token: Token) -> bool:
    if token.upos != "NOUN" or reading.level(token) == MARK:
        return False
    return token.lemma.lower() in reading.lexicon.person_nouns or token.text.lower() in reading.lexicon.person_nouns


def referent_of(reading: Reading, source: Source, runs: list[tuple[Token, ...]]) -> Referent:
    """A source as a referent: its name, if it holds one of its own, its gender, its role words."""
    tokens = reading.document.tokens_in(source.span)
    head = reading.document.tokens[source.head]
    run = own_name(reading, source, runs)
    noun = _role_noun(reading, tokens, run)
    return Referent(
        span=source.span,
        head=source.head,
        form=Form.NAME if run else (Form.PRONOUN if source.form is Form.PRONOUN else Form.NOUN),
        kind=name_kind(reading, run) if run else SpeakerKind.DESCRIPTION,
        name=_full_spelling(reading, run, source) if run else None,
        gender=_gender(reading, tokens, head, run, noun),
        plural=_is_plural(tokens, head),
        words=_role_words(reading, tokens, run),
        noun=noun.lemma.lower() if noun else None,
        subject=_is_subject(head, reading),
        sentence=head.sentence,
        level=reading.level(head),
    )


def own_name(reading: Reading, source: Source, runs: list[tuple[Token, ...]]) -> tuple[Token, ...] | None:
    """The name that a phrase bears: the head's own, or one put to the head noun without preposition."""
    inside = [run for run in runs if run_span(run) in source.span]
    for run in inside:
        if any(token.index == source.head for token in run):
            return run
    for run in reversed(inside):
        if not _after_preposition(reading, run, source) and run[0].index > source.head:
            return run
    titled = [run for run in inside if title_before(reading, run) and not _title_after_preposition(reading, run)]
    return titled[0] if titled else None


def _after_preposition(reading: Reading, run: tuple[Token, ...], source: Source) -> bool:
    tokens, index = reading.document.tokens, run[0].index - 1
    while index >= 0 and tokens[index].upos in {"DET"}:
        # "le journal Le Phare": a capital article is part of the name
        if tokens[index].text[0].isupper():
            return False
        index -= 1
    if index < 0:
        return False
    if title_before(reading, run):
        return _title_after_preposition(reading, run)
    return tokens[index].upos in {"ADP", "CCONJ"} or _is_anothers(reading, tokens[index], source)


def _is_anothers(reading: Reading, noun: Token, source: Source) -> bool:
    """As in "un conseiller du prince Ottokar": the name is put to a person noun that is not the head."""
    before = reading.document.tokens[noun.index - 1] if noun.index else noun
    return noun.index > source.head and _is_person_noun(reading, noun) and before.upos in {"ADP", "DET"}


def _title_after_preposition(reading: Reading, run: tuple[Token, ...]) -> bool:
    tokens, index = reading.document.tokens, run[0].index - 1
    while index >= 0 and (
        tokens[index].text == "." or tokens[index].text.lower().rstrip(".") in reading.lexicon.titles
    ):
        index -= 1
    return index >= 0 and tokens[index].upos == "ADP"


def _full_spelling(reading: Reading, run: tuple[Token, ...], source: Source) -> str:
    """A capital article inside a sentence is part of the name: "le quotidien Le Phare"."""
    before = reading.document.tokens[run[0].index - 1] if run[0].index > 0 else None
    noun_first = reading.document.tokens[source.head].index < run[0].index - 1
    if before and noun_first and before.upos == "DET" and before.text[0].isupper() and before.span in source.span:
        return " ".join(reading.document.text[before.span.start : run[-1].span.end].split())
    tail = reading.document.text[run[-1].span.end : source.span.end]
    if name_kind(reading, run) is SpeakerKind.BODY and tail.lstrip().startswith(("de ", "du ", "des ", "d'", "d’")):
        return " ".join(reading.document.text[run[0].span.start : source.span.end].split())
    return spelled(reading.document, run)


def _role_noun(reading: Reading, tokens: tuple[Token, ...], run: tuple[Token, ...] | None) -> Token | None:
    named = {token.index for token in run or ()}
    return next((token for token in tokens if token.upos == "NOUN" and token.index not in named), None)


def _role_words(reading: Reading, tokens: tuple[Token, ...], run: tuple[Token, ...] | None) -> frozenset[str]:
    """The folded lemmas of the nouns and adjectives of a phrase and of an apposition behind its comma."""
    named = {token.index for token in run or ()}
    words = [token for token in tokens if token.index not in named]
    if tokens:
        words.extend(_apposition_after(reading, tokens[-1]))
    return frozenset(
        fold(token.lemma) for token in words if token.upos in {"NOUN", "ADJ", "PROPN"} and not _is_title(reading, token)
    )


def _is_title(reading: Reading, token: Token) -> bool:
    return token.text.lower().rstrip(".") in reading.lexicon.titles


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


def _gender(
    reading: Reading, tokens: tuple[Token, ...], head: Token, run: tuple[Token, ...] | None, noun: Token | None
) -> str | None:
    if run:
        title = title_before(reading, run)
        if title:
            return (
                "f" if title in reading.lexicon.feminine_titles else "m" if title in {"m", "mm", "monsieur"} else None
            )
    if head.upos == "PRON":
        return _pronoun_gender(head)
    by_name = first_name_gender(reading, run) if run else None
    return by_name or (_noun_gender(tokens, noun) if noun is not None else None)


def _pronoun_gender(head: Token) -> str | None:
    low = head.text.lower().split("-")[-1]
    if low in {"il", "ils", "lui", "celui-ci", "ce", "eux", "dernier", "derniers", "intéressé", "lequel"}:
        return "m"
    if low in {"elle", "elles", "celle-ci", "dernière", "dernières", "intéressée", "laquelle"}:
        return "f"
    return {"Masc": "m", "Fem": "f"}.get(head.feat("Gender") or "")


def _noun_gender(tokens: tuple[Token, ...], noun: Token) -> str | None:
    for token in tokens:
        if token.upos == "DET" and token.index < noun.index:
            low = token.text.lower()
            if low in {"le", "un", "ce", "cet", "du"}:
                return "m"
            if low in {"la", "une", "cette"}:
                return "f"
    return {"Masc": "m", "Fem": "f"}.get(noun.feat("Gender") or "")


def _is_plural(tokens: tuple[Token, ...], head: Token) -> bool:
    if head.upos == "PRON":
        return head.text.lower().split("-")[-1] in {
            "ils",
            "elles",
            "eux",
            "nous",
            "vous",
            "derniers",
            "dernières",
            "ceux-ci",
        }
    if any(token.text.lower().rstrip(".") in {"mm", "mmes"} for token in tokens[:1]):
        return True
    joined = any(token.upos == "CCONJ" and token.text.lower() == "et" for token in tokens)
    if joined and sum(token.upos == "DET" for token in tokens) > 1 and "de" not in {t.lemma for t in tokens[-3:]}:
        return True
    first = tokens[0] if tokens else head
    if first.upos == "DET":
        return first.feat("Number") == "Plur" or first.text.lower() in {
            "les",
            "des",
            "ces",
            "leurs",
            "ses",
            "deux",
            "trois",
        }
    return head.upos == "NOUN" and head.feat("Number") == "Plur"


def _is_subject(head: Token, reading: Reading) -> bool:
    if head.relation == "nsubj":
        return True
    above = reading.document.head(head)
    return above is not None and head.relation in {"appos", "flat", "nmod"} and above.relation == "nsubj"
