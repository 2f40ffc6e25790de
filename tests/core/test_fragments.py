"""The parts of a content around an incise, on recorded parses of the rule that reads incises inside marks."""

import pytest

from attribution.core.quotations import find_quotations
from attribution.lexicons import french
from tests.rule_cases import all_cases

DOCUMENTS = {case.name: case for case in all_cases() if (case.stage, case.rule) == ("sources", "incise_inside")}


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("inverted_noun_between_commas", ["Le tunnel", "rouvrira lundi."]),
        ("verb_read_as_a_noun_before_a_name", ["On rentre", "On reviendra samedi."]),
        ("subject_before_its_verb", ["Il a dit non"]),
        ("speaker_who_quotes_herself", ["Je viendrai, ai-je répondu, avec mes enfants"]),
    ],
)
def test_the_parts_leave_out_the_incise_its_commas_and_its_stop(name, parts):
    document = DOCUMENTS[name].document()
    _, _, quotations, _ = find_quotations(document, french())
    assert [document.cut(fragment) for fragment in quotations[0].fragments] == parts
