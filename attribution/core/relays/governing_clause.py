"""The clause of saying that the speaker's own clause hangs on.

La porte-parole a précisé que la juge estimait le délai « trop court ».       matches: la porte-parole
La porte-parole a précisé que le délai était « trop court ».                  must not: she speaks herself
"""

from __future__ import annotations

from attribution.core.document import Document, Token
from attribution.core.phrases.citing import CITES, CITING
from attribution.core.phrases.clause import stands_apart
from attribution.core.phrases.cue import cue_verb_of, is_cue_verb, is_speech_verb, verb_cue
from attribution.core.phrases.seat import seat_of
from attribution.core.phrases.small_words import QUE
from attribution.core.phrases.subject import subject_of
from attribution.core.relations import Form, Source
from attribution.core.relays.case import Hop, RelayCase
from attribution.core.tree import ancestors, children_by


def governing_clause(relay: RelayCase) -> list[Hop]:
    """Every verb of saying above the speaker's cue, nearest first, with its subject."""
    case, document = relay.case, relay.case.reading.document
    start = _start(relay)
    if start is None:
        return []
    hops: list[Hop] = []
    below, apart = start, False
    for above in ancestors(document, start):
        apart = apart or stands_apart(document, below)
        beside, below = _is_beside(document, below), above
        verb = cue_verb_of(case.reading, above)
        if beside or apart:
            apart = apart and not _heads_a_clause(document, above)  # of the clauses above, it leaves out only the next
            continue
        if case.reading.level(verb) != case.frame or verb.span.end > case.quotation.outer.start:
            continue
        if verb.index == relay.found.head:
            continue
        says = is_cue_verb if _is_cited(relay) else is_speech_verb
        source = subject_of(case.reading, verb) if says(case.reading, verb) else None
        source = (seat_of(case.reading, document.tokens[source.head]) or source) if source else None
        if source is not None and not _is_same(relay, source) and not source.span.overlaps(case.quotation.outer):
            hops.append(Hop(source, verb_cue(case.reading, verb), verb.index))
    return hops


def _heads_a_clause(document: Document, token: Token) -> bool:
    """A verb, or what "être" says of somebody."""
    return token.upos in {"VERB", "AUX"} or bool(children_by(document, token, "cop"))


def _is_same(relay: RelayCase, source: Source) -> bool:
    """The very words that speak, or the same pronoun twice, as in "il a dit qu'il …": that is one person."""
    speaker, document = relay.found.source, relay.case.reading.document
    if speaker is not None and speaker.span == source.span:
        return True
    if speaker is None or speaker.form is not Form.PRONOUN or source.form is not Form.PRONOUN:
        return False
    return document.cut(speaker.span).lower() == document.cut(source.span).lower()


def _is_beside(document: Document, verb: Token) -> bool:
    """A clause that stands beside the one above it, not under it: joined, with no "que" between the two verbs."""
    between = document.tokens[max(0, verb.head) : verb.index]
    return verb.relation in {"conj", "parataxis"} and not any(word.text.lower() in QUE for word in between)


def _is_cited(relay: RelayCase) -> bool:
    """The source stands behind "citant": whatever the main verb governs is passed on."""
    head = relay.found.head
    return head is not None and relay.case.reading.document.tokens[head].text.lower() in CITING | CITES


def _start(relay: RelayCase) -> Token | None:
    """The speaker's cue if it governs the quoted words, else the quoted words themselves."""
    tokens, head = relay.case.reading.document.tokens, relay.found.head
    top = relay.case.top()
    if (
        head is not None
        and top is not None
        and any(a.index == head for a in ancestors(relay.case.reading.document, top))
    ):
        return tokens[head]
    return top if head is None or tokens[head].upos not in {"VERB", "AUX"} or _is_cited(relay) else tokens[head]
