"""Which verb of saying governs the quoted words; two rules ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from attribution.core.document import Token
from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.cue import cue_verb_of, is_cue_verb, is_infinitive, verb_cue, verb_lemma
from attribution.core.phrases.incise import incise_at
from attribution.core.phrases.passive import is_passive
from attribution.core.phrases.subject import subject_of
from attribution.core.relations import Source
from attribution.core.sources.case import Found, SourceCase
from attribution.core.sources.own_words import are_own
from attribution.core.tree import ancestors, children_by

_SAYING_WHEN_ACTIVE = frozenset({"lancer", "lâcher", "signer", "souffler", "adresser", "poster", "glisser"})
_BETWEEN = frozenset({"DET", "ADP", "ADV", "SCONJ"})
_REACH = 4
DEEPEST = 4
"""Steps from quoted words without a verb up to their cue: further down they are rather a term than speech.

A step to a first conjunct goes sideways and is not counted.
"""


def governed_by(case: SourceCase) -> Found | None:
    """The nearest cue verb above the content that stands before it on the level around it.

    Where its subject only does what somebody further up tells, the teller's verb.
    """
    top = case.top()
    told: Found | None = None
    if top is None:
        return None
    clause = case.reading.has_finite_verb(case.position) or _has_object(case, top)
    reach = None if clause else DEEPEST + _joined(case, top)
    for above in chain(_at_the_mark(case), islice(ancestors(case.reading.document, top), reach)):
        verb = cue_verb_of(case.reading, above)
        if _can_govern(case, verb):
            source = subject_of(case.reading, verb)
            if source is not None and _is_part_of(case, top, source, verb):
                continue
            if source is not None and not source.span.overlaps(case.quotation.outer):
                found = Found(source, verb_cue(case.reading, verb), verb.index)
                if are_own(case.reading, source, verb, top):
                    return found
                told = told or (None if can_speak(case.reading, source) is Able.NO else found)
            elif is_passive(case.reading, verb):
                break  # nobody says it here; see `agentless`
    return told


def _has_object(case: SourceCase, top: Token) -> bool:
    """An infinitive with its object: "le droit de « garder sa clef »"."""
    return is_infinitive(top) and bool(children_by(case.reading.document, top, "obj"))


def _joined(case: SourceCase, top: Token) -> int:
    """How many of the first steps up from a word lead to a first conjunct."""
    way = [top, *islice(ancestors(case.reading.document, top), DEEPEST)]
    return sum(word.relation == "conj" for word in way)


def _is_aside(case: SourceCase, verb: Token) -> bool:
    """An incise between commas governs nothing: "elle aurait, dit-on, crié « … »"."""
    incise, text = incise_at(case.reading, verb), case.reading.document.text
    if incise is None:
        return False
    return text[: incise.span.start].rstrip().endswith(",") and text[incise.span.end :].lstrip().startswith(",")


def _at_the_mark(case: SourceCase) -> Iterator[Token]:
    """The verb right before the mark, wherever the parser hung the quoted words: "l'a entendue hurler « … »".

    Articles, prepositions and adverbs may stand between.
    """
    for word in islice(case.reading.before(case.quotation.outer.start, case.frame), _REACH):
        if is_cue_verb(case.reading, word) and not _names(case, word):
            yield word
        if word.upos not in _BETWEEN:
            return


def _names(case: SourceCase, word: Token) -> bool:
    """As in "des sites dits « … »"."""
    naming = verb_lemma(case.reading, word) in case.reading.lexicon.naming_verbs
    return naming and word.relation in {"acl", "amod"}


def _sets_going(case: SourceCase, verb: Token) -> bool:
    """As in "des fusées furent lancées par X": in the passive, the verb is none of saying."""
    return is_passive(case.reading, verb) and verb_lemma(case.reading, verb) in _SAYING_WHEN_ACTIVE


def _is_part_of(case: SourceCase, top: Token, source: Source, verb: Token) -> bool:
    """The quoted words belong to the phrase that speaks: "appuyées par des sites « d'extrême droite »"."""
    between = verb.index < source.head < top.index
    return between and any(above.index == source.head for above in ancestors(case.reading.document, top))


def _can_govern(case: SourceCase, verb: Token) -> bool:
    before = case.sentence_start() <= verb.span.start and verb.span.end <= case.quotation.outer.start
    says = is_cue_verb(case.reading, verb) and not _sets_going(case, verb) and not _is_aside(case, verb)
    return before and case.reading.level(verb) == case.frame and says
