"""What a rule of the first stage decides on: one marked stretch and the text around it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from attribution.core.document import Span, Token
from attribution.core.phrases.incise import Incise
from attribution.core.phrases.reading import Reading


@dataclass(frozen=True, slots=True)
class MarkedCase:
    """``position`` is the stretch's place among all marked stretches; ``incises`` those of the document."""

    reading: Reading
    position: int
    incises: tuple[Incise, ...]

    @property
    def content(self) -> Span:
        """What stands between the marks."""
        return self.reading.contents[self.position]

    @property
    def outer(self) -> Span:
        """With the marks."""
        return self.reading.outers[self.position]

    def word_before(self) -> Token | None:
        """The nearest word before the opening mark, on the level around it and in its sentence or paragraph."""
        token = next(self.reading.before(self.outer.start, self.reading.frame(self.position)), None)
        if token is None or "\n" in self.reading.document.text[token.span.end : self.outer.start]:
            return None
        return token

    def words_before(self, most: int) -> list[Token]:
        """The nearest words before the opening mark on the level around it, in its sentence, nearest first."""
        first = self.word_before()
        words = self.reading.before(self.outer.start, self.reading.frame(self.position))
        near = islice((word for word in words if word.upos != "PUNCT"), most)
        return [word for word in near if first is not None and word.sentence == first.sentence]

    def text_before(self) -> str:
        """The last characters before the opening mark, white space left out, in its paragraph."""
        text = self.reading.document.text
        line = text.rfind("\n", 0, self.outer.start) + 1
        return text[max(line, self.outer.start - 40) : self.outer.start].rstrip()

    def text_after(self) -> str:
        """The first characters after the closing mark, white space left out, in its paragraph."""
        text = self.reading.document.text
        end = text.find("\n", self.outer.end)
        return text[self.outer.end : min(end if end >= 0 else len(text), self.outer.end + 40)].lstrip()

    def has_incise_after(self) -> bool:
        """An incise follows the closing mark, a comma between them at most."""
        frame = self.reading.frame(self.position)
        return any(
            incise.level == frame and incise.span.start >= self.outer.end and self._is_pause(incise)
            for incise in self.incises
        )

    def _is_pause(self, incise: Incise) -> bool:
        """Only punctuation stands between, and some, unless the verb is one of saying.

        As in "« Les Ifs » deviendra le siège": nobody deviendra.
        """
        between = self.reading.document.text[self.outer.end : incise.span.start]
        if between.strip(" ,.\u00a0\u202f–—-!?"):
            return False
        return bool(between.strip()) or (incise.known and not self.is_name())

    def is_name(self) -> bool:
        """A run of words between marks each of which, where it has weight, begins with a capital or a digit."""
        if self.reading.has_finite_verb(self.position):
            return False
        words = self.reading.document.cut(self.content).split()
        weighty = [word for word in words if len(word) > 3 or word[0].isupper()]
        return bool(weighty) and all(word[0].isupper() or word[0].isdigit() for word in weighty)
