"""Where the words under the predicate of a reported clause end, and where it may end before the last of them."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.core.document import Token
from attribution.core.indirect.case import SentenceCase
from attribution.core.indirect.joined_clause import goes_on_above, start_of
from attribution.core.indirect.walk import subtree
from attribution.core.phrases.according_to import according_to_phrases
from attribution.core.phrases.cue import is_infinitive, is_participle, is_speech_verb
from attribution.core.tree import top_of


def last_of(case: SentenceCase, predicate: Token, cue: Token) -> int:
    """The last word under a predicate, and under the marked words that the same cue reports."""
    tops = [predicate]
    for position, head in case.heads.items():
        top = top_of(case.document, case.quotations[position].content) if head == cue.index else None
        tops += [top] if top is not None and top.index > predicate.index and top.sentence == cue.sentence else []
    return max(word.index for top in tops for word in subtree(case.document, top))


def cuts(case: SentenceCase, words: list[Token], cue: Token) -> Iterator[int]:
    """The offsets at which the clause may end before the last of its words."""
    first, last = words[0].index, words[-1].index
    for incise in case.incises:
        if incise.known and first < incise.verb <= last and incise.verb != cue.index:
            yield incise.span.start
    line_end = case.document.text.find("\n", words[0].span.start, words[-1].span.end)
    if line_end >= 0:
        yield line_end
    yield from _according_to(case, words)
    for word in words[1:]:
        if case.is_own(word) and (word.text == ";" or _leaves(case, word, cue) or _announces(case, word)):
            yield word.span.start
        elif goes_on_above(case, word, cue, first):
            yield start_of(case, word, first)


def _according_to(case: SentenceCase, words: list[Token]) -> Iterator[int]:
    """A "selon X" behind a comma that ends the clause: X passes it on."""
    for phrase in according_to_phrases(case.reading, [word for word in words if case.is_own(word)]):
        before = case.document.tokens[phrase.index - 1]
        rest = case.document.text[phrase.source.span.end : words[-1].span.end]
        if phrase.index > words[0].index and before.text == "," and not any(map(str.isalnum, rest)):
            yield before.span.start


def _announces(case: SentenceCase, colon: Token) -> bool:
    """Marked speech follows the colon: it is reported by itself."""
    after = case.document.text[colon.span.end :].lstrip()[:1] if colon.text == ":" else ""
    return bool(after) and after in '«“"„'


def _leaves(case: SentenceCase, comma: Token, cue: Token) -> bool:
    """Behind this comma the speaker's own clause goes on: ", dénonçant …", ", avant d'ajouter …", ", en jugeant …"."""
    if comma.text != ",":
        return False
    after = case.document.tokens[comma.index + 1 : comma.index + 5]
    after = tuple(word for word in after if word.sentence == comma.sentence)
    opening = [word.text.lower().replace("’", "'") for word in after]
    if opening[:1] in (["en"], ["tout"], ["avant"], ["après"]):
        return any(_says(case, word) for word in after[1:])
    return bool(after) and is_participle(after[0]) and _says(case, after[0]) and after[0].index > cue.index


def _says(case: SentenceCase, word: Token) -> bool:
    return (is_participle(word) or is_infinitive(word)) and is_speech_verb(case.reading, word)
