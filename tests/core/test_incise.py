"""Reporting clauses with the subject after the verb, read from the order of words."""

import pytest

from attribution.core.phrases.clitics import bare_clitic
from tests.builders import incises, sentence, word

BEFORE = """
    «       «       PUNCT 3 punct
    Oui     oui     ADV   0 root
    »       »       PUNCT 2 punct
    ,       ,       PUNCT 5 punct
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param("dit dire VERB 2 parataxis\n -il il PRON 5 nsubj", [("il", "dit")], id="inverted_pronoun"),
        pytest.param(
            "a avoir AUX 7 aux\n -t-elle elle PRON 7 nsubj\n promis promettre VERB 2 parataxis VerbForm=Part",
            [("elle", "promis")],
            id="pronoun_behind_the_auxiliary",
        ),
        pytest.param(
            "lance lancer VERB 2 parataxis VerbForm=Fin\n Ada Ada PROPN 5 obj\n Morvan Morvan PROPN 6 flat:name",
            [("Ada Morvan", "lance")],
            id="subject_that_the_parser_takes_for_an_object",
        ),
        pytest.param(
            "lance lancer VERB 2 parataxis VerbForm=Fin\n mardi mardi NOUN 5 obl\n le le DET 8 det\n"
            "maire maire NOUN 5 obj",
            [("le maire", "lance")],
            id="day_before_the_subject",
        ),
        pytest.param(
            "lance lancer VERB 2 parataxis VerbForm=Fin\n à à ADP 8 case\n la le DET 8 det\n radio radio NOUN 5 obl\n"
            "le le DET 10 det\n maire maire NOUN 5 obj",
            [("le maire", "lance")],
            id="prepositional_phrase_before_the_subject",
        ),
        pytest.param(
            "il il PRON 6 nsubj\n dit dire VERB 2 parataxis VerbForm=Fin\n non non ADV 6 advmod",
            [],
            id="subject_before_its_verb",
        ),
        pytest.param("riant rire VERB 2 advcl VerbForm=Part\n Ada Ada PROPN 5 obj", [], id="present_participle"),
        pytest.param("partir partir VERB 2 xcomp VerbForm=Inf\n Ada Ada PROPN 5 obj", [], id="infinitive_alone"),
    ],
)
def test_an_incise_is_a_verb_group_with_its_subject_behind(rows, expected):
    assert incises(sentence(BEFORE + rows)) == expected


def test_no_comma_no_incise():
    document = sentence("""
        Hier   hier   ADV   2 advmod
        dit    dire   VERB  0 root VerbForm=Fin
        Ada    Ada    PROPN 2 nsubj
    """)
    assert incises(document) == []


@pytest.mark.parametrize(
    ("form", "bare"), [("-il", "il"), ("-t-elle", "elle"), ("-t’on", "on"), ("-là", None), ("il", None), ("-", None)]
)
def test_a_clitic_is_bared_of_its_hyphens(form, bare):
    document = sentence(f"dit dire VERB 0 root\n{form} il {'PUNCT' if form == '-' else 'PRON'} 1 nsubj")
    assert bare_clitic(word(document, form)) == bare
