"""One mention that may refer to a person or body: its name, gender, number, role words and place."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.core.document import Span, Token
from attribution.core.fold import fold
from attribution.core.phrases.names import name_kind
from attribution.core.phrases.reading import Reading
from attribution.core.phrases.title import title_before
from attribution.core.relations import Form, Source, SpeakerKind
from attribution.core.speakers.coordination import joined_parts
from attribution.core.speakers.grammar import gender, is_plural, is_subject
from attribution.core.speakers.longer_phrase import longer_phrase
from attribution.core.speakers.nickname import surname_behind_nickname
from attribution.core.speakers.own_name import full_spelling, own_name


@dataclass(frozen=True, slots=True)
class Referent:
    """A mention that may be resolved. ``name`` is the proper name in it; ``words`` are its folded role words.

    ``gender`` is "m", "f" or None; ``subject`` says that it does something; ``level`` is where it stands.
    ``parts`` are the phrases that "et" joins in it, for several people in one mention; ``fully`` is a description
    with the infinitive or participle behind it.
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
    parts: tuple[Span, ...] = ()
    fully: Span | None = None


def referent_of(reading: Reading, source: Source, runs: list[tuple[Token, ...]]) -> Referent:
    """A source as a referent: its name, if it holds one of its own, its gender, its role words."""
    tokens = reading.document.tokens_in(source.span)
    head = reading.document.tokens[source.head]
    run = own_name(reading, source, runs)
    noun = _role_noun(reading, tokens, run)
    parts = joined_parts(reading, source)
    behind = surname_behind_nickname(reading, run) if run else ()
    fully = source.span if run or parts else longer_phrase(reading, source)
    return Referent(
        span=source.span,
        head=source.head,
        form=Form.NAME if run else (Form.PRONOUN if source.form is Form.PRONOUN else Form.NOUN),
        kind=_kind(reading, run, behind),
        name=" ".join([full_spelling(reading, run, source), *(word.text for word in behind)]) if run else None,
        gender=gender(reading, tokens, head, run, noun),
        plural=bool(parts) or is_plural(tokens, head),
        words=_role_words(reading, reading.document.tokens_in(fully), run),
        noun=_lemma(reading, noun) if noun else None,
        subject=is_subject(reading, head),
        sentence=head.sentence,
        level=reading.level(head),
        parts=parts,
        fully=fully,
    )


def _kind(reading: Reading, run: tuple[Token, ...] | None, behind: tuple[Token, ...]) -> SpeakerKind:
    if run is None:
        return SpeakerKind.DESCRIPTION
    return SpeakerKind.PERSON if behind else name_kind(reading, run)


def _role_noun(reading: Reading, tokens: tuple[Token, ...], run: tuple[Token, ...] | None) -> Token | None:
    named = {token.index for token in run or ()}
    noun = next((token for token in tokens if token.upos == "NOUN" and token.index not in named), None)
    if noun is not None or run:
        return noun
    lexicon = reading.lexicon  # "l'Italien", "le vigile", whatever the tagger made of them
    return next((token for token in tokens if token.text.lower() in lexicon.person_nouns | lexicon.demonyms), None)


def _lemma(reading: Reading, noun: Token) -> str:
    """A noun for people that the lexicon knows keeps its form where its lemma is mistaken or a man's."""
    low, lemma = noun.text.lower(), noun.lemma.lower()
    if noun.text[0].isupper() and low in reading.lexicon.demonyms:
        return low
    return low if low in reading.lexicon.person_nouns and lemma not in reading.lexicon.person_nouns else lemma


def _role_words(reading: Reading, tokens: tuple[Token, ...], run: tuple[Token, ...] | None) -> frozenset[str]:
    """The folded lemmas of the nouns and adjectives of a phrase and of an apposition behind its comma.

    A form of address tells a role too: "Me Rabhi" is an "avocate".
    """
    named = {token.index for token in run or ()}
    words = [token for token in tokens if token.index not in named]
    if tokens:
        words.extend(_apposition_after(reading, tokens[-1]))
    told = reading.lexicon.title_roles.get(title_before(reading, run) or "", frozenset()) if run else frozenset()
    return told | frozenset(
        fold(token.lemma)
        for token in words
        if (token.upos in {"NOUN", "ADJ", "PROPN"} or "VerbForm=Part" in token.feats) and _says_a_role(reading, token)
    )


def _says_a_role(reading: Reading, token: Token) -> bool:
    """No mere form of address: "docteur" is both."""
    return not reading.lexicon.is_title(token.text) or token.text.lower() in reading.lexicon.person_nouns


def _apposition_after(reading: Reading, last: Token) -> list[Token]:
    """As in "Odile Brunet, patronne du port de …,": the words behind the comma, up to the next break."""
    tokens = reading.document.tokens[last.index + 1 : last.index + 10]
    if not tokens or tokens[0].text not in {",", "("} or tokens[0].sentence != last.sentence:
        return []
    words: list[Token] = []
    closed = False
    for token in tokens[1:]:
        closed = token.upos in {"PUNCT", "CCONJ"}
        if closed or token.upos in {"VERB", "AUX", "PRON"}:
            break
        words.append(token)
    opens = bool(words) and words[0].upos in {"NOUN", "ADJ", "DET"}
    return words if closed and opens and any(word.upos == "NOUN" for word in words) else []
