"""What several rules of the third stage ask of a case: a fuller name, a definite article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from attribution.core.document import Span
from attribution.core.fold import fold
from attribution.core.relations import Form, SpeakerKind
from attribution.core.speakers.case import Named, SpeakerCase, beaten
from attribution.core.speakers.referent import Referent

_MONTHS = frozenset("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split())
SAY_WHO = frozenset({"apposition", "role"})
"""The rules that give a name the role of a description; the others only take somebody up again."""
WHOSE = frozenset({"son", "sa", "ses", "leur", "leurs"})
_DEFINITE = frozenset("le la les l' l’ ce cet cette ces".split())


def is_definite(case: SpeakerCase) -> bool:
    """The phrase begins with a definite or demonstrative article."""
    first = case.cast.reading.document.tokens_in(case.referent.span)[0]
    return first.text.lower() in _DEFINITE


def in_words(case: SpeakerCase) -> str:
    """A description as fully as it stands there, its first letter small."""
    text = _undated(case)
    first, _, rest = text.partition(" ")
    if text[:2].lower() in {"l'", "l’", "d'", "d’"}:
        return text[0].lower() + text[1:]
    return f"{first.lower()} {rest}" if rest else text


def _undated(case: SpeakerCase) -> str:
    """The words without the date of an issue: "Le Phare du 12 mars"."""
    document = case.cast.reading.document
    tokens = document.tokens_in(case.referent.span)
    for before, number, month in zip(tokens, tokens[1:], tokens[2:], strict=False):
        dated = number.text.isdigit() and month.text.lower() in _MONTHS and before.index > tokens[0].index
        if dated and before.upos in {"DET", "ADP"}:
            return " ".join(document.cut(Span(case.referent.span.start, before.span.start)).split())
    return " ".join(document.cut(case.referent.fully or case.referent.span).split())


def same_kind_before(case: SpeakerCase) -> int | None:
    """The nearest description before a bare one that its words stand for: "le communiqué du port", "le texte"."""
    referent = case.referent
    kin = [*case.cast.reading.lexicon.same_offices.get(referent.words, ()), *_bodies_of_kind(case)]
    fitting: list[int] = []
    for position, other in case.others_before() if kin and is_definite(case) else ():
        alike = other.form is Form.NOUN and other.plural == referent.plural and not other.parts
        said = other.words | {fold(other.noun or "")}  # the noun as it stands, where its lemma is mistaken
        if alike and any(words <= said for words in kin) and _may_be_one(case, other):
            fitting.append(position)
    people = {case.cast.referents[position].noun for position in fitting} & case.cast.reading.lexicon.person_nouns
    return fitting[0] if fitting and len(people) < 2 else None  # "un policier et un gendarme … l'agent": either


def _bodies_of_kind(case: SpeakerCase) -> Iterator[frozenset[str]]:
    """The nouns for bodies that a bare one may take up: "une association … le collectif"."""
    noun = case.referent.noun or ""
    for group in case.cast.reading.lexicon.body_groups if case.referent.words == {fold(noun)} else ():
        if noun in group:
            yield from (frozenset({fold(other)}) for other in group if other != noun)


def _may_be_one(case: SpeakerCase, other: Referent) -> bool:
    """Of people the gender must agree: "une bergère", "l'éleveur"; "la lettre" may be "le texte"."""
    genders = {case.referent.gender, other.gender}
    return None in genders or len(genders) == 1 or (other.noun or "") not in case.cast.reading.lexicon.person_nouns


def fuller_descriptions(case: SpeakerCase) -> Iterator[int]:
    """Mentions of the same noun and number that say more than a definite one, or said before whose it is."""
    referent = case.referent
    if not is_definite(case) or referent.noun is None:
        return
    for position, other in case.nearest(case.cast.by_noun.get(referent.noun, ())):
        if other.plural == referent.plural and (referent.words < other.words or _was_whose(case, other)):
            yield position


def _was_whose(case: SpeakerCase, other: Referent) -> bool:
    """As in "son président", then "le président"."""
    first = case.cast.reading.document.tokens_in(other.span)[0].text.lower()
    before = other.span.start < case.referent.span.start
    return before and first in WHOSE and other.words == case.referent.words


def fuller_name(case: SpeakerCase, name: str) -> Named | None:
    """A person's full name that has all words of ``name`` and does not contradict the mention's gender."""
    words = fold(name).split()
    found: list[tuple[bool, Referent]] = []
    for position in case.cast.by_name_word.get(words[-1], ()) if words else ():
        other = case.cast.referents[position]
        longer = fold(other.name or "").split()
        fits = _says_more(longer, words) and not other.plural
        if fits and (case.referent.gender is None or other.gender in {None, case.referent.gender}):
            found.append((longer[-len(words) :] != words, other))
    if not found:
        lent = case.cast.lent_names.get(" ".join(words))
        return Named(((lent, SpeakerKind.PERSON),)) if lent else None
    # a name that ends in these words is sooner meant than one that begins with them ("Bren-Kerdo")
    meant = min(found, key=lambda pair: pair[0])[1]
    rivals = [(_person(other), float(not begins)) for begins, other in found]
    return replace(_person(meant), via=(meant.span,), runners_up=beaten(rivals, _person(meant)))


def _says_more(longer: list[str], words: list[str]) -> bool:
    """The longer name has all the words and more, or spells out their initials: "J.-P. Morvan"."""
    if len(longer) > len(words) and set(words) < set(longer):
        return True
    same = len(longer) == len(words) and longer != words
    return same and all(
        long == word or (len(word) == 1 and long[0] == word) for long, word in zip(longer, words, strict=True)
    )


def _person(referent: Referent) -> Named:
    return Named(((referent.name or "", SpeakerKind.PERSON),))
