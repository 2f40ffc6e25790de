"""A parser and an analysis small enough to predict, so that these tests are about HTTP and nothing else.

`SpaceParser` takes whatever stands between white space for a word. `analyse_simply` takes whatever stands
between « and » for a quotation, and reads ", dit NAME" and ", selon NAME" right after it; a quotation
without a name is left in ``skipped``, as is a « that is never closed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from attribution.core.document import NO_HEAD, Document, Sentence, Span, Token
from attribution.core.relations import (
    Analysis,
    Attribution,
    Confidence,
    Cue,
    Evidence,
    Form,
    Kind,
    Mention,
    PathWord,
    Quotation,
    Reason,
    Relay,
    Skipped,
    Source,
    Speaker,
    SpeakerKind,
)
from attribution.errors import ParserError

WORD = re.compile(r"\S+")
NAME = r"[A-ZÉ]\w+(?: [A-ZÉ]\w+)*"
MARKED = re.compile(r"«\s*(?P<content>[^«»]*[^«»\s])\s*»")
SAID = re.compile(rf", (?P<cue>dit) (?P<name>{NAME})")
ACCORDING = re.compile(rf", (?P<cue>selon) (?P<name>{NAME})")


class SpaceParser:
    """A sentence ends with a word that ends with a full stop; its words hang on its first."""

    name = "space 1"

    def parse(self, text):
        tokens, sentences = [], []
        for match in WORD.finditer(text):
            starts = not tokens or tokens[-1].text.endswith(".")
            first = len(tokens) if starts else sentences[-1].first
            tokens.append(make_token(match, len(tokens), first, len(sentences) - (not starts)))
            sentence = make_sentence(tokens[first:])
            sentences[sentence.index :] = [sentence]
        return Document(text, tuple(tokens), tuple(sentences))


def make_token(match, index, first, sentence):
    head, relation = (NO_HEAD, "root") if index == first else (first, "dep")
    return Token(index, Span(*match.span()), match[0], match[0].lower(), "X", "", head, relation, sentence)


def make_sentence(tokens):
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    return Sentence(tokens[0].sentence, span, tokens[0].index, tokens[-1].index + 1)


class BrokenParser:
    """Fails on every text, with a message that nobody outside should read."""

    name = "broken"

    def parse(self, text):
        raise ParserError("secret: /srv/models/fr.pt exploded")


def analyse_simply(document, lexicon):
    text = document.text
    found = [attribute(match, text) for match in MARKED.finditer(text)]
    cast = join_speakers(found)
    attributions = tuple(recast(attribution, cast) for attribution in found)
    skipped = [
        Skipped(Reason.NO_SOURCE, attribution.quotation.outer) for attribution in attributions if not attribution.source
    ]
    last = text.rfind("«")
    if last > text.rfind("»"):
        skipped.append(Skipped(Reason.UNCLOSED_MARK, Span(last, len(text))))
    return Analysis(attributions, tuple(cast.values()), tuple(skipped))


def join_speakers(attributions):
    """One speaker for each name, with all its mentions."""
    mentions = {}
    for attribution in attributions:
        for one in [*attribution.speakers, *(speaker for relay in attribution.relays for speaker in relay.speakers)]:
            mentions.setdefault(one.name, []).extend(one.mentions)
    return {name: Speaker(name, SpeakerKind.PERSON, tuple(found)) for name, found in mentions.items()}


def recast(attribution, cast):
    relays = (replace(relay, speakers=joined(relay, cast)) for relay in attribution.relays)
    return replace(attribution, speakers=joined(attribution, cast), relays=tuple(relays))


def joined(naming, cast):
    return tuple(cast[speaker.name] for speaker in naming.speakers)


def attribute(match, text):
    content = Span(*match.span("content"))
    quotation = Quotation(Span(*match.span()), content, (content,), Kind.DIRECT, "marks")
    said = SAID.match(text, match.end())
    told = ACCORDING.match(text, said.end() if said else match.end())
    relays = (Relay(source(told), cue(told), "according_to", (speaker(told),), "full_name"),) if told else ()
    if not said:
        return Attribution(quotation, relays=relays)
    sure = Confidence(speech=0.9, overall=0.5 if told else 0.9, speaker=0.9)
    named = source(said)
    path = Evidence((PathWord(content, "root"), PathWord(named.span, None)))
    return Attribution(
        quotation, named, cue(said), "inquit", (speaker(said),), "full_name", relays, evidence=path, confidence=sure
    )


def source(match):
    return Source(Span(*match.span("name")), 0, Form.NAME)


def cue(match):
    return Cue(Span(*match.span("cue")), {"dit": "dire"}.get(match["cue"], match["cue"]))


def speaker(match):
    mention = Mention(Span(*match.span("name")), Form.NAME)
    return Speaker(match["name"], SpeakerKind.PERSON, (mention,))
