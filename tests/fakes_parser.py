"""A parser for tests that need words and sentences, but no linguistics and no models."""

from __future__ import annotations

import re

from attribution.core.document import NO_HEAD, Document, Sentence, Span, Token
from attribution.errors import ParserError

_WORD = re.compile(r"\w+|[^\w\s]")


class FakeParser:
    """Every line is a sentence whose first word governs the rest; a text that holds ``fail_on`` fails."""

    name = "fake 1"

    def __init__(self, fail_on: str | None = None) -> None:
        self.fail_on = fail_on
        self.parsed: list[str] = []

    def parse(self, text: str) -> Document:
        self.parsed.append(text)
        if self.fail_on is not None and self.fail_on in text:
            raise ParserError(f"the fake parser fails on {self.fail_on!r}")
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        for line in re.finditer(r"[^\r\n]+", text):
            words = [word.span() for word in _WORD.finditer(text, *line.span())]
            if words:
                first = len(tokens)
                tokens += [_token(text, span, first + place, first, len(sentences)) for place, span in enumerate(words)]
                span = Span(words[0][0], words[-1][1])
                sentences.append(Sentence(len(sentences), span, first, len(tokens)))
        return Document(text, tuple(tokens), tuple(sentences))


def _token(text: str, place: tuple[int, int], index: int, first: int, sentence: int) -> Token:
    word = text[slice(*place)]
    return Token(
        index=index,
        span=Span(*place),
        text=word,
        lemma=word.lower(),
        upos="X",
        feats="",
        head=NO_HEAD if index == first else first,
        deprel="root" if index == first else "dep",
        sentence=sentence,
    )
