"""Somebody denies the saying.

Elle nie avoir parlé de « revanche ».      matches
Elle dément : « C'est faux. »                   must not: she says these words
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.clitics import is_reflexive
from attribution.core.phrases.cue import verb_lemma
from attribution.core.phrases.reading import Reading
from attribution.core.status.group import DENIALS, governors, group, holds_saying


def denied(reading: Reading, head: int) -> bool:
    """A verb of denying stands above the cue: "nie avoir dit", "se défend d'avoir dit"."""
    cue = reading.document.tokens[head]
    for verb in governors(reading, cue):
        lemma = verb_lemma(reading, verb)
        defends = lemma == "défendre" and any(map(is_reflexive, group(reading, verb)))
        denies = (lemma in DENIALS or defends) and not _is_negated(reading, verb)
        if denies and (verb.index != head or holds_saying(reading, verb)):
            return True
    return False


def _is_negated(reading: Reading, verb: Token) -> bool:
    """As in "ne nie pas avoir dit": nothing is denied."""
    words = {word.text.lower() for word in reading.document.tokens[max(0, verb.index - 4) : verb.index + 2]}
    return bool(words & {"ne", "n'", "n’"}) and "pas" in words
