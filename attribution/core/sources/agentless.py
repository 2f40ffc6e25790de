"""A passive of saying with nobody named: the words are somebody's, nobody knows whose.

Il a été qualifié de « traître ».                       matches: a cue without a source
Il a été qualifié de « traître » par son frère.         must not: his brother says it
"""

from __future__ import annotations

from itertools import islice

from attribution.core.document import Token
from attribution.core.phrases.cue import cue_verb_of, is_cue_verb, verb_cue, verb_lemma
from attribution.core.phrases.passive import agent_of, is_passive
from attribution.core.sources.case import Found, SourceCase
from attribution.core.sources.government import DEEPEST
from attribution.core.tree import ancestors

_REACH = 5


def agentless(case: SourceCase, _settled: object) -> Found | None:
    """The passive cue verb above the content or right before it, without agent."""
    top = case.top()
    before = case.words_before()
    reach = None if case.reading.has_finite_verb(case.position) else DEEPEST
    climb = islice(ancestors(case.reading.document, top), reach) if top else ()
    above = [cue_verb_of(case.reading, verb) for verb in climb]
    for verb in (*above, *reversed(before[-_REACH:])):
        stands = verb.span.end <= case.quotation.outer.start and case.reading.level(verb) == case.frame
        if stands and _says(case, verb) and is_passive(case.reading, verb):
            agent = agent_of(case.reading, verb)
            known = agent is not None and not agent.span.overlaps(case.quotation.outer)
            return None if known else Found(None, verb_cue(case.reading, verb), verb.index)
    return None


def _says(case: SourceCase, verb: Token) -> bool:
    """A cue verb, but none that only gives a name: "une théorie nommée « … »"."""
    lexicon = case.reading.lexicon
    naming = lexicon.naming_verbs - lexicon.speech_verbs
    return is_cue_verb(case.reading, verb) and verb_lemma(case.reading, verb) not in naming
