"""What the analysis says: quotations, who said them, through whom we know it, and what was left out.

The words are those of the field: attribution, content, cue, source (PARC 3.0, PolNeAR, FRACAS);
mention and speaker (Stanford CoreNLP). "Relay" is ours: one who passes a speaker's words on.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from attribution.core.document import Span


class Kind(StrEnum):
    """How the words are given. `OTHER` is marked text that reports nobody's words."""

    DIRECT = "direct"  # a whole clause or sentence
    MIXED = "mixed"  # part of a clause
    INDIRECT = "indirect"  # without marks
    OTHER = "other"  # title, name, term, scare quotes


class Status(StrEnum):
    """What the text says of the saying itself."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    DENIED = "denied"
    ALLEGED = "alleged"
    FUTURE = "future"
    QUESTION = "question"
    HYPOTHETICAL = "hypothetical"


class Form(StrEnum):
    """What a mention is made of."""

    NAME = "name"  # has a proper name in it
    NOUN = "noun"  # a description: "le porte-parole américain"
    PRONOUN = "pronoun"  # "il", "elle", "ce dernier"


class SpeakerKind(StrEnum):
    """How far a speaker's name identifies him or her outside the article."""

    PERSON = "person"  # a full name: "John Kerry"
    BODY = "body"  # an institution, country, capital, company, paper: "Washington", "l'ONU"
    PARTIAL = "partial"  # a surname or first name only: "Kerry"
    DESCRIPTION = "description"  # no name in the article: "un diplomate"
    ANONYMOUS = "anonymous"  # a name that the article keeps back: "une source proche du dossier"


PEOPLE = frozenset({SpeakerKind.PERSON, SpeakerKind.PARTIAL})
"""The kinds of a speaker who bears a person's name."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks, or a clause reported without. ``content`` leaves out the marks and the white space inside.

    ``outer`` runs from the opening mark to the closing one; ``fragments`` are the parts of the content
    without an incise that stands inside the marks. ``parent`` is the position, in the analysis, of the
    quotation that encloses this one. ``closed`` is False when a mark is missing.
    """

    outer: Span
    content: Span
    fragments: tuple[Span, ...]
    kind: Kind
    rule: str
    parent: int | None = None
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Cue:
    """The word or words that signal the attribution, without auxiliary or clitic."""

    span: Span
    lemma: str


@dataclass(frozen=True, slots=True)
class Source:
    """The words in the text that name who speaks. ``head`` is the index of their head word."""

    span: Span
    head: int
    form: Form


@dataclass(frozen=True, slots=True)
class Mention:
    """Any words that refer to a speaker."""

    span: Span
    form: Form


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person or body with the fullest name that the article gives, and its mentions in text order."""

    name: str
    kind: SpeakerKind
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A speaker who might have been meant instead, with the score that lost.

    Scores compare the candidates of one mention with each other and with nothing else.
    """

    name: str
    score: float


@dataclass(frozen=True, slots=True)
class PathWord:
    """A word on the way from the quoted words over the cue to the source.

    ``relation`` is its dependency label where the tree leads to it, None where only the order of words does.
    """

    span: Span
    relation: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What led from the quoted words to a name; the rules that decided stand beside it.

    ``path`` runs from the quoted words to the source; ``steps`` are the mentions that led from the source to the
    name, nearest first; ``runners_up`` those who might have been meant instead, best first.
    """

    path: tuple[PathWord, ...] = ()
    steps: tuple[Span, ...] = ()
    runners_up: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Confidence:
    """How likely each part of an answer is right, 0 to 1, and all of it together; None: there is no such part.

    ``speech``: it is speech, or rightly nobody's; ``speaker``: the source is the right mention, if it is speech;
    ``relays``: the chain is right and whole; ``resolution``: the name is right, if the source is.
    """

    speech: float
    overall: float
    speaker: float | None = None
    relays: float | None = None
    resolution: float | None = None


@dataclass(frozen=True, slots=True)
class Relay:
    """One hop of the reporting chain: who passes the words on, and the cue that says so.

    ``speakers`` is empty when the mention could not be resolved, and holds several for "X et Y". ``source`` is None
    only where somebody who corrected the chain named a relay without saying where the text does.
    """

    source: Source | None
    cue: Cue | None
    rule: str
    speakers: tuple[Speaker, ...] = ()
    speaker_rule: str | None = None
    evidence: Evidence = Evidence()


@dataclass(frozen=True, slots=True)
class Attribution:
    """One quotation with its source, cue, speakers and relays, nearest to the speaker first.

    ``source_rule`` and ``speaker_rule`` name the rules that decided; None means nobody was found. ``confidence``
    is None where nothing was learned of how often the rules are right: for words without marks, for one.
    ``continues`` is the position, in the analysis, of the quotation that this one is a further part of: the same
    saying, split by an incise, listed, or gone on with.
    """

    quotation: Quotation
    source: Source | None = None
    cue: Cue | None = None
    source_rule: str | None = None
    speakers: tuple[Speaker, ...] = ()
    speaker_rule: str | None = None
    relays: tuple[Relay, ...] = ()
    status: Status = Status.ASSERTED
    evidence: Evidence = Evidence()
    confidence: Confidence | None = None
    continues: int | None = None


class Reason(StrEnum):
    """Why a stretch of text gave less than it could."""

    UNCLOSED_MARK = "unclosed_mark"  # an opening mark without a closing one; read to the paragraph's end, or left out
    UNOPENED_MARK = "unopened_mark"  # the other way round
    EMPTY_MARKS = "empty_marks"  # nothing but white space between marks
    NO_LETTER = "no_letter"  # nothing sayable between marks
    NO_SOURCE = "no_source"  # speech for which no source was found
    UNKNOWN_ANTECEDENT = "unknown_antecedent"  # a pronoun whose antecedent was not found
    AMBIGUOUS_ANTECEDENT = "ambiguous_antecedent"  # a mention that might mean several: no name is sure enough
    NOT_FRENCH = "not_french"  # the text does not look French: quotations are found, not attributed
    NOT_PARSED = "not_parsed"  # the parser gave no words here


@dataclass(frozen=True, slots=True)
class Skipped:
    """A stretch of text that gave less than it could, and why."""

    reason: Reason
    span: Span


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that was found in one document, in text order."""

    attributions: tuple[Attribution, ...]
    speakers: tuple[Speaker, ...]
    skipped: tuple[Skipped, ...]
