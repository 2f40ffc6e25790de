"""What somebody says of himself: "se dire" and the like with an adjective or participle.

Le maire se dit prêt à rouvrir le tunnel.         matches: prêt à rouvrir le tunnel
Le maire se dit que le tunnel rouvrira.           must not: he thinks it
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.indirect.case import Report, SentenceCase
from attribution.core.indirect.clause import clause_from
from attribution.core.indirect.speaks import speaks
from attribution.core.phrases.clitics import is_reflexive
from attribution.core.phrases.cue import is_infinitive, verb_cue, verb_lemma
from attribution.core.phrases.subject import subject_of
from attribution.core.sources.case import Found

_VERBS = frozenset({"dire", "déclarer", "affirmer", "avouer", "prétendre"})


def reported_state(case: SentenceCase) -> list[Report]:
    """The adjective or participle behind each reflexive verb of saying, with all that hangs under it."""
    reports = []
    for verb in case.own_words:
        first = _state(case, verb)
        source = subject_of(case.reading, verb) if first is not None else None
        if first is None or source is None or not speaks(case.reading, source, of_things=True):
            continue
        content = clause_from(case, first.index, _head(case, first), verb)
        if content is not None:
            found = Found(source, verb_cue(case.reading, verb), verb.index)
            reports.append(Report(content, (content,), _head(case, first).index, found))
    return reports


def _state(case: SentenceCase, verb: Token) -> Token | None:
    """The first word of the state, an adverb before it included; None for any other verb."""
    if verb.upos != "VERB" or verb_lemma(case.reading, verb) not in _VERBS:
        return None
    before = case.document.tokens[max(0, verb.index - 4) : verb.index]
    after = case.document.tokens[verb.index + 1 : verb.index + 5]
    if not any(is_reflexive(word) and word.sentence == verb.sentence for word in before):
        return None
    while after and after[0].upos == "ADV" and after[0].sentence == verb.sentence:
        if _is_state(case, _skip(after)):
            return after[0]
        after = after[1:]
    return after[0] if after and _is_state(case, after[0]) else None


def _skip(words: tuple[Token, ...]) -> Token:
    return next((word for word in words if word.upos != "ADV"), words[0])


def _is_state(case: SentenceCase, word: Token) -> bool:
    """An adjective or participle; one that the tagger took for a verb hangs on the verb of saying ("se dit prête")."""
    participle = word.upos == "VERB" and ("VerbForm=Part" in word.feats or word.relation == "xcomp")
    return case.is_own(word) and not is_infinitive(word) and (word.upos == "ADJ" or participle)


def _head(case: SentenceCase, first: Token) -> Token:
    return first if first.upos != "ADV" else _skip(case.document.tokens[first.index : first.index + 5])
