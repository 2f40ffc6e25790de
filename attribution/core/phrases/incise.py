"""Incises: reporting clauses with the subject after the verb, « …, a déclaré X », « …, dit-il, … ».

The parser labels them every which way (conj, parataxis, advcl, the subject as an object), so they are read
from the order of words: comma or mark, verb group, then a clitic or a bare noun phrase.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from attribution.core.document import Span, Token
from attribution.core.phrases.clitics import OBJECT_CLITICS, bare_clitic
from attribution.core.phrases.cue import is_incise_verb, is_infinitive, is_participle, light_verb_end, verb_cue
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.phrases.reading import MARK, Reading
from attribution.core.phrases.time_words import is_day, is_time
from attribution.core.relations import Cue, Form, Source

_OPENERS = frozenset({",", "»", "”", '"', ")", "–", "—", "-", "!", "?", "…", "...", ".", ";", "comme"})
_HELPERS = frozenset(
    ["fini", "finit", "tenu", "tient", "voulu", "veut", "croit", "croient", "doit", "devait", "peut", "va", "vient"]
)
"""Verbs before the infinitive of an incise: "a fini par écrire", "croit savoir"."""
_BEFORE_VERB = frozenset({"AUX", "ADV"})
_REACH = 40
"""Words; a subject does not stand further behind its verb."""


@dataclass(frozen=True, slots=True)
class Incise:
    """``span`` runs from the verb group's first word to the subject's last; ``level`` is where it stands."""

    verb: int
    cue: Cue
    source: Source
    span: Span
    level: int | None
    known: bool  # the verb is in the lexicon


def find_incises(reading: Reading) -> tuple[Incise, ...]:
    """Every incise of the document, in text order."""
    found = (incise_at(reading, token) for token in reading.document.tokens if _is_verb(reading, token))
    return tuple(incise for incise in found if incise is not None)


def _is_verb(reading: Reading, token: Token) -> bool:
    """An inverted clitic makes a verb of any word: "lit-on", which the tagger takes for a bed."""
    after = reading.document.tokens[token.index + 1 : token.index + 2]
    return token.upos in {"VERB", "AUX"} or (token.upos == "NOUN" and bool(after) and bare_clitic(after[0]) is not None)


def incise_at(reading: Reading, verb: Token) -> Incise | None:
    """The incise whose main verb this is, or None."""
    first = _group_start(reading, verb)
    if not _can_head(reading, verb, first) or not _opens(reading, first):
        return None
    subject = clitic_subject(reading, first, verb)
    if subject is None and not _has_subject_before(reading, verb, first):
        subject = _noun_subject(reading, verb)
    if subject is None:
        return None
    end = max(subject.span.end, verb.span.end)
    span = Span(first.span.start, end)
    return Incise(
        verb.index, verb_cue(reading, verb), subject, span, reading.level(verb), is_incise_verb(reading, verb)
    )


def _has_subject_before(reading: Reading, verb: Token, first: Token) -> bool:
    """The parser gave the verb a subject in front of it: no inversion."""
    level = reading.level(verb)
    return any(
        child.relation == "nsubj"
        and child.index < verb.index
        and reading.level(child) == level
        and child.text.lower() not in OBJECT_CLITICS
        and not _parted(reading, child, first)
        for child in reading.document.children(verb.index)
    )


def _parted(reading: Reading, subject: Token, first: Token) -> bool:
    """Nothing but a comma stands between the two, so it is another verb's: "Le port, a dit X, fermera"."""
    text, phrase = reading.document.text, noun_phrase(reading, subject).span
    apposition = text[: phrase.start].rstrip().endswith(",")
    return subject.upos != "PRON" and not apposition and text[phrase.end : first.span.start].strip() == ","


def _can_head(reading: Reading, verb: Token, first: Token) -> bool:
    """A finite verb, or a participle or infinitive with an auxiliary or "a fini par" before it."""
    if verb.upos == "AUX":
        return is_incise_verb(reading, verb)
    if is_participle(verb) or _helps(reading, verb):
        return False
    group = reading.document.tokens[first.index : verb.index]
    helped = any(token.upos == "AUX" or (token.upos == "VERB" and token is not verb) for token in group)
    homograph = verb.text.lower().endswith("it")  # "dit", "écrit": present or participle
    return helped or homograph or ("VerbForm=Part" not in verb.feats and not is_infinitive(verb))


def _helps(reading: Reading, verb: Token) -> bool:
    """An infinitive follows, which is the cue: "a fini par écrire", "peut-on lire"."""
    if verb.text.lower() not in _HELPERS:
        return False
    after = reading.document.tokens[verb.index + 1 : verb.index + 4]
    rest = [token for token in after if token.upos != "ADP" and not token.text.startswith("-")]
    return bool(rest) and is_infinitive(rest[0]) and rest[0].sentence == verb.sentence


def _group_start(reading: Reading, verb: Token) -> Token:
    """The first word of the verb group: auxiliaries, clitics, adverbs and "a fini par" before the verb."""
    tokens, first = reading.document.tokens, verb
    while first.index > 0:
        before = tokens[first.index - 1]
        if before.sentence != verb.sentence or reading.level(before) != reading.level(verb):
            break
        if not _is_group_word(before, first):
            break
        first = before
    return first


def _is_group_word(token: Token, right: Token) -> bool:
    low = token.text.lower()
    if low in {"nous", "vous"}:  # "nous a dit X", but not "nous avons dit"
        return "Person=3" in right.feats
    if token.upos in _BEFORE_VERB or low in OBJECT_CLITICS or low.startswith("-"):
        return True
    if token.upos == "ADP" and low in {"par", "de", "d'", "d’", "à"} and "VerbForm=Inf" in right.feats:
        return True
    joins = right.upos in {"ADP", "VERB"} or right.text.startswith("-")
    return token.upos == "VERB" and joins and low in _HELPERS


def _opens(reading: Reading, first: Token) -> bool:
    """A comma, a mark, or "comme" stands before the group, or nothing at all."""
    if first.index == 0:
        return False
    before = reading.document.tokens[first.index - 1]
    if reading.level(before) != reading.level(first):
        return reading.level(before) == MARK or reading.level(first) is None
    return before.text.lower() in _OPENERS


def clitic_subject(reading: Reading, first: Token, verb: Token) -> Source | None:
    """As in "-t-il" after the auxiliary or the verb."""
    for token in reading.document.tokens[first.index : verb.index + 3]:
        bare = bare_clitic(token) if _on_same_ground(reading, token, verb) else None
        if bare and token.index > first.index:
            offset = token.span.end - len(bare)
            return Source(Span(offset, token.span.end), token.index, Form.PRONOUN)
    return None


def _noun_subject(reading: Reading, verb: Token) -> Source | None:
    """The first bare noun phrase after the verb; adverbs, dates and prepositional phrases are stepped over."""
    end = light_verb_end(reading, verb) or verb
    index, tokens = end.index + 1, reading.document.tokens
    limit = min(len(tokens), index + _REACH)
    while index < limit and _on_same_ground(reading, tokens[index], verb):
        token = tokens[index]
        if token.upos in {"ADV"} or is_day(token) or token.text == ",":
            index += 1
        elif token.upos == "ADP":
            index = _after_prepositional_phrase(reading, token)
        elif token.upos in {"DET", "PROPN", "NOUN", "ADJ", "NUM", "PRON", "X"}:
            source = _phrase_from(reading, token)
            if source is None or not _is_time_phrase(reading, source):
                return source
            index = _index_after(reading, source.span.end)
        else:
            return None
    return None


def _on_same_ground(reading: Reading, token: Token, verb: Token) -> bool:
    return token.sentence == verb.sentence and reading.level(token) == reading.level(verb)


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
    names = reading.lexicon.person_nouns | reading.lexicon.body_nouns - {"journal"}
    if head.upos != "NOUN" or head.lemma.lower() in names or head.text.lower().rstrip(".") in reading.lexicon.titles:
        return None
    index = end
    while index - 1 > source.head and reading.document.tokens[index - 1].upos == "PROPN":
        index -= 1
    touches = reading.document.tokens[index - 1].upos in {"NOUN", "ADJ"}
    return index if index < end and touches else None


def _index_after(reading: Reading, offset: int) -> int:
    return reading.document.index_from(offset)


def _phrase_from(reading: Reading, first: Token) -> Source | None:
    """The noun phrase that begins at a word, or None when it begins none."""
    head = phrase_head(reading, first)
    if head is None or head.text.lower() in {"qui", "que", "dont", "où", "lequel", "ce", "y", "en", "se"}:
        return None
    return noun_phrase(reading, head)


def inner_incises(reading: Reading, position: int, incises: Iterable[Incise]) -> list[Incise]:
    """The incises of the text's own voice that stand inside a marked stretch: "« A, dit-elle, B »".

    They need a verb of saying, a subject of the third person, a comma (or the like) before and a pause after.
    """
    content, text = reading.contents[position], reading.document.text
    return [
        incise
        for incise in incises
        if incise.level == position
        and incise.known
        and incise.span in content
        and incise.span.start > content.start + 1
        and text[: incise.span.start].rstrip()[-1:] in {",", "!", "?", "…", "."}
        and text[incise.span.end : content.end].lstrip()[:1] in {",", ".", "", ";", "!", "?", "…", ":"}
        and text[incise.source.span.start : incise.source.span.end].lower() not in {"je", "tu", "nous", "vous", "on"}
    ]
