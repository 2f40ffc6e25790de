"""What can be seen of an answer that tells how far to trust it, part by part, in words that a reader understands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from attribution.core.document import Document, Span, Token
from attribution.core.lexicon import Lexicon
from attribution.core.relations import PEOPLE, Attribution, Form, Kind, PathWord
from attribution.core.weights import Features

NO_RULE = "none"
LONG_SENTENCE = 60
"""Words; longer ones are often parsed badly."""


@dataclass(frozen=True)
class Seen:
    """A document with everything that was found in it, as far as the features look at it. Not slotted: it caches."""

    document: Document
    lexicon: Lexicon
    attributions: tuple[Attribution, ...]

    @cached_property
    def size(self) -> tuple[str, str]:
        """How much text and how many quotations there are: a snippet out of its context tells little of who is who."""
        sentences = len(self.document.sentences)
        quotations = sum(one.quotation.kind is not Kind.INDIRECT for one in self.attributions)
        return f"sentences={_step(sentences, 1, 3, 8)}", f"quotations={_step(quotations, 1, 3, 8)}"

    @cached_property
    def people(self) -> int:
        """How many different people speak or pass on in the document."""
        names = {
            speaker.name
            for one in self.attributions
            for speaker in (*one.speakers, *(passing for relay in one.relays for passing in relay.speakers))
            if speaker.kind in PEOPLE
        }
        return len(names)

    @cached_property
    def unsound(self) -> tuple[tuple[str, ...], ...]:
        """What makes each sentence look badly parsed; found once, for a sentence may hold a thousand quotations."""
        sentences = self.document.sentences
        return tuple(tuple(_unsoundness(self.document.words(sentence))) for sentence in sentences)

    def sentence_at(self, span: Span) -> int | None:
        """The number of the sentence that a span begins in."""
        words = self.document.tokens_in(span)
        return words[0].sentence if words else None


def speech_features(seen: Seen, one: Attribution) -> Features:
    """Is it speech? The rules, the cue, how much was said, how sound the sentence is."""
    return _flags(
        f"kind_rule={one.quotation.rule}",
        f"source_rule={one.source_rule or NO_RULE}",
        _cue(seen, one),
        *_content(seen, one),
        *_context(seen, one),
        *_way(one),
    )


def speaker_features(seen: Seen, one: Attribution) -> Features:
    """Is the source the right mention? The rule, the way to it, what it is made of."""
    return _flags(
        f"source_rule={one.source_rule or NO_RULE}",
        f"source_form={one.source.form if one.source else NO_RULE}",
        f"kind={one.quotation.kind}",
        _cue(seen, one),
        *_bearer(seen, one),
        *_way(one),
        *_context(seen, one),
    )


def relay_features(seen: Seen, one: Attribution) -> Features:
    """Is the chain right and whole? Its rules and length, and what the rest of the answer looks like."""
    return _flags(
        *(f"relay_rule={relay.rule}" for relay in one.relays),
        *(f"relay_form={relay.source.form}" for relay in one.relays if relay.source),
        f"relays={min(2, len(one.relays))}",
        f"source_rule={one.source_rule or NO_RULE}",
        _cue(seen, one),
        *_context(seen, one),
    )


def resolution_features(seen: Seen, one: Attribution) -> Features:
    """Is the name right? The rule, the form of the mention, who else there is, how far away the name stands."""
    kind = one.speakers[0].kind if len(one.speakers) == 1 else ("several" if one.speakers else NO_RULE)
    return _flags(
        f"speaker_rule={one.speaker_rule or NO_RULE}",
        f"source_form={one.source.form if one.source else NO_RULE}",
        f"speaker_kind={kind}",
        f"runners_up={min(2, len(one.evidence.runners_up))}",
        f"people={min(3, seen.people)}",
        *seen.size,
        *_far_name(seen, one),
        *_rivals(one),
    )


def _flags(*names: str) -> Features:
    return dict.fromkeys(names, 1.0)


def _cue(seen: Seen, one: Attribution) -> str:
    """What kind of word signals it."""
    if one.cue is None:
        return "cue=none"
    lemma, lexicon = one.cue.lemma, seen.lexicon
    first = lemma.split()[0] if lemma else ""
    if lemma in lexicon.speech_verbs or (" " in lemma and first in lexicon.light_verbs):
        return "cue=speech_verb"
    if lemma in lexicon.stance_verbs:
        return "cue=stance_verb"
    if lemma in lexicon.incise_verbs:
        return "cue=incise_verb"
    return "cue=noun" if lemma in lexicon.cue_nouns else "cue=other"


def _content(seen: Seen, one: Attribution) -> Iterator[str]:
    words = [word for word in seen.document.tokens_in(one.quotation.content) if word.upos != "PUNCT"]
    yield f"words={_step(len(words), 1, 2, 4, 8)}"
    if any("VerbForm=Fin" in word.feats for word in words):
        yield "finite_verb"
    if seen.document.cut(one.quotation.content)[:1].isupper():
        yield "capital"
    if not one.quotation.closed:
        yield "mark_missing"


def _context(seen: Seen, one: Attribution) -> Iterator[str]:
    yield from seen.size
    if one.quotation.parent is not None:
        yield "nested"
    number = seen.sentence_at(one.quotation.outer)
    yield from () if number is None else seen.unsound[number]


def _unsoundness(words: Sequence[Token]) -> Iterator[str]:
    if len(words) > LONG_SENTENCE:
        yield "long_sentence"
    if not any(word.relation == "root" and word.upos in {"VERB", "AUX"} for word in words):
        yield "no_verb_at_root"


def _way(one: Attribution) -> Iterator[str]:
    """How far from the quoted words the source stands in the tree, and what the two ends are to what governs them."""
    path = one.evidence.path
    if not path:
        return
    broken = any(word.relation is None for word in path)
    yield "path=broken" if broken else f"path={_step(len(path), 3, 4, 6)}"
    yield f"content_is={_relation(path[0])}"
    yield f"source_is={_relation(path[-1])}"


def _relation(word: PathWord) -> str:
    return (word.relation or NO_RULE).partition(":")[0]


def _bearer(seen: Seen, one: Attribution) -> Iterator[str]:
    """A description's noun is one of a person or body, or of neither."""
    if one.source is not None and one.source.form is Form.NOUN:
        lemma = seen.document.tokens[one.source.head].lemma.lower()
        yield f"bearer={'known' if lemma in seen.lexicon.bearers else 'unknown'}"


def _far_name(seen: Seen, one: Attribution) -> Iterator[str]:
    """How many sentences back from a pronoun or description the last mention of its answer stands."""
    if one.source is None or one.source.form is Form.NAME or len(one.speakers) != 1:
        return
    here = seen.sentence_at(one.source.span)
    mentions = one.speakers[0].mentions
    before = bisect_left(mentions, one.source.span.start, key=lambda mention: mention.span.start)
    if before and here is not None:
        last = mentions[before - 1]
        yield f"sentences_back={_step(here - (seen.sentence_at(last.span) or 0), 0, 1, 2)}"
        yield f"last_form={last.form}"
    else:
        yield "sentences_back=never"


def _rivals(one: Attribution) -> Iterator[str]:
    """How much spoke for others, on the scale of the rule that decided; rules that rank give nothing above 0."""
    if one.evidence.runners_up:
        share = sum(max(0.0, rival.score) for rival in one.evidence.runners_up)
        yield f"rivals_of_{one.speaker_rule}={_step(share, 0, 0.05, 0.2, 0.4)}"


def _step(number: float, *steps: float) -> str:
    """The first step that holds a number, or that it is beyond all."""
    return next((str(step) for step in steps if number <= step), f"{steps[-1]}+")
