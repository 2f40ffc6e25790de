"""Where one proper name ends and the next begins."""

import pytest

from attribution.core.phrases.names import name_runs, spelled
from tests.builders import read, sentence

MAYOR = """
    Le     le     DET   2 det
    maire  maire  NOUN  7 nsubj
    de     de     ADP   4 case
    Brest  Brest  PROPN 2 nmod
    Yvon   Yvon   PROPN {0}
    Rey    Rey    PROPN 5 flat:name
    rit    rire   VERB  0 root
"""


@pytest.mark.parametrize(
    ("arc", "names"),
    [
        pytest.param("2 appos", ["Brest", "Yvon Rey"], id="put_to_the_office"),
        pytest.param("4 flat:name", ["Brest Yvon Rey"], id="part_of_the_name_before"),
    ],
)
def test_a_name_put_to_the_noun_before_a_place_is_a_name_of_its_own(arc, names):
    document = sentence(MAYOR.format(arc))
    assert [spelled(document, run) for run in name_runs(read(document))] == names
