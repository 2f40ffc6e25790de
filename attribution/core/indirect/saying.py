"""Who says a clause that a verb governs, if the verb and its subject are such that saying is meant."""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.indirect.case import SentenceCase
from attribution.core.indirect.joined_clause import goes_on_above
from attribution.core.indirect.speaks import is_document, speaks
from attribution.core.phrases.clitics import is_reflexive
from attribution.core.phrases.cue import is_infinitive, is_participle, light_verb_end, verb_cue, verb_lemma
from attribution.core.phrases.passive import is_passive
from attribution.core.phrases.subject import subject_of
from attribution.core.phrases.verb_form import is_verb
from attribution.core.relations import Kind, Source
from attribution.core.sources.case import Found

_HELPERS = frozenset(
    (
        "tenir venir aller finir continuer commencer contenter borner limiter devoir vouloir souhaiter choisir "
        "persister empresser hâter oser préférer croire dire affirmer assurer nier démentir reconnaître avouer jurer "
        "prétendre refuser"
    ).split()
)
"""Verbs whose subject says what the infinitive behind them says: "a tenu à préciser que"."""
GROUP = frozenset({"ADV", "PRON"})
"""What may stand between a comma and its participle: ", lui expliquant"."""
_LIGHT_VERBS = frozenset({"faire", "laisser"})


def governs_clause(case: SentenceCase, verb: Token) -> bool:
    """A verb whose "que" clause is what somebody says: not "se rappeler que", not "vouloir dire que"."""
    if not case.is_own(verb) or not is_verb(case.reading, verb):
        return False
    reading, lexicon = case.reading, case.reading.lexicon
    lemma = verb_lemma(reading, verb)
    if _ends_speech(case, verb):
        return False  # it reports words between marks: "« … », dit l'élue, que le maire a reçue"
    if _has_reflexive(case, verb):
        return lemma in lexicon.reflexive_verbs
    light = lemma in _LIGHT_VERBS and light_verb_end(reading, verb) is not None
    known = light or lemma in lexicon.that_verbs or lemma in lexicon.document_verbs
    return known and not (is_infinitive(verb) and not _is_done(case, verb))


def governs_infinitive(case: SentenceCase, verb: Token) -> bool:
    """A verb whose infinitive is what somebody says: "promet de revenir"; not "se promet de revenir"."""
    if not case.is_own(verb) or not is_verb(case.reading, verb):
        return False
    if _has_reflexive(case, verb):
        return False
    known = verb_lemma(case.reading, verb) in case.reading.lexicon.infinitive_verbs
    if is_participle(verb) and not is_loose(case, verb):
        return False
    return known and not (is_infinitive(verb) and not _is_done(case, verb))


def _ends_speech(case: SentenceCase, verb: Token) -> bool:
    spoken = [case.quotations[at] for at, head in case.heads.items() if head == verb.index]
    return any(one.kind is Kind.DIRECT and one.outer.end <= verb.span.start for one in spoken)


def is_loose(case: SentenceCase, participle: Token) -> bool:
    """A comma, "en" or "et" stands before the participle: it is the subject's, not "un homme criant que …"."""
    before = [
        word for word in case.document.tokens[max(0, participle.index - 4) : participle.index] if word.upos not in GROUP
    ]
    return bool(before) and before[-1].text.lower() in {",", "en", "et"}


def _has_reflexive(case: SentenceCase, verb: Token) -> bool:
    return any(is_reflexive(child) and child.upos == "PRON" for child in case.document.children(verb.index))


def _is_done(case: SentenceCase, verb: Token) -> bool:
    """The saying of an infinitive takes place: "a tenu à dire", "avant d'ajouter"; not "il faut dire", "sans dire"."""
    before = case.document.tokens[max(0, verb.index - 4) : verb.index]
    opening = [word.text.lower() for word in before if word.sentence == verb.sentence]
    if {"avant", "après"} & set(opening):
        return True
    head = case.document.head(verb)
    if head is None or "sans" in opening or "pour" in opening:
        return False
    lemma = verb_lemma(case.reading, head)
    means = verb_lemma(case.reading, verb) == "dire" and lemma == "vouloir"
    return head.upos == "VERB" and lemma in _HELPERS and not means


def said_by(case: SentenceCase, verb: Token, *, of_things: bool = False) -> Found | None:
    """The source of a saying and its cue; nobody for a passive without agent ("il est dit que"), None if it is none.

    ``of_things``: in this construction things do what the verb says ("le ciel promet de s'éclaircir").
    """
    reading = case.reading
    source = subject_of(reading, _first_of_two(case, verb) or verb)
    cue = verb_cue(reading, verb)
    if source is None:
        return Found(None, cue, verb.index) if is_passive(reading, verb) else None
    return Found(source, cue, verb.index) if _says(case, verb, source, of_things) else None


def _first_of_two(case: SentenceCase, verb: Token) -> Token | None:
    """The verb whose subject a second one shares over a clause between: "assure qu'il tiendra et promet de …"."""
    joined = case.document.head(verb)
    first = case.document.head(joined) if joined is not None and joined.relation == "ccomp" else None
    shared = first is not None and case.is_own(first) and is_verb(case.reading, first) and first.index < verb.index
    return first if first is not None and shared and goes_on_above(case, verb, first, first.index + 1) else None


def _says(case: SentenceCase, verb: Token, source: Source, of_things: bool) -> bool:
    lemma, lexicon = verb_lemma(case.reading, verb), case.reading.lexicon
    if lemma in lexicon.document_verbs:
        return is_document(case.reading, case.document.tokens[source.head])
    return speaks(case.reading, source, of_things=of_things or lemma in lexicon.thing_verbs)
