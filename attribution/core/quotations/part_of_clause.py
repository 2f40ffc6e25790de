"""Mixed speech: a part of a clause between the marks. The last word of the stage, it always answers.

Il dénonce un « gâchis »          matches
"""

from __future__ import annotations

from attribution.core.quotations.case import MarkedCase
from attribution.core.relations import Kind


def part_of_clause(_case: MarkedCase, _settled: object) -> Kind:
    """Mixed."""
    return Kind.MIXED
