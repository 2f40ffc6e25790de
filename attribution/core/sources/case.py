"""What a rule of the second stage decides on: one quotation among all of its document."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice, takewhile

from attribution.core.document import Token
from attribution.core.phrases.incise import Incise
from attribution.core.phrases.reading import Reading
from attribution.core.relations import Cue, Kind, Quotation, Source
from attribution.core.tree import top_of

WINDOW = 150
"""Words; a sentence that is longer is no sentence, and time must grow with the text, not with its square."""
_REACH = 60
"""Words; nothing further away belongs to a reporting clause."""
_PAUSES = " ,.;:–—-!?…\u00a0\u202f\n\r\t"


@dataclass(frozen=True, slots=True)
class SourceCase:
    """``position`` is the quotation's place in ``quotations``."""

    reading: Reading
    incises: tuple[Incise, ...]
    quotations: tuple[Quotation, ...]
    position: int

    @property
    def quotation(self) -> Quotation:
        """The quotation to decide on."""
        return self.quotations[self.position]

    @property
    def is_direct(self) -> bool:
        """A whole clause stands between the marks."""
        return self.quotation.kind is Kind.DIRECT

    @property
    def frame(self) -> int | None:
        """The level of the text around the quotation."""
        return self.quotation.parent

    def top(self) -> Token | None:
        """The word of the content that hangs on the text around it."""
        return top_of(self.reading.document, self.quotation.content)

    def only_pauses(self, start: int, end: int) -> bool:
        """Nothing but punctuation and spaces stands between two offsets."""
        return start <= end and not self.reading.document.text[start:end].strip(_PAUSES)

    def ended_between(self, start: int, end: int) -> bool:
        """A sentence ends between two offsets, whatever the parser made of it."""
        ends = self.reading.printed_ends
        place = bisect_left(ends, (start, start))
        return place < len(ends) and ends[place][1] <= end

    def sentence_start(self) -> int:
        """Where the sentence that the opening mark stands in begins, as print shows it."""
        start = self.quotation.outer.start
        place = bisect_left(self.reading.printed_ends, (start, start))
        return self.reading.printed_ends[place - 1][1] if place else 0

    def sentences(self) -> set[int]:
        """The sentences that the quotation's words and marks stand in."""
        words = self.reading.document.tokens_in(self.quotation.outer)
        return {word.sentence for word in words}

    def words_before_colon(self) -> list[Token]:
        """The words of the sentence whose colon touches the opening mark, nearest first; none without a colon."""
        text, start = self.reading.document.text, self.quotation.outer.start
        if not text[:start].rstrip().endswith(":"):
            return []
        words: list[Token] = []
        for token in self.reading.before(start, self.frame):
            gap = text[token.span.end : words[-1].span.start if words else start]
            new_sentence = bool(words) and (token.text in {".", "!", "?"} or any(mark in gap for mark in "»”"))
            if "\n" in gap or len(words) > _REACH or new_sentence:
                break
            words.append(token)
        return words

    def frame_words(self) -> list[Token]:
        """The words of the quotation's sentences on the level around it, `WINDOW` of them on either side at most."""
        return [*self.words_before(), *self.words_after()]

    def words_before(self) -> list[Token]:
        """Those before the opening mark, in text order."""
        first, start = min(self.sentences(), default=None), self.sentence_start()
        words = takewhile(
            lambda word: word.sentence == first and word.span.start >= start,
            self.reading.before(self.quotation.outer.start, self.frame),
        )
        return list(islice(words, WINDOW))[::-1]

    def words_after(self) -> list[Token]:
        """Those behind the closing mark, in text order; between the two stand only the quotation's own words."""
        last = max(self.sentences(), default=None)
        words = takewhile(lambda word: word.sentence == last, self.reading.after(self.quotation.outer.end, self.frame))
        return list(islice(words, WINDOW))


@dataclass(frozen=True, slots=True)
class Found:
    """What a source rule found. ``head`` is the index of the cue's head word, where it has one."""

    source: Source | None
    cue: Cue | None
    head: int | None = None
