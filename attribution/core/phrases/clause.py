"""How a clause is joined to the one above it: as what somebody says, or as something else."""

from __future__ import annotations

from attribution.core.document import Document, Token
from attribution.core.phrases.cue import is_participle
from attribution.core.phrases.small_words import QUE
from attribution.core.tree import is_finite

_IF = frozenset({"si", "s'", "s’"})
_FREE = frozenset({"ce", "celui", "fait"})
"""What a relative clause that says something stands behind: "ce qu'a dit X", "le fait que"."""
_TELLING = frozenset("alerter assurer aviser avertir convaincre informer persuader prévenir rassurer".split())
"""Verbs that have both an object and a clause by "que": "a averti le maire que …"."""


def stands_apart(document: Document, verb: Token) -> bool:
    """The clause above does not report this one: "après que X a parlé de …", "des élus, qui parlent de …".

    A clause that "que" joins is reported, whatever noun the parser hangs it on; so is "ce que X a dit". But behind
    the object of the verb above, "que" is a pronoun: "il conteste des accusations qu'il juge …".
    """
    children = document.children(verb.index)
    marks = [child for child in children if child.relation == "mark"]
    first = min(marks, key=lambda child: child.index, default=None)
    by_that = first is not None and first.text.lower() in QUE
    if "relcl" in verb.deprel:
        antecedent = document.head(verb)
        free = antecedent is not None and antecedent.lemma.lower() in _FREE
        return not free and (not by_that or _is_object(document, antecedent))
    if verb.relation == "advcl" and first is None and is_participle(verb):
        return True  # "les élus ont répondu, Odile Brunet évoquant …"
    asked = verb.relation == "ccomp" and first is not None and first.text.lower() in _IF
    joined = verb.relation in {"advcl", "ccomp"} and not by_that and not asked
    return joined and first is not None and is_finite(document, verb)


def _is_object(document: Document, antecedent: Token | None) -> bool:
    """The verb above has its object, and takes no clause by "que" beside it."""
    above = document.head(antecedent) if antecedent is not None else None
    return above is not None and antecedent is not None and antecedent.relation == "obj" and above.lemma not in _TELLING
