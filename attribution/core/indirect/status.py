"""What the text says of an indirect saying: as for marked words, but that a verb of denying reports what it denies."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.core.phrases.cue import verb_lemma
from attribution.core.phrases.reading import Reading
from attribution.core.relations import Status
from attribution.core.status import status_of, status_through
from attribution.core.status.group import DENIALS
from attribution.core.tree import ancestors


def status_of_report(reading: Reading, heads: Sequence[int | None]) -> Status:
    """The status of a clause; ``heads`` are those of the cues of its chain, outermost first, its own cue's last.

    "Elle nie avoir menti" reports what she denies; of "la préfecture dément l'accusation selon laquelle …" the clause
    under the noun is denied. A noun or preposition has no tense of its own that the status could hang on.
    """
    *relays, own = heads
    outer = status_through(reading, relays)
    return _own_status(reading, own) if outer is Status.ASSERTED else outer


def _own_status(reading: Reading, head: int | None) -> Status:
    cue = reading.document.tokens[head] if head is not None else None
    if cue is None:
        return Status.ASSERTED
    if cue.upos not in {"VERB", "AUX"}:
        above = (verb for verb in ancestors(reading.document, cue) if verb.upos in {"VERB", "AUX"})
        return Status.DENIED if any(verb_lemma(reading, verb) in DENIALS for verb in above) else Status.ASSERTED
    status = status_of(reading, cue.index)
    return Status.DENIED if status is Status.ASSERTED and verb_lemma(reading, cue) in DENIALS else status
