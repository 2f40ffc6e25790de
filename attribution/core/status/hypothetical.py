"""The saying is only supposed.

S'il disait « oui », tout changerait.        matches
Il a demandé si « tout » changeait.            must not: the cue does not stand under "si"
"""

from __future__ import annotations

from attribution.core.phrases.reading import Reading


def hypothetical(reading: Reading, head: int) -> bool:
    """As in "si" introduces the cue's own clause."""
    return any(
        child.text.lower() in {"si", "s'", "s’"} and child.upos == "SCONJ" for child in reading.document.children(head)
    )
