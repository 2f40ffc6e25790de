"""Two people named only together, and a pronoun for one of them: nothing tells which.

Jean Rey et Yvon Salmi se sont opposés. Il a jugé …       is left open
Jean Rey et Ada Morvan se sont opposés. Il a jugé …       is Jean Rey: she is no "il"
"""

from __future__ import annotations

from collections.abc import Sequence

from attribution.core.document import Span
from attribution.core.relations import Form
from attribution.core.speakers.antecedents import Antecedent
from attribution.core.speakers.case import Named, Settled, SpeakerCase, beaten

_EVEN = 0.5


def leave_open(case: SpeakerCase, settled: Settled, found: Sequence[Antecedent], answer: Named) -> Named:
    """The answer; or none, with both as runners-up, where another candidate is joined to its every mention."""
    joint: dict[Named, list[frozenset[Span]]] = {}
    for one in found:
        joint.setdefault(settled[one.position].answer, []).append(_joined_in(case, one))
    only_joint = {named: frozenset[Span]().union(*spans) for named, spans in joint.items() if all(spans)}
    with_it = [named for named, spans in only_joint.items() if spans & only_joint.get(answer, frozenset())]
    if len(with_it) != 2:
        return answer
    return Named((), runners_up=beaten([(named, _EVEN) for named in with_it], Named(())))


def _joined_in(case: SpeakerCase, one: Antecedent) -> frozenset[Span]:
    """The mentions of several people that the candidate's name is a part of."""
    referent = case.cast.referents[one.position]
    positions = case.cast.by_part.get(referent.span, ()) if referent.form is Form.NAME else ()
    return frozenset(case.cast.referents[at].span for at in positions)
