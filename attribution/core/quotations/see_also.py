"""A line that sends the reader to another article.

Lire aussi : « La vallée vue du ciel »     matches
Relire ses mots : « Je reste »             must not: they are somebody's words
"""

from __future__ import annotations

import re

from attribution.core.quotations.case import MarkedCase
from attribution.core.relations import Kind

_SENDS = re.compile(
    r"(?:(?:à )?(?:lire|relire|voir|revoir|écouter|regarder|découvrir)(?: aussi| également| encore)|"
    r"à (?:lire|relire|voir|revoir|écouter|regarder|découvrir)|sur le même sujet|notre dossier)\s*:",
    re.IGNORECASE,
)


def see_also(case: MarkedCase, _settled: object) -> Kind | None:
    """Other, when nothing but the words that send the reader on stands before the marks in their paragraph."""
    text = case.reading.document.text
    line = text[text.rfind("\n", 0, case.outer.start) + 1 : case.outer.start]
    return Kind.OTHER if _SENDS.fullmatch(line.strip(" \t\u00a0\u202f–—-•►▶→*")) else None
