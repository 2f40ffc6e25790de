"""Who says what a verb says, read from trees as the treebanks draw them."""

import pytest

from attribution.core.analyse import analyse
from attribution.core.phrases.bare_phrase import bare_phrase_before
from attribution.core.phrases.subject import subject_of
from attribution.lexicons import french
from tests.builders import read, sentence, word

RESIDENTS_SAID_THAT = """
    Les       le       DET   2 det
    riverains riverain NOUN  3 nsubj
    disent    dire     VERB  0 root VerbForm=Fin
    que       que      SCONJ 7 mark
    la        le       DET   6 det
    digue     digue    NOUN  7 nsubj
    cède      céder    VERB  3 ccomp VerbForm=Fin
    ,         ,        PUNCT 9 punct
"""
PREFECT_DENIES_THAT = """
    Le      le      DET   2 det
    préfet  préfet  NOUN  3 nsubj
    nie     nier    VERB  0 root Mood=Ind|VerbForm=Fin
    que     que     SCONJ 8 mark
    la      le      DET   6 det
    maire   maire   NOUN  8 nsubj
    ait     avoir   AUX   8 aux:tense Mood=Ind|VerbForm=Fin
    répondu répondre VERB 3 ccomp VerbForm=Part
    ,       ,       PUNCT 11 punct
    et      et      CCONJ 11 cc
"""


@pytest.mark.parametrize(
    ("rows", "verb", "subject"),
    [
        pytest.param(
            RESIDENTS_SAID_THAT
            + "ajoutant ajouter VERB 7 advcl VerbForm=Part\n qu' que SCONJ 12 mark\n il il PRON 12 nsubj\n"
            "pleut pleuvoir VERB 9 ccomp VerbForm=Fin",
            "ajoutant",
            "Les riverains",
            id="participle_hung_into_a_clause_where_nobody_speaks",
        ),
        pytest.param(
            RESIDENTS_SAID_THAT.replace("digue     digue ", "juge juge ").replace(
                "cède      céder ", "promet promettre "
            )
            + "ajoutant ajouter VERB 7 advcl VerbForm=Part\n qu' que SCONJ 12 mark\n il il PRON 12 nsubj\n"
            "pleut pleuvoir VERB 9 ccomp VerbForm=Fin",
            "ajoutant",
            "la juge",
            id="participle_of_one_who_speaks_in_the_clause",
        ),
        pytest.param(
            PREFECT_DENIES_THAT + "dénonce dénoncer VERB 8 conj Mood=Ind|VerbForm=Fin\n une un DET 13 det\n"
            "fable fable NOUN 11 obj",
            "dénonce",
            "Le préfet",
            id="indicative_hung_on_a_subjunctive",
        ),
        pytest.param(
            PREFECT_DENIES_THAT + "dénoncé dénoncer VERB 8 conj VerbForm=Part\n une un DET 13 det\n"
            "fable fable NOUN 11 obj",
            "dénoncé",
            "la maire",
            id="second_participle_of_the_subjunctive",
        ),
        pytest.param(
            "Le le DET 3 det\n « « PUNCT 3 punct\n grand grand NOUN 8 nsubj\n » » PUNCT 3 punct\n"
            "patron patron NOUN 3 appos\n Rey Rey PROPN 5 nmod\n a avoir AUX 8 aux:tense VerbForm=Fin\n"
            "protesté protester VERB 0 root VerbForm=Part",
            "protesté",
            "patron Rey",
            id="noun_behind_a_marked_epithet",
        ),
        pytest.param(
            "Yvon Yvon PROPN 3 nsubj\n Rey Rey PROPN 1 flat:name\n parle parler VERB 0 root VerbForm=Fin\n"
            "et et CCONJ 8 cc\n l' le DET 6 det\n écart écart NOUN 8 nsubj:pass\n s' se PRON 8 expl:pass\n"
            "explique expliquer VERB 3 conj VerbForm=Fin\n par par ADP 11 case\n le le DET 11 det\n"
            "gel gel NOUN 8 obl:mod",
            "explique",
            None,
            id="a_thing_that_explains_itself",
        ),
        pytest.param(
            "Le le DET 2 det\n patron patron NOUN 4 nsubj\n se se PRON 4 expl:pass\n dit dire VERB 0 root\n"
            "serein serein ADJ 4 xcomp",
            "dit",
            "Le patron",
            id="somebody_who_says_so_of_himself",
        ),
    ],
)
def test_the_subject_of_a_verb_of_saying(rows, verb, subject):
    document = sentence(rows)
    found = subject_of(read(document), word(document, verb))
    assert (document.cut(found.span) if found else None) == subject


def test_a_clause_of_time_under_what_etre_says_leaves_out_only_that_clause():
    document = sentence("""
        Rey      Rey       PROPN 2 nsubj
        assure   assurer   VERB  0 root VerbForm=Fin
        que      que       SCONJ 6 mark
        c'       ce        PRON  6 nsubj
        est      être      AUX   6 cop VerbForm=Fin
        inutile  inutile   ADJ   2 ccomp
        depuis   depuis    SCONJ 11 mark
        que      que       SCONJ 7 fixed
        Kerbrat  Kerbrat   PROPN 11 nsubj
        a        avoir     AUX   11 aux:tense VerbForm=Fin
        traité   traiter   VERB  6 advcl VerbForm=Part
        Diaz     Diaz      PROPN 11 obj
        de       de        ADP   15 case
        «        «         PUNCT 15 punct
        rêveur   rêveur    NOUN  11 obl:arg
        »        »         PUNCT 15 punct
        .        .         PUNCT 2 punct
    """)
    attributions = analyse(document, french()).attributions
    (found,) = [one for one in attributions if document.cut(one.quotation.content) == "rêveur"]
    assert document.cut(found.source.span) == "Kerbrat"
    assert [document.cut(hop.source.span) for hop in found.relays] == ["Rey"]


def test_a_step_to_a_first_conjunct_is_no_deeper():
    document = sentence("""
        La       le       DET   2 det
        note     note     NOUN  3 nsubj
        indique  indiquer VERB  0 root VerbForm=Fin
        que      que      SCONJ 7 mark
        ce       ce       DET   6 det
        quai     quai     NOUN  7 nsubj
        fait     faire    VERB  3 ccomp VerbForm=Fin
        l'       le       DET   9 det
        objet    objet    NOUN  7 obj
        d'       de       ADP   12 case
        un       un       DET   12 det
        bail     bail     NOUN  9 nmod
        et       et       CCONJ 16 cc
        d'       de       ADP   16 case
        un       un       DET   16 det
        jeu      jeu      NOUN  12 conj
        de       de       ADP   19 case
        «        «        PUNCT 19 punct
        dessous  dessous  NOUN  16 nmod
        »        »        PUNCT 19 punct
        .        .        PUNCT 3 punct
    """)
    attributions = analyse(document, french()).attributions
    (found,) = [one for one in attributions if document.cut(one.quotation.content) == "dessous"]
    assert document.cut(found.source.span) == "La note"


def test_a_noun_that_is_an_epithet_is_no_lost_subject():
    document = sentence("""
        Morvan   Morvan   PROPN 4 nsubj
        et       et       CCONJ 3 cc
        Rey      Rey      PROPN 1 conj
        gèrent   gérer    VERB  0 root VerbForm=Fin
        le       le       DET   6 det
        conseil  conseil  NOUN  4 obj
        citoyen  citoyen  NOUN  6 amod
        et       et       CCONJ 9 cc
        exigent  exiger   VERB  4 conj VerbForm=Fin
    """)
    found = bare_phrase_before(read(document), word(document, "exigent"))
    assert document.cut(found.span) == "Morvan et Rey"


def test_an_infinitive_with_its_object_is_a_clause_however_deep():
    document = sentence("""
        Rey      Rey       PROPN 2 nsubj
        dit      dire      VERB  0 root VerbForm=Fin
        que      que       SCONJ 5 mark
        ce       ce        PRON  5 nsubj
        doit     devoir    VERB  2 ccomp VerbForm=Fin
        ouvrir   ouvrir    VERB  5 xcomp VerbForm=Inf
        une      un        DET   8 det
        part     part      NOUN  6 obj
        de       de        ADP   11 case
        le       le        DET   11 det
        droit    droit     NOUN  8 nmod
        de       de        ADP   14 mark
        «        «         PUNCT 14 punct
        garder   garder    VERB  11 acl VerbForm=Inf
        sa       son       DET   16 det
        clef     clef      NOUN  14 obj
        »        »         PUNCT 14 punct
        .        .         PUNCT 2 punct
    """)
    attributions = analyse(document, french()).attributions
    (found,) = [one for one in attributions if document.cut(one.quotation.content) == "garder sa clef"]
    assert (document.cut(found.source.span), found.source_rule) == ("Rey", "governing_verb")
