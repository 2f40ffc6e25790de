"""The verb that governs the quoted words, however deep they hang under it.

Le président a dénoncé « une dérive » du texte.          matches
Elle assure que le tunnel « rouvrira lundi ».            matches
Les « menaces » pèsent sur le village.                   must not: no verb of saying above
"""

from __future__ import annotations

from attribution.core.sources.case import Found, SourceCase
from attribution.core.sources.government import governed_by


def governing_verb(case: SourceCase, _settled: object) -> Found | None:
    """The nearest cue verb above the content that stands before it on the level around it."""
    return governed_by(case)
