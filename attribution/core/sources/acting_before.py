"""Speech that stands alone behind a sentence about somebody, where nobody has spoken since: that one speaks.

Le forgeron Paul Renard a éteint sa forge. « Quarante ans de feu. »      matches: Paul Renard
Le pont a rouvert mardi. « Une vraie délivrance. »                       must not: a bridge says nothing
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.fold import fold
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.reading import Reading
from attribution.core.phrases.subject import subject_of
from attribution.core.relations import Kind, Source
from attribution.core.sources.alone import stands_alone
from attribution.core.sources.case import Found, SourceCase
from attribution.core.tree import children_by

_PRONOUNS = frozenset({"elle", "ils", "elles", "il"})


def acting_before(case: SourceCase, _settled: object) -> Found | None:
    """The person who is the subject of the sentence right before, unless somebody has spoken in this paragraph.

    Where somebody spoke in a paragraph before, a pronoun takes that one up.
    """
    if not case.is_direct or case.frame is not None or not stands_alone(case) or _has_speech(case):
        return None
    root = _root_before(case)
    source = _acting(case.reading, root) if root else None
    if source is None or source.span.end > case.quotation.outer.start:
        return None
    spoken = any(one.kind is not Kind.OTHER for one in case.quotations[: case.position])
    taken_up = spoken and case.reading.document.cut(source.span).lower() in _PRONOUNS
    return Found(source, None) if taken_up or _is_person(case.reading, source) else None


def _has_speech(case: SourceCase) -> bool:
    """Other words than these are quoted earlier in the paragraph."""
    start = case.reading.document.text.rfind("\n", 0, case.quotation.outer.start)
    earlier = case.quotations[: case.position]
    return any(one.outer.start > start and one.kind is not Kind.OTHER for one in earlier)


def _acting(reading: Reading, root: Token) -> Source | None:
    """The subject of a root, or the root itself where the tagger lost the verb: "Le trésorier esquive"."""
    if root.upos in {"VERB", "AUX"}:
        return subject_of(reading, root)
    subjects = children_by(reading.document, root, "nsubj")
    opens = root.index <= reading.document.sentence_of(root).first + 1
    return noun_phrase(reading, subjects[0] if subjects else root) if subjects or opens else None


def _root_before(case: SourceCase) -> Token | None:
    """The root of the sentence right before the mark; in the paragraph before, where nobody has spoken yet."""
    document, start = case.reading.document, case.quotation.outer.start
    before = next(case.reading.before(start, case.frame), None)
    if before is None:
        return None
    apart = "\n" in document.text[before.span.start : start]
    if apart and any(one.kind is not Kind.OTHER for one in case.quotations[: case.position]):
        return None
    words = [word for word in document.words(document.sentence_of(before)) if word.span.end <= start]
    return next((word for word in words if word.relation == "root"), None)


def _is_person(reading: Reading, source: Source) -> bool:
    """A noun for people, or a full name, its noun no body or work; a place or a body acts in other ways."""
    head, lexicon = reading.document.tokens[source.head], reading.lexicon
    forms = {head.lemma.lower(), head.text.lower(), head.text.lower().removesuffix("s")}
    if head.upos == "NOUN" and not (lexicon.person_nouns | lexicon.doer_nouns).isdisjoint(forms):
        return True
    names = [word.text for word in reading.document.tokens_in(source.span) if word.upos == "PROPN"]
    if head.upos == "NOUN":
        return len(names) > 1 and (lexicon.body_nouns | lexicon.work_nouns).isdisjoint(forms)
    return len(names) > 1 and fold(names[0]) in lexicon.folded_first_names
