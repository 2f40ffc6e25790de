"""A description that takes up a person named elsewhere with the same role.

Le ministre américain … (le secrétaire d'État américain John Kerry)     matches
un ministre                                                             must not: indefinite
"""

from __future__ import annotations

from dataclasses import replace

from attribution.core.fold import fold
from attribution.core.relations import Form, SpeakerKind
from attribution.core.speakers.case import Named, Settled, SpeakerCase, agrees, beaten, by_way_of, only
from attribution.core.speakers.lookup import is_definite
from attribution.core.speakers.referent import Referent


def role(case: SpeakerCase, settled: Settled) -> Named | None:
    """The named person whose role words fit best; on a tie the nearest before, then the nearest after."""
    referent = case.referent
    if referent.form is not Form.NOUN or referent.plural or not is_definite(case):
        return None
    fitting: list[tuple[int, int]] = []
    for position, other in case.nearest(_alike(case)):
        name = only(settled[position]) if position in settled else None
        if name is None or name[1] is SpeakerKind.BODY or not agrees(referent, other):
            continue
        score = _fit(case, referent, other) or _same_office(case, referent, other)
        if score > 0:
            fitting.append((score, position))
    if not fitting:
        return None
    chosen = by_way_of(case, settled, max(fitting, key=lambda pair: pair[0])[1])
    rivals = [(settled[position].answer, float(score)) for score, position in fitting]
    return replace(chosen, runners_up=beaten(rivals, chosen))


def _alike(case: SpeakerCase) -> set[int]:
    """The positions of the names that bear one of the words, or one that these stand for."""
    words = set(case.referent.words)
    for kin in case.cast.reading.lexicon.same_offices.get(case.referent.words, ()):
        words |= kin
    return {position for word in words for position in case.cast.by_role_word.get(word, ())}


def _fit(case: SpeakerCase, one: Referent, other: Referent) -> int:
    """Three for the same role noun, two for one of its group, one for each further word they share."""
    noun = fold(one.noun or "")
    shared = len((one.words & other.words) - {noun})
    if noun and noun in other.words:
        contradiction = one.words - {noun} and other.words - {noun} and not shared and len(one.words) > 1
        return 0 if contradiction else 3 + shared
    grouped = any(
        noun in group and not group.isdisjoint(other.words) for group in case.cast.reading.lexicon.folded_role_groups
    )
    return 2 + shared if grouped and shared else 0


def _same_office(case: SpeakerCase, one: Referent, other: Referent) -> int:
    """One for a bare description that stands for the other's role: "le souverain", "le prince Otto"."""
    kin = case.cast.reading.lexicon.same_offices.get(one.words, ())
    return int(any(words <= other.words and len(other.words - words) <= 1 for words in kin))
