"""The one whom the paper cites, where somebody else speaks.

L'armateur a promis « une prime », rapporte La Vigie, citant un proche du dossier.      matches: un proche du dossier
La lettre, citant trois grutiers, dit que le quai est « condamné ».                     must not: they speak themselves
"""

from __future__ import annotations

from attribution.core.phrases.citing import citings
from attribution.core.relays.case import Hop, RelayCase


def cited(relay: RelayCase) -> list[Hop]:
    """Whom "citant" cites in the quotation's sentence, unless that is the source."""
    found = citings(relay.case.reading, relay.case.frame_words())
    return [Hop(one.cited, one.cue) for one in found if one.verb != relay.found.head]
