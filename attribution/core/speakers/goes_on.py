"""A new description in an incise whose verb goes on with what was said: whoever spoke last.

« Non », a dit Yvon Rey. « Jamais », a ajouté l'armateur.      matches: Yvon Rey
« Non », a dit Yvon Rey. « Si », a répondu l'armateur.         must not: an answer is somebody else's
"""

from __future__ import annotations

from attribution.core.relations import PEOPLE, Form
from attribution.core.speakers.case import Named, Settled, SpeakerCase, agrees, by_way_of, only
from attribution.core.speakers.lookup import is_definite

FARTHEST = 3
"""Sentences."""


def goes_on(case: SpeakerCase, settled: Settled) -> Named | None:
    """The last who spoke under a name, when he or she agrees and nobody else spoke in between."""
    referent = case.referent
    if referent.form is not Form.NOUN or referent.plural or not is_definite(case) or not _continues(case):
        return None
    for position, other in case.others_before(FARTHEST):
        if position not in case.speaking or other.level != referent.level:
            continue
        name = only(settled[position]) if position in settled else None
        known = name is not None and name[1] in PEOPLE
        return by_way_of(case, settled, position) if known and agrees(referent, other) else None
    return None


def _continues(case: SpeakerCase) -> bool:
    """The verb right before the phrase says that its subject has spoken before."""
    reading = case.cast.reading
    first = reading.document.tokens_in(case.referent.span)[0].index
    before = reading.document.tokens[first - 1] if first else None
    return before is not None and reading.lexicon.verb_lemma(before.text, before.lemma) in reading.lexicon.going_on
