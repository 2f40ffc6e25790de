"""The clause that a phrase beside it ("selon X", ", a dit X") reports: before it, behind it, or around it."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.core.document import Span, Token
from attribution.core.indirect.case import Report, SentenceCase
from attribution.core.indirect.clause import trimmed
from attribution.core.indirect.saying import governs_clause
from attribution.core.indirect.walk import subtree
from attribution.core.phrases.small_words import QUE
from attribution.core.relations import Kind
from attribution.core.sources.case import Found
from attribution.core.tree import ancestors

_LONGEST_APPOSITION = 12
_CLAUSES = frozenset({"acl", "advcl", "ccomp"})
_RELATIVES = frozenset({"qui", "que", "qu'", "qu’", "dont", "où"})
_SUBORDINATE = frozenset({"acl", "advcl"})


@dataclass(frozen=True, slots=True)
class Aside:
    """The phrase that reports, from its first word to its last; ``head`` is its word that hangs on the clause."""

    span: Span
    head: Token
    found: Found


def reported_around(case: SentenceCase, aside: Aside) -> Report | None:
    """The clause that an aside reports, if it has a finite verb of its own.

    What stands before the aside is the content where it is a clause by itself; what stands behind it where nothing or
    only a connective stands before; both, as two fragments, where the aside splits the clause.
    """
    clause = _clause(case, aside) if aside.found.head is None else None  # an incise reports the whole sentence
    if clause is not None and not _is_parted(case, aside):
        return None
    first, last = _region(case, aside, clause)
    before = trimmed(case, first, aside.span.start)
    verb = main_verb(case, before, clause) if before is not None else None
    broken = before is not None and verb is not None and _is_broken_off(case, before, verb)
    end = aside.span.end if broken else _end_of(case, aside)
    after = trimmed(case, end, last)
    if before is not None and after is not None and broken:
        return _report(case, aside, (before, after), clause) if _is_set_off(case, aside, end) else None
    if before is not None and verb is not None:
        parts = (before, after) if after is not None and _is_within(case, aside, end) else (before,)
        return _report(case, aside, parts, clause)
    if after is None or main_verb(case, after, clause) is None:
        return None
    if before is None or _connects(case, before):
        return _report(case, aside, (after,), clause)
    return _report(case, aside, (before, after), clause) if _is_set_off(case, aside, end) else None


def main_verb(case: SentenceCase, span: Span, clause: Token | None = None) -> Token | None:
    """What the first main clause of a stretch is built around; None where no conjugated verb makes one.

    ``clause`` is the predicate of the stretch, where that is a subordinate clause itself.
    """
    words = case.document.tokens_in(span)
    for word in words:
        if word.upos in {"VERB", "AUX"} and "VerbForm=Fin" in word.feats and not _is_speech(case, word):
            head = case.document.head(word)
            predicate = head if word.relation in {"aux", "cop"} and head is not None else word
            above = (predicate, *ancestors(case.document, predicate))
            under = (one for one in above if words[0].index <= one.index <= words[-1].index and one != clause)
            if not any(one.relation in _SUBORDINATE for one in under):
                return predicate
    return None


def _is_speech(case: SentenceCase, word: Token) -> bool:
    """The word stands in a whole clause between marks: that is reported by itself."""
    level = case.reading.level(word)
    while level is not None and level in case.quotations:
        if case.quotations[level].kind is Kind.DIRECT:
            return True
        level = case.reading.frame(level)
    return level is not None


def _clause(case: SentenceCase, aside: Aside) -> Token | None:
    """The verb of the subordinate clause that the aside stands in; None in a main clause."""
    verbs = (above for above in ancestors(case.document, aside.head) if above.upos in {"VERB", "AUX"})
    verb = next(verbs, None)
    return verb if verb is not None and verb.relation in _CLAUSES and verb.sentence == aside.head.sentence else None


def _is_broken_off(case: SentenceCase, before: Span, verb: Token) -> bool:
    """The clause goes on behind the phrase: "le projet est, selon X, un échec"."""
    return verb.span.start >= before.end or case.document.tokens_in(before)[-1].lemma == "être"


def _is_within(case: SentenceCase, aside: Aside, end: int) -> bool:
    """The clause runs through the phrase without a pause: "le phare est selon lui le plus vieux du pays"."""
    text = case.document.text
    pauses = set(",.;:!?…()«»–—\n")
    return (
        text[: aside.span.start].rstrip(" \u00a0")[-1:] not in pauses and text[end:].lstrip(" \u00a0")[:1] not in pauses
    )


def _is_parted(case: SentenceCase, aside: Aside) -> bool:
    """In a subordinate clause, a comma or "que" stands before the phrase: not "des éléments selon lui faux"."""
    before = case.document.tokens[max(0, case.document.index_from(aside.span.start) - 1)]
    return before.text == "," or before.text.lower() in QUE | _RELATIVES


def _region(case: SentenceCase, aside: Aside, clause: Token | None) -> tuple[int, int]:
    """The stretch that holds the aside and what it may report, on its line: its clause, or the sentence."""
    first, last = _clause_around(case, aside, clause) or _between_stops(case, aside)
    text = case.document.text
    first = max(first, text.rfind("\n", 0, aside.span.start) + 1)
    line_end = text.find("\n", aside.span.end)
    opening = case.document.tokens[case.document.index_from(aside.span.start) - 1]
    if opening.text.lower() in QUE:  # "elle a dit que selon lui …"
        first = aside.span.start
    return first, min(last, line_end) if line_end >= 0 else last


def _clause_around(case: SentenceCase, aside: Aside, clause: Token | None) -> tuple[int, int] | None:
    """A subordinate clause without its "que"; None where the parser lets it begin behind the aside."""
    words = sorted(subtree(case.document, clause), key=lambda word: word.index) if clause is not None else []
    words = words[1:] if words and (words[0].text.lower() in QUE or words[0].upos in {"SCONJ", "ADP"}) else words
    if not words or words[0].span.start > aside.span.start:
        return None
    return _first(case, aside, words[0]), max(words[-1].span.end, aside.span.end)


def _between_stops(case: SentenceCase, aside: Aside) -> tuple[int, int]:
    """The sentence, or what stands between its colons and semicolons, up to the next incise."""
    stops = [word.span for word in case.own_words if word.text in {":", ";"}]
    first = max((stop.end for stop in stops if stop.end <= aside.span.start), default=case.sentence.span.start)
    last = min((stop.start for stop in stops if stop.start >= aside.span.end), default=case.sentence.span.end)
    beside = [one.span for one in case.incises if one.known and not one.span.overlaps(aside.span)]
    return first, min((one.start for one in beside if one.start >= aside.span.end), default=last)


def _first(case: SentenceCase, aside: Aside, word: Token) -> int:
    """Where a clause begins: at its first word, or at a relative pronoun that the parser left outside."""
    index = case.document.index_from(aside.span.start)
    before = case.document.tokens[max(0, index - 2) : index]
    left_out = [one for one in before if one.text.lower() in _RELATIVES and one.sentence == word.sentence]
    return min(word.span.start, *(one.span.start for one in left_out)) if left_out else word.span.start


def _end_of(case: SentenceCase, aside: Aside) -> int:
    """The aside with what is put to its source behind it: an apposition, a relative clause, "cité par Y"."""
    source = aside.found.source
    if source is None:
        return aside.span.end
    end = source.span.end
    under = {word.index for word in subtree(case.document, case.document.tokens[source.head])}
    for word in case.document.tokens[case.document.index_from(end) :]:
        if word.index not in under and word.text not in {",", ")"}:
            break
        if not case.is_own(word):
            break
        end = word.span.end if word.text != "," else end
    return _behind_apposition(case, max(end, aside.span.end))


def _behind_apposition(case: SentenceCase, end: int) -> int:
    """As in "selon Marc Aubrac, directeur du port, …": a person noun between commas that the parser hung elsewhere.

    Or the name behind the noun: "selon le directeur du port, Marc Aubrac, …".
    """
    first = case.document.index_from(end)
    words = [word for word in case.words if first <= word.index <= first + _LONGEST_APPOSITION]
    if len(words) < 2 or words[0].text != ",":
        return end
    if words[1].upos != "PROPN" and words[1].lemma.lower() not in case.reading.lexicon.person_nouns:
        return end
    for word in words[1:]:
        if word.text == ",":
            return case.document.tokens[word.index - 1].span.end
        if words[1].upos == "PROPN" and word.upos != "PROPN":
            break
        if word.upos in {"VERB", "AUX"} and "VerbForm=Fin" in word.feats:
            break
    return end


def _connects(case: SentenceCase, before: Span) -> bool:
    """Only a connective stands before the aside: "Mais, selon X, …", "Hier, selon X, …"."""
    words = [word for word in case.document.tokens_in(before) if word.upos != "PUNCT"]
    if words and words[0].text.lower() in _RELATIVES:
        return False
    return len(words) < 2 or all(word.upos in {"ADV", "CCONJ", "SCONJ"} for word in words)


def _is_set_off(case: SentenceCase, aside: Aside, end: int) -> bool:
    """Commas, dashes or brackets stand on both sides of the aside."""
    text = case.document.text
    return text[: aside.span.start].rstrip()[-1:] in set(",(–—-") and text[end:].lstrip()[:1] in set(",)–—-")


def _report(case: SentenceCase, aside: Aside, fragments: tuple[Span, ...], clause: Token | None) -> Report | None:
    content = Span(fragments[0].start, fragments[-1].end)
    predicate = main_verb(case, fragments[-1], clause) or main_verb(case, content, clause)
    if predicate is None or (predicate.span.end == content.end and governs_clause(case, predicate)):
        return None  # "X assure, d'après Y, que …": Y passes on what X says
    return Report(content, fragments, predicate.index, aside.found)
