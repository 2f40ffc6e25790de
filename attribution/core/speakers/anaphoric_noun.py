"""A noun that stands for somebody named before, with no role to compare.

L'intéressée parle d'une « farce »          matches the last woman named
Le maire dénonce une « manœuvre »           must not: an office has its own bearer
Un homme crie. L'homme parle d'une « farce »  must not: he was described so before, with no name
"""

from __future__ import annotations

from attribution.core.relations import Form
from attribution.core.speakers.case import Named, Settled, SpeakerCase
from attribution.core.speakers.likely_bearer import likely_bearer
from attribution.core.speakers.lookup import is_definite


def anaphoric_noun(case: SpeakerCase, settled: Settled) -> Named | None:
    """The likeliest of the people named before who agree."""
    referent = case.referent
    if referent.form is not Form.NOUN or referent.plural or not is_definite(case):
        return None
    anaphoric = (referent.noun or "") in case.cast.reading.lexicon.anaphoric_nouns
    return likely_bearer(case, settled) if anaphoric else None
