"""The span of a reported clause: all that hangs under its predicate, without what the speaker's own clause adds.

The complementiser stays outside ("elle assure que ⟦le tunnel rouvrira⟧"), and so does the preposition of an infinitive
("il promet de ⟦revenir⟧"): the content is what is claimed, as it could be checked or set between marks. Punctuation at
its ends and an incise or a "selon X" that ends it stay outside too. It is one stretch of one sentence and line.
"""

from __future__ import annotations

from attribution.core.document import Span, Token
from attribution.core.indirect.case import SentenceCase
from attribution.core.indirect.clause_end import cuts, last_of
from attribution.core.indirect.joined_clause import goes_on_to, goes_on_with

_LEADING = " \t\u00a0\u202f\r\n,.;:!?…–—-)]"
_TRAILING = " \t\u00a0\u202f\r\n,.;:!?…–—-(["


def clause_from(case: SentenceCase, first: int, predicate: Token, cue: Token) -> Span | None:
    """The clause of a predicate from the word at index ``first`` on; its cue, a verb or noun, stands before it."""
    last = last_of(case, predicate, cue)
    while (further := goes_on_to(case, last, predicate, cue) or goes_on_with(case, last, cue)) is not None:
        last = further
    words = [word for word in case.words if first <= word.index <= last]
    if not words:
        return None
    end = min([words[-1].span.end, *cuts(case, words, cue)])
    return trimmed(case, words[0].span.start, end)


def trimmed(case: SentenceCase, start: int, end: int) -> Span | None:
    """The stretch without punctuation at its ends, with the whole of a marked stretch that it cuts at its end."""
    text = case.document.text
    while start < end and text[start] in _LEADING:
        start += 1
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    for opening, closing in ("()", "[]"):
        surplus = text.count(opening, start, end) - text.count(closing, start, end)
        if surplus < 0:
            end = start + len(text[start:end].rpartition(closing)[0].rstrip(_TRAILING))
        elif surplus > 0 and text[end : end + 1] == closing:
            end += 1
    for quotation in case.quotations.values():
        if start <= quotation.outer.start < end < quotation.outer.end:
            end = quotation.outer.end
    return Span(start, end) if start < end else None
