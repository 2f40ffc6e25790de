"""Whether quoted words are those of a clause's own subject, or of whoever reports the clause.

La rectrice rappelle que la charte fixe une « limite d'âge ».         hers: a charter lays down, she words it
La rectrice a dit qu'elle souhaitait « une trêve ».                   hers: she said what she wishes
La rectrice rappelle que le maire a promis une « limite d'âge ».      the mayor's: he said so.
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.cue import verb_lemma
from attribution.core.phrases.reading import Reading
from attribution.core.relations import Form, Source

_INWARD = frozenset(
    (
        "aimer appréhender attendre avoir comprendre compter considérer craindre croire détester envisager espérer "
        "estimer imaginer juger penser préférer prévoir redouter refuser regretter ressentir savoir sentir songer "
        "souhaiter tenir trouver voir vouloir"
    ).split()
)
"""What people do in silence: told by themselves, the words are those they tell it in."""
_LAYING_DOWN = frozenset({"prévoir", "fixer", "contenir", "comporter", "garantir", "exiger", "autoriser", "exclure"})
"""What papers and bodies do without a word: told by somebody, the words are mostly the teller's."""
_SPEAKING_TO = frozenset({"alerter", "avertir", "informer", "prévenir", "interroger", "inviter", "remercier", "saluer"})
"""Verbs whose object is somebody spoken to: quoted, it is nothing that was said to them."""
_TAKEN = frozenset({"obj", "xcomp", "ccomp"})
"""How quoted words hang on a verb that takes them as what is wanted."""
_THIRD = frozenset({"il", "elle", "ils", "elles"})


def are_own(reading: Reading, source: Source, verb: Token, top: Token) -> bool:
    """False where the words are rather those of the one who reports the clause, if anybody does."""
    lemma = verb_lemma(reading, verb)
    if can_speak(reading, source) is Able.NO:
        return False
    taken = top.head == verb.index and top.relation in _TAKEN
    if lemma == "vouloir" and not taken:  # "voulait se venger « en secret »"
        return False
    if lemma in _INWARD and source.form is Form.PRONOUN:
        return reading.document.cut(source.span).lower() not in _THIRD
    if lemma in _LAYING_DOWN and source.form is Form.NOUN:
        return reading.document.tokens[source.head].lemma.lower() in reading.lexicon.person_nouns
    return not (lemma in _SPEAKING_TO and top.upos in {"NOUN", "PROPN"} and top.head == verb.index)
