"""How a clause is joined to the one above it: as what somebody says, or as something else."""

from __future__ import annotations

from attribution.core.document import Document, Token
from attribution.core.phrases.small_words import QUE

_IF = frozenset({"si", "s'", "s’"})
_FREE = frozenset({"ce", "celui", "fait"})
"""What a relative clause that says something stands behind: "ce qu'a dit X", "le fait que"."""


def stands_apart(document: Document, verb: Token) -> bool:
    """The clause above does not report this one: "après que X a parlé de …", "des élus, qui parlent de …".

    A clause that "que" joins is reported, whatever noun the parser hangs it on; so is "ce que X a dit".
    """
    children = document.children(verb.index)
    marks = [child for child in children if child.relation == "mark"]
    first = min(marks, key=lambda child: child.index, default=None)
    by_that = first is not None and first.text.lower() in QUE
    if "relcl" in verb.deprel:
        antecedent = document.head(verb)
        return not by_that and (antecedent is None or antecedent.lemma.lower() not in _FREE)
    finite = any("VerbForm=Fin" in word.feats for word in (verb, *children))
    asked = verb.relation == "ccomp" and first is not None and first.text.lower() in _IF
    joined = verb.relation in {"advcl", "ccomp"} and not by_that and not asked
    return joined and finite and first is not None
