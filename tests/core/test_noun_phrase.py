"""The words that belong to a head: what is put to it, not what tells of it."""

import pytest

from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.relations import Form
from tests.builders import read, sentence, word


@pytest.mark.parametrize(
    ("head", "table", "phrase", "form"),
    [
        pytest.param(
            "maire",
            "la le DET 2 det\n maire maire NOUN 3 nsubj\n part partir VERB 0 root",
            "la maire",
            Form.NOUN,
            id="article",
        ),
        pytest.param(
            "ministre",
            "le le DET 2 det\n ministre ministre NOUN 6 nsubj\n français français ADJ 2 amod\n"
            "Yvon Yvon PROPN 2 appos\n Rey Rey PROPN 4 flat:name\n part partir VERB 0 root",
            "le ministre français Yvon Rey",
            Form.NAME,
            id="office_and_name",
        ),
        pytest.param(
            "secrétaire",
            "le le DET 2 det\n secrétaire secrétaire NOUN 6 nsubj\n d' de ADP 4 case\n État état NOUN 2 nmod\n"
            "Yvon Yvon PROPN 6 nsubj\n part partir VERB 0 root",
            "le secrétaire d'État Yvon",
            Form.NAME,
            id="name_that_the_parser_hung_on_the_verb",
        ),
        pytest.param(
            "porte-parole",
            "la le DET 2 det\n porte-parole porte-parole NOUN 6 nsubj\n de de ADP 5 case\n la le DET 5 det\n"
            "préfecture préfecture NOUN 2 nmod\n part partir VERB 0 root",
            "la porte-parole de la préfecture",
            Form.NOUN,
            id="complement",
        ),
        pytest.param(
            "maire",
            "la le DET 2 det\n maire maire NOUN 5 nsubj\n qui qui PRON 4 nsubj\n rit rire VERB 2 acl:relcl\n"
            "part partir VERB 0 root",
            "la maire",
            Form.NOUN,
            id="relative_clause_left_out",
        ),
        pytest.param(
            "Ada",
            "Ada Ada PROPN 6 nsubj\n Morvan Morvan PROPN 1 flat:name\n , , PUNCT 4 punct\n juge juge NOUN 1 appos\n"
            ", , PUNCT 4 punct\n part partir VERB 0 root",
            "Ada Morvan",
            Form.NAME,
            id="apposition_left_out",
        ),
        pytest.param(
            "maire",
            "part partir VERB 0 root\n la le DET 3 det\n maire maire NOUN 1 nsubj\n mardi mardi NOUN 1 obl:mod",
            "la maire",
            Form.NOUN,
            id="day_left_out",
        ),
        pytest.param("il", "il il PRON 2 nsubj\n part partir VERB 0 root", "il", Form.PRONOUN, id="pronoun"),
        pytest.param(
            "dernier",
            "ce ce DET 2 det\n dernier dernier PRON 3 nsubj\n part partir VERB 0 root",
            "ce dernier",
            Form.PRONOUN,
            id="pointer",
        ),
    ],
)
def test_a_phrase_holds_what_is_put_to_its_head(head, table, phrase, form):
    document = sentence(table)
    source = noun_phrase(read(document), word(document, head))
    assert (document.cut(source.span), source.form) == (phrase, form)
