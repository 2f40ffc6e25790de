"""Incises: reporting clauses with the subject after the verb, « …, a déclaré X », « …, dit-il, … ».

The parser labels them every which way (conj, parataxis, advcl, the subject as an object), so they are read
from the order of words: comma or mark, verb group, then a clitic or a bare noun phrase.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from attribution.core.document import Span, Token
from attribution.core.phrases.clitics import OBJECT_CLITICS, bare_clitic, is_told
from attribution.core.phrases.closed_relative import is_main
from attribution.core.phrases.cue import is_incise_verb, is_infinitive, is_participle, verb_cue, verb_lemma
from attribution.core.phrases.inverted_subject import noun_subject, on_same_ground
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.reading import MARK, Reading
from attribution.core.phrases.verb_form import is_verb
from attribution.core.relations import Cue, Form, Source

_OPENERS = frozenset({",", "»", "”", '"', ")", "–", "—", "-", "!", "?", "…", "...", ".", ";", "comme"})
_HELPERS = frozenset(("fini finit tenu tient voulu veut croit croient doit devait peut va vient").split())
"""Verbs before the infinitive of an incise: "a fini par admettre", "croit savoir"."""
_BEFORE_VERB = frozenset({"AUX", "ADV"})
NEAR = 2_000
"""Code points; a sentence of `WINDOW` words is shorter."""


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


def incises_near(incises: Sequence[Incise], span: Span) -> tuple[Incise, ...]:
    """Those, given in text order, that stand inside a span or near it: no other can report it."""
    first = bisect_left(incises, span.start - NEAR, key=_start)
    last = bisect_right(incises, span.end + NEAR, key=_start)
    return tuple(incises[first:last])


def _start(incise: Incise) -> int:
    return incise.span.start


def _is_verb(reading: Reading, token: Token) -> bool:
    """A word tagged as one, or one that its place makes a verb.

    As in "lit-on", a bed for the tagger: an inverted clitic follows; or in "« … », précise Odile Bram": a form of
    a verb of saying stands right behind a closing mark.
    """
    if token.upos in {"VERB", "AUX"}:
        return True
    after = reading.document.tokens[token.index + 1 : token.index + 2]
    if token.upos == "NOUN" and after and bare_clitic(after[0]) is not None:
        return True
    known = token.text in reading.lexicon.verb_lemmas and is_incise_verb(reading, token)
    if _is_inverted(reading, token):
        return True
    mistaken = known and token.upos in {"NOUN", "ADJ", "ADV", "PROPN"}
    return mistaken and (_behind_mark(reading, token) or _before_a_name(reading, token))


def _is_inverted(reading: Reading, token: Token) -> bool:
    """As in "« On a tenu bon », savoure la capitaine": a mark and a comma before the word, an article behind it."""
    tokens = reading.document.tokens
    before, after = tokens[max(0, token.index - 2) : token.index], tokens[token.index + 1 : token.index + 2]
    behind = len(before) == 2 and before[1].text == "," and reading.level(before[0]) == MARK
    article = bool(after) and after[0].upos == "DET" and after[0].sentence == token.sentence
    return behind and article and token.upos in {"NOUN", "ADJ"} and token.text.islower()


def _before_a_name(reading: Reading, token: Token) -> bool:
    """As in "« On rentre, tranche Basile. … »": between marks, a comma before the word and a name behind it."""
    around = reading.document.tokens[max(0, token.index - 1) : token.index + 2]
    return (
        reading.level(token) is not None
        and len(around) == 3
        and around[0].text == ","
        and (around[2].upos == "PROPN" or around[2].text[:1].isupper())
    )


def _behind_mark(reading: Reading, token: Token) -> bool:
    """A closing mark stands before the word, a comma between them at most."""
    before = reading.document.tokens[max(0, token.index - 2) : token.index]
    return bool(before) and (
        reading.level(before[-1]) == MARK or (before[-1].text == "," and reading.level(before[0]) == MARK)
    )


def incise_at(reading: Reading, verb: Token) -> Incise | None:
    """The incise whose main verb this is, or None."""
    first = _group_start(reading, verb)
    if not _can_head(reading, verb, first) or not _opens(reading, first):
        return None
    subject = clitic_subject(reading, first, verb)
    if subject is None and not _has_subject_before(reading, verb, first):
        subject = noun_subject(reading, verb)
    if subject is None:
        return None
    end = max(subject.span.end, verb.span.end)
    if subject.form is not Form.PRONOUN and is_main(reading, first, end):
        return None
    span = Span(first.span.start, end)
    return Incise(
        verb.index, verb_cue(reading, verb), subject, span, reading.level(verb), _is_known(reading, verb, first)
    )


def _is_known(reading: Reading, verb: Token, first: Token) -> bool:
    """A verb of saying, or one of naming behind "comme": "comme les nomme X"."""
    named = verb_lemma(reading, verb) in reading.lexicon.naming_verbs
    likened = reading.document.tokens[first.index - 1].text.lower() == "comme" and first is not verb
    return is_incise_verb(reading, verb) or (named and likened)


def _has_subject_before(reading: Reading, verb: Token, first: Token) -> bool:
    """The parser gave the verb a subject in front of it: no inversion."""
    level = reading.level(verb)
    return any(
        child.relation == "nsubj"
        and child.index < verb.index
        and reading.level(child) == level
        and child.text.lower() not in OBJECT_CLITICS
        and not is_told(child, verb)
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
    if any(token.text.lower() in {"ayant", "étant"} for token in group):
        return False
    helped = any(token.upos == "AUX" or (token.upos == "VERB" and token is not verb) for token in group)
    homograph = verb.text.lower().endswith("it")  # "dit", "écrit": present or participle
    return helped or homograph or ("VerbForm=Part" not in verb.feats and not is_infinitive(verb))


def _helps(reading: Reading, verb: Token) -> bool:
    """An infinitive follows, which is the cue: "a fini par admettre", "peut-on lire"."""
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
        if not _is_group_word(reading, before, first):
            break
        first = before
    return first


def _is_group_word(reading: Reading, token: Token, right: Token) -> bool:
    low = token.text.lower()
    if low in {"nous", "vous"}:  # "nous a dit X", but not "nous avons dit"
        return "Person=3" in right.feats
    if token.upos in _BEFORE_VERB or low in OBJECT_CLITICS or low.startswith("-"):
        return token.upos != "ADV" or not is_verb(reading, token)  # "dément avoir dit", an adverb for the tagger
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
        bare = bare_clitic(token) if on_same_ground(reading, token, verb) else None
        if bare and token.index > first.index:
            offset = token.span.end - len(bare)
            return Source(Span(offset, token.span.end), token.index, Form.PRONOUN)
    return None


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
        and _pauses_after(text[incise.span.end : content.end])
        and text[incise.source.span.start : incise.source.span.end].lower() not in {"je", "tu", "nous", "vous", "on"}
    ]


_ADJUNCT = re.compile(r"\s+(?:dans|à|au|aux|sur|lors|devant|en)\b[^,.;!?…:]{1,40},")
"""What may stand between an incise and its second comma: "…, estime le conservateur dans une lettre, …"."""


def _pauses_after(rest: str) -> bool:
    return rest.lstrip()[:1] in {",", ".", "", ";", "!", "?", "…", ":"} or _ADJUNCT.match(rest) is not None
