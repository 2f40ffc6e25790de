"""Words for two people named before: "tous deux", "les deux juges", "le couple".

Ada Morvan et Yvon Rey sont sortis. Tous deux démentent un « accord ».      match: both
Les deux juges, sans que personne soit nommé                                must not: nobody to take up
"""

from __future__ import annotations

from attribution.core.fold import fold
from attribution.core.relations import Form, SpeakerKind
from attribution.core.speakers.case import Named, Settled, SpeakerCase, by_way_of, is_person, only, together

_BOTH = frozenset(
    ("tous deux", "toutes deux", "tous les deux", "toutes les deux", "l un et l autre", "l une et l autre")
)
MANY = 60
"""People among whom a couple is sought: enough for any article."""
_PAIRS = frozenset({"couple", "duo", "tandem", "binome"})


def both_of_them(case: SpeakerCase, settled: Settled) -> Named | None:
    """The last two who were named together; a couple may also be two people with one surname, wherever they stand."""
    words = fold(case.text()).split()
    couple = words[:1] in (["le"], ["ce"]) and words[1:2] and words[1] in _PAIRS and len(words) == 2
    if not couple and " ".join(words) not in _BOTH and words[:2] != ["les", "deux"]:
        return None
    for position, other in case.others_before():
        if other.form is Form.PRONOUN or (other.kind is SpeakerKind.BODY) != (not couple and _are_bodies(case)):
            continue
        if position in settled and len(settled[position].answer.names) == 2:
            return by_way_of(case, settled, position)
        parts = [case.cast.by_span[span] for span in other.parts if span in case.cast.by_span]
        if len(parts) == 2 and all(part in settled for part in parts):
            return together(case, settled, parts)
    return _of_one_surname(case, settled) if couple else _only_two(case, settled)


def _are_bodies(case: SpeakerCase) -> bool:
    """As in "les deux syndicats"."""
    return (case.referent.noun or "") in case.cast.reading.lexicon.body_nouns


def _only_two(case: SpeakerCase, settled: Settled) -> Named | None:
    """The two of whom alone the sentence before speaks: "Ada a reçu Yvon. Tous deux …"."""
    named: dict[Named, int] = {}
    for position in case.cast.by_sentence.get(case.referent.sentence - 1, ()):
        is_name = position in settled and case.cast.referents[position].form is Form.NAME
        if is_name and only(settled[position]) and is_person(case, settled, position):
            named.setdefault(settled[position].answer, position)
    return together(case, settled, named.values()) if len(named) == 2 else None


def _of_one_surname(case: SpeakerCase, settled: Settled) -> Named | None:
    """A man and a woman of one surname: a couple as far as the article says."""
    people = [
        position
        for position, other in enumerate(case.cast.referents)
        if position in settled and other.kind is SpeakerKind.PERSON and only(settled[position])
        if is_person(case, settled, position)
    ]
    for place, first in enumerate(people[:MANY]):
        for second in people[place + 1 : MANY]:
            one, other = case.cast.referents[first], case.cast.referents[second]
            alike = one.gender is not None and one.gender == other.gender
            if (
                settled[first].answer != settled[second].answer
                and not alike
                and set(fold(one.name or "").split()) & set(fold(other.name or "").split())
            ):
                return together(case, settled, (first, second))
    return None
