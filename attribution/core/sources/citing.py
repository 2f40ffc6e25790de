"""Whoever is cited speaks; whoever cites passes on.

La lettre, citant trois grutiers, dit que le quai est « condamné »                      matches: trois grutiers
L'armateur a promis « une prime », rapporte La Vigie, citant un proche du dossier       must not: the shipowner speaks
"""

from __future__ import annotations

from attribution.core.phrases.citing import Citing, citings
from attribution.core.sources.case import Found, SourceCase
from attribution.core.sources.government import governed_by

_PAUSES = " ,\u00a0\u202f"


def citing(case: SourceCase, _settled: object) -> Found | None:
    """Whom "citant" cites, in the quotation's sentence, unless a third one is said to speak there."""
    for one in citings(case.reading, case.frame_words()):
        governing = governed_by(case) if not case.is_direct else None
        third = governing is not None and governing.source is not None and not _touches(case, governing, one)
        return None if third else Found(one.cited, one.cue, one.verb)
    return None


def _touches(case: SourceCase, governing: Found, one: Citing) -> bool:
    """The subject of the governing verb is the one who cites: it stands right before "citant", or right behind it."""
    text, source, verb = case.reading.document.text, governing.source, case.reading.document.tokens[one.verb]
    if source is None:
        return True
    if source.span.end <= verb.span.start:
        return text[source.span.end : verb.span.start].strip(_PAUSES) in {"", "qui"}
    opens = one.verb == case.reading.document.sentence_of(verb).first
    behind = text[one.cited.span.end : source.span.start]
    return opens and behind != "" and not behind.strip(_PAUSES)
