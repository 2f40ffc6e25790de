"""Two people in one phrase, each with the name that his or her own part is given.

La maire de Brumes et le préfet … (Ada Morvan, Yvon Rey)      matches: both names
le ministre de la Mer et des Ports                            must not: one person
"""

from __future__ import annotations

from attribution.core.speakers.case import Named, Settled, SpeakerCase, together


def joint_descriptions(case: SpeakerCase, settled: Settled) -> Named | None:
    """The answers for the parts, once all of them are settled."""
    positions = [case.cast.by_span[span] for span in case.referent.parts if span in case.cast.by_span]
    if len(positions) < 2 or any(position not in settled for position in positions):
        return None
    return together(case, settled, positions)
