"""A parser and an analysis small enough to predict, so that these tests are about HTTP and nothing else.

`SpaceParser` takes whatever stands between white space for a word. `analyse_simply` takes whatever stands
between « and » for a quotation, and reads ", dit NAME" and ", selon NAME" right after it; a quotation
without a name is left in ``skipped``, as is a « that is never closed.
"""

from __future__ import annotations

import re

from attribution.core.document import NO_HEAD, Document, Sentence, Span, Token
from attribution.core.relations import (
    Analysis,
    Attribution,
    Cue,
    Form,
    Kind,
    Mention,
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
    """One sentence; each word hangs on the first."""

    name = "space 1"

    def parse(self, text):
        found = list(WORD.finditer(text))
        if not found:
            return Document(text, (), ())
        tokens = tuple(make_token(index, match) for index, match in enumerate(found))
        span = Span(tokens[0].span.start, tokens[-1].span.end)
        return Document(text, tokens, (Sentence(0, span, 0, len(tokens)),))


def make_token(index, match):
    head, relation = (0, "dep") if index else (NO_HEAD, "root")
    return Token(index, Span(*match.span()), match[0], match[0].lower(), "X", "", head, relation, 0)


class BrokenParser:
    """Fails on every text, with a message that nobody outside should read."""

    name = "broken"

    def parse(self, text):
        raise ParserError("secret: /srv/models/fr.pt exploded")


def analyse_simply(document, lexicon):
    text = document.text
    attributions = tuple(attribute(match, text) for match in MARKED.finditer(text))
    skipped = [
        Skipped(Reason.NO_SOURCE, attribution.quotation.outer) for attribution in attributions if not attribution.source
    ]
    last = text.rfind("«")
    if last > text.rfind("»"):
        skipped.append(Skipped(Reason.UNCLOSED_MARK, Span(last, len(text))))
    speakers = {speaker.name: speaker for one in attributions for speaker in everybody(one)}
    return Analysis(attributions, tuple(speakers.values()), tuple(skipped))


def everybody(attribution):
    return [*attribution.speakers, *(speaker for relay in attribution.relays for speaker in relay.speakers)]


def attribute(match, text):
    content = Span(*match.span("content"))
    quotation = Quotation(Span(*match.span()), content, (content,), Kind.DIRECT, "marks")
    said = SAID.match(text, match.end())
    told = ACCORDING.match(text, said.end() if said else match.end())
    relays = (Relay(source(told), cue(told), "according_to", (speaker(told),), "full_name"),) if told else ()
    if not said:
        return Attribution(quotation, relays=relays)
    return Attribution(quotation, source(said), cue(said), "inquit", (speaker(said),), "full_name", relays)


def source(match):
    return Source(Span(*match.span("name")), 0, Form.NAME)


def cue(match):
    return Cue(Span(*match.span("cue")), {"dit": "dire"}.get(match["cue"], match["cue"]))


def speaker(match):
    mention = Mention(Span(*match.span("name")), Form.NAME)
    return Speaker(match["name"], SpeakerKind.PERSON, (mention,))
