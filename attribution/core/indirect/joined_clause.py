"""Whose clause a joined verb belongs to where the parser hung it on the wrong one.

Tense tells: in "a dit qu'il partirait et a salué ses amis" the second verb stands in the tense of "a dit", in "a dit
qu'il partirait et quitterait la ville" in that of the reported clause.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import dropwhile

from attribution.core.document import Token
from attribution.core.indirect.case import SentenceCase
from attribution.core.indirect.walk import subtree
from attribution.core.phrases.small_words import QUE
from attribution.core.status.group import finite, is_future
from attribution.core.tree import children_by

_JOINS = frozenset({",", "et", "puis", "mais", "ou", "ni"})
_PASSED_OVER = _JOINS | {"»", "”", '"', ")"}


_BEHIND = 6
"""Words: "et, plus tard, que"."""
_REACH = 8
"""Words; a joined verb stands no further behind its "et"."""
_TOWARDS = frozenset({"lorsque", "lorsqu'", "lorsqu’", "quand", "si", "s'", "s’", "afin", "pour", "tant"})
"""What begins a clause of time, condition or aim: it belongs to what is said."""
_PRESENTS = ("fait", "sait", "plait", "trait", "hait")
"""Forms of the present that look like an imperfect."""
_CLOSERS = frozenset({"»", "”", '"'})
_OCCASIONS = frozenset(
    (
        "conférence presse interview entretien point discours audience micro antenne réunion journaliste chaîne radio "
        "télévision journal média reporter caméra public foule assemblée sortie issue issu visite séance"
    ).split()
)
"""Where and to whom something is said."""


@dataclass(frozen=True, slots=True)
class _Tense:
    """``bare``: a participle without its auxiliary; ``compound``: with one."""

    mood: str | None
    tense: str | None
    compound: bool
    bare: bool


def goes_on_to(case: SentenceCase, last: int, predicate: Token, cue: Token) -> int | None:
    """The last word of a clause joined behind the word at index ``last`` that belongs to the reported one, or None.

    It is introduced by a "que" of its own, or stands in the tense of the reported clause and not in that of the cue.
    """
    behind = _behind(case, last)
    if not behind:
        return None
    by_that = behind[0].text.lower() in QUE and behind[0].relation == "mark"
    joined = case.document.head(behind[0]) if by_that else None
    before = case.document.tokens[behind[0].index - 1]
    if joined is None and before.index > last and before.text.lower() in {"et", "ou", "mais"}:
        joins = (
            one
            for one in case.words[behind[0].index - case.sentence.first :][:_REACH]
            if one.relation in {"conj", "ccomp"}
        )
        joined = next((one for one in joins if _belongs(case, one, predicate, cue)), None)
    if joined is None or joined.index <= last or joined.sentence != cue.sentence:
        return None
    return max(word.index for word in subtree(case.document, joined))


def _behind(case: SentenceCase, last: int) -> list[Token]:
    """The words behind an "et", and behind the adverbs before a "que": "et, surtout, que"."""
    behind = list(
        dropwhile(
            lambda word: word.text.lower() in _PASSED_OVER, (w for w in case.words if last < w.index <= last + _BEHIND)
        )
    )
    rest = list(dropwhile(lambda word: word.upos == "ADV" or word.text == ",", behind))
    return rest if rest and rest[0].text.lower() in QUE else behind


def _belongs(case: SentenceCase, joined: Token, predicate: Token, cue: Token) -> bool:
    """It hangs on the cue, or above, and stands in the tense of the reported clause and not in that of the cue."""
    own, reported = _tense(case, joined), _tense(case, predicate)
    told = joined.head == cue.index or (reported.tense == "Imp" and joined.head <= cue.index)
    return told and own == reported != _tense(case, cue)


def goes_on_with(case: SentenceCase, last: int, cue: Token) -> int | None:
    """The last word of a phrase behind the clause that the parser hung on the cue: "… rouvrira ⟦malgré la pluie⟧".

    What says where or to whom it was said stays with the cue: "… rouvrira ⟦dans un communiqué⟧".
    """
    behind = [word for word in case.words if last < word.index <= last + 2 and word.text not in _CLOSERS]
    for child in case.document.children(cue.index) if behind and behind[0].text != "," else ():
        opens = behind[0].text.lower() in _TOWARDS
        fits = child.relation in {"obl", "advmod", "xcomp"} or (child.relation == "advcl" and opens)
        if child.index <= last or not fits or _tells_where(case, child):
            continue
        under = [word.index for word in subtree(case.document, child)]
        if behind[0].index == min(under):
            return max(under)
    return None


def _tells_where(case: SentenceCase, phrase: Token) -> bool:
    nouns = case.reading.lexicon.document_nouns | _OCCASIONS
    return phrase.upos == "PROPN" or phrase.lemma.lower() in nouns or phrase.text.lower() == "lors"


def goes_on_above(case: SentenceCase, word: Token, cue: Token, first: int) -> bool:
    """A joined verb that goes on with the speaker's own clause: "a dit qu'il partirait et a salué …".

    It has no "que" of its own, and stands in the tense of the cue, not in that of the verb that it is joined to. With a
    subject of its own it must stand in the past against an imperfect: "a dit qu'il partait, mais le maire a refusé".
    """
    if word.relation not in {"conj", "parataxis"} or word.upos not in {"VERB", "AUX"} or not case.is_own(word):
        return False
    joined = case.document.head(word)
    if joined is None or (_tense(case, word).bare and _agrees(word)):
        return False
    inside = first <= joined.index < word.index
    if (inside or joined.index == cue.index) and _shares_auxiliary(case, word, cue, joined):
        return True
    return inside and _leaves_clause(case, word, cue, joined, first)


def _leaves_clause(case: SentenceCase, word: Token, cue: Token, joined: Token, first: int) -> bool:
    """By its tense, or as a clause without a subject behind a comma."""
    subject = bool(children_by(case.document, word, "nsubj"))
    if word.relation == "parataxis":
        return not subject and case.document.text[start_of(case, word, first)] == ","
    between = case.document.tokens[joined.index + 1 : word.index]
    if any(one.text.lower() in QUE and one.head == word.index for one in between):
        return False
    return _in_tense_of_cue(*(_tense(case, verb) for verb in (word, cue, joined)), subject=subject)


def _agrees(word: Token) -> bool:
    """A feminine or plural participle has no "avoir" to share: "a dit que la route était sûre et fermée"."""
    return "VerbForm=Part" in word.feats and ("Gender=Fem" in word.feats or "Number=Plur" in word.feats)


def _shares_auxiliary(case: SentenceCase, word: Token, cue: Token, joined: Token) -> bool:
    """A bare participle that hangs on the cue, or cannot be one of "être" as the verb before it is.

    As in "a dit que l'homme était entré et promis une récompense".
    """
    if not _tense(case, word).bare or not _tense(case, cue).compound or children_by(case.document, word, "nsubj"):
        return False
    being = any(child.lemma == "être" and child.upos == "AUX" for child in case.document.children(joined.index))
    return joined.index == cue.index or (being and _is_active(case, word, joined))


def _is_active(case: SentenceCase, word: Token, joined: Token) -> bool:
    """It has an object or infinitive of its own, or does not agree with the subject that the other agrees with."""
    return bool(children_by(case.document, word, "obj", "xcomp")) or _agrees(joined)


def _in_tense_of_cue(own: _Tense, cue: _Tense, joined: _Tense, *, subject: bool) -> bool:
    if own.bare:  # "a dit que c'était clair, et accusé le maire": it shares the auxiliary of the cue
        return cue.compound and not joined.compound and not joined.bare and not subject
    sure = cue.compound and joined.tense == "Imp"
    return own == cue != joined and (sure or not subject)


def start_of(case: SentenceCase, verb: Token, first: int) -> int:
    """Where the group of a joined verb begins: at its "et" or the comma before it."""
    start = min((word.index for word in subtree(case.document, verb) if word.index > first), default=verb.index)
    before = case.document.tokens[start - 1]
    return (before if before.text.lower() in _JOINS else case.document.tokens[start]).span.start


def _tense(case: SentenceCase, verb: Token) -> _Tense:
    carrier = finite(case.reading, verb)
    bare = carrier.index == verb.index and "VerbForm=Part" in verb.feats and "Tense=Pres" not in verb.feats
    tense = "Imp" if _is_imperfect(carrier) else carrier.feat("Tense")
    tense = "Fut" if is_future(case.reading, carrier) else tense
    return _Tense(carrier.feat("Mood"), tense, carrier.relation == "aux", bare)


def _is_imperfect(verb: Token) -> bool:
    """An imperfect or a conditional by its form, whatever the tagger made of it: both are tenses of reported speech."""
    low = verb.text.lower()
    return low.endswith("aient") or (low.endswith("ait") and not low.endswith(_PRESENTS))
