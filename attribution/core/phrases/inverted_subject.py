"""The subject behind its verb: the first bare noun phrase after the verb of an incise."""

from __future__ import annotations

from dataclasses import replace

from attribution.core.document import Span, Token
from attribution.core.phrases.cue import light_verb_end
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.phrases.reading import Reading
from attribution.core.phrases.time_words import is_day, is_time
from attribution.core.relations import Form, Source

_AUDIENCES = frozenset(
    (
        "journal presse foule public jury équipage personnel rédaction radio télévision assemblée population équipe "
        "congrès commission comité conseil tribunal cour chaîne"
    ).split()
)
"""Those spoken to, whose noun bears no name of its own: "a lancé à la foule Inès Laval"."""
_REACH = 40
"""Words; a subject does not stand further behind its verb."""


def noun_subject(reading: Reading, verb: Token) -> Source | None:
    """The first bare noun phrase after the verb; adverbs, dates and prepositional phrases are stepped over."""
    end = light_verb_end(reading, verb) or verb
    index, tokens = end.index + 1, reading.document.tokens
    some: Source | None = None
    limit = min(len(tokens), index + _REACH)
    while index < limit and on_same_ground(reading, tokens[index], verb):
        token = tokens[index]
        passed_over = token.upos == "ADV" or is_day(token) or token.text == "," or _of_complement(token, end)
        if passed_over or _stands_apart(reading, token):
            index += 1
        elif token.upos == "ADP" or _opens_locution(token):
            some = some or _some(reading, token, end)
            index = _after_prepositional_phrase(reading, token)
        elif token.upos in {"DET", "PROPN", "NOUN", "ADJ", "NUM", "PRON", "X"}:
            source = _phrase_from(reading, token, behind=end)
            if source is None or not _is_time_phrase(reading, source):
                return source
            index = _index_after(reading, source.span.end)
        else:
            break
    return some


def _of_complement(token: Token, verb: Token) -> bool:
    """As in "devant les parents réunis au gymnase l'inspectrice": a participle said of what stands between."""
    return "VerbForm=Part" in token.feats and token.relation in {"acl", "amod"} and token.head > verb.index


def _opens_locution(token: Token) -> bool:
    """The noun of "face aux locataires", "grâce à eux"."""
    return token.upos == "NOUN" and token.relation == "case"


def _some(reading: Reading, token: Token, verb: Token) -> Source | None:
    """As in "ont hurlé des spectateurs", whose "des" the parser may split like "de les"."""
    following = reading.document.tokens[token.index + 1 : token.index + 3]
    fused = len(following) == 2 and following[0].span == token.span and token.index == verb.index + 1
    if not fused or reading.document.cut(token.span).lower() != "des":
        return None
    source = _phrase_from(reading, following[1])
    return replace(source, span=Span(token.span.start, source.span.end)) if source else None


def _stands_apart(reading: Reading, token: Token) -> bool:
    """A word between commas, no name: "lance, furieuse, Mme Lopez", "parie, goguenard, le patron"."""
    around = reading.document.tokens[max(0, token.index - 1) : token.index + 2]
    word = token.upos in {"ADJ", "VERB", "NOUN"} and token.text.islower()
    return word and len(around) == 3 and around[0].text == around[2].text == ","


def _is_time_phrase(reading: Reading, source: Source) -> bool:
    return is_time(reading.document.tokens[source.head]) and source.form is Form.NOUN


def _after_prepositional_phrase(reading: Reading, adposition: Token) -> int:
    """The index after the noun phrase that a preposition introduces."""
    tokens = reading.document.tokens
    index = adposition.index + 1
    while index < len(tokens) and tokens[index].upos == "ADP":
        index += 1
    if index >= len(tokens):
        return index
    source = _phrase_from(reading, tokens[index])
    if source is None:
        return index + 1
    end = _index_after(reading, source.span.end)
    return _name_start(reading, source, end) or end


def _name_start(reading: Reading, source: Source, end: int) -> int | None:
    """As in "a confié à notre journal Éric Nantais": the name is no part of the phrase before it."""
    head = reading.document.tokens[source.head]
    noun = head.lemma.lower()
    bears = noun in reading.lexicon.bearers and noun not in _AUDIENCES
    if head.upos != "NOUN" or bears or reading.lexicon.is_title(head.text):
        return None
    index = end
    while index - 1 > source.head and reading.document.tokens[index - 1].upos == "PROPN":
        index -= 1
    touches = reading.document.tokens[index - 1].upos in {"NOUN", "ADJ"}
    return index if index < end and touches else None


def _index_after(reading: Reading, offset: int) -> int:
    return reading.document.index_from(offset)


def _phrase_from(reading: Reading, first: Token, *, behind: Token | None = None) -> Source | None:
    """The noun phrase that begins at a word, or None when it begins none."""
    head = phrase_head(reading, first)
    if head is None or head.text.lower() in {"qui", "que", "dont", "où", "lequel", "ce", "y", "en", "se"}:
        return None
    return noun_phrase(reading, head, behind=behind)


def on_same_ground(reading: Reading, token: Token, verb: Token) -> bool:
    """The two stand in one sentence and between the same marks."""
    return token.sentence == verb.sentence and reading.level(token) == reading.level(verb)
