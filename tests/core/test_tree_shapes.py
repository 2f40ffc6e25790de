"""Shapes of correct trees, and of a few mistaken ones, that lead to the right speaker, relay and status."""

import pytest

from attribution.core.analyse import analyse
from attribution.lexicons import french
from tests.builders import sentence

HEARD_AS_CLAUSE = """
    Quand    quand    SCONJ 5 mark
    Yvon     Yvon     PROPN 5 nsubj
    Rey      Rey      PROPN 2 flat:name
    est      être     AUX   5 aux:tense    VerbForm=Fin
    revenu   revenir  VERB  9 advcl        VerbForm=Part
    ,        ,        PUNCT 5 punct
    Odile    Odile    PROPN 9 nsubj
    Brunet   Brunet   PROPN 7 flat:name
    jure     jurer    VERB  0 root         VerbForm=Fin
    l'       le       PRON  12 obj
    avoir    avoir    AUX   12 aux:tense   VerbForm=Inf
    entendu  entendre VERB  9 ccomp        VerbForm=Part
    crier    crier    VERB  12 xcomp       VerbForm=Inf
    «        «        PUNCT 15 punct
    chiche   chiche   ADJ   13 xcomp
    »        »        PUNCT 15 punct
    .        .        PUNCT 9 punct
"""
QUE_BEHIND_AN_OBJECT = """
    Odile    Odile     PROPN 3 nsubj
    Brunet   Brunet    PROPN 1 flat:name
    conteste contester VERB  0 root          VerbForm=Fin
    une      un        DET   5 det
    amende   amende    NOUN  3 obj           Gender=Fem|Number=Sing
    qu'      que       SCONJ 8 mark
    elle     elle      PRON  8 nsubj
    appelle  appeler   VERB  5 acl:relcl     VerbForm=Fin
    «        «         PUNCT 11 punct
    un       un        DET   11 det
    racket   racket    NOUN  8 xcomp
    »        »         PUNCT 11 punct
    .        .         PUNCT 3 punct
"""
QUE_OF_SAYING_BEHIND_THE_PERSON_TOLD = """
    Odile    Odile     PROPN 4 nsubj
    Brunet   Brunet    PROPN 1 flat:name
    a        avoir     AUX   4 aux:tense     VerbForm=Fin
    averti   avertir   VERB  0 root          VerbForm=Part
    le       le        DET   6 det
    gardien  gardien   NOUN  4 obj           Gender=Masc|Number=Sing
    que      que       SCONJ 10 mark
    Yvon     Yvon      PROPN 10 nsubj
    Rey      Rey       PROPN 8 flat:name
    jugeait  juger     VERB  6 acl:relcl     VerbForm=Fin
    la       le        DET   12 det
    digue    digue     NOUN  10 obj          Gender=Fem|Number=Sing
    «        «         PUNCT 14 punct
    inutile  inutile   ADJ   10 xcomp
    »        »         PUNCT 14 punct
    .        .         PUNCT 4 punct
"""
DENIAL_TAGGED_AS_AN_ADVERB = """
    La        le        DET   2 det
    gérante   gérant    NOUN  7 nsubj        Gender=Fem|Number=Sing
    ,         ,         PUNCT 4 punct
    Odile     Odile     PROPN 2 appos
    Brunet    Brunet    PROPN 4 flat:name
    ,         ,         PUNCT 4 punct
    dément    démentir  ADV   0 root
    avoir     avoir     AUX   9 aux:tense    VerbForm=Inf
    traité    traiter   VERB  7 xcomp        VerbForm=Part
    le        le        DET   11 det
    gardien   gardien   NOUN  9 obj          Gender=Masc|Number=Sing
    de        de        ADP   14 case
    «         «         PUNCT 14 punct
    paresseux paresseux NOUN  9 obl:arg
    »         »         PUNCT 14 punct
    .         .         PUNCT 7 punct
"""
AUDIENCE_TAKEN_FOR_AN_AGENT = """
    Dans      dans      ADP   3 case
    une       un        DET   3 det
    lettre    lettre    NOUN  13 obl:mod     Gender=Fem|Number=Sing
    lue       lire      VERB  3 acl          Gender=Fem|Number=Sing|Tense=Past|VerbForm=Part
    aux       à         ADP   6 case
    voisins   voisin    NOUN  4 obl:agent    Gender=Masc|Number=Plur
    par       par       ADP   9 case
    son       son       DET   9 det
    frère     frère     NOUN  4 obl:agent    Gender=Masc|Number=Sing
    ,         ,         PUNCT 3 punct
    Odile     Odile     PROPN 13 nsubj
    Brunet    Brunet    PROPN 11 flat:name
    avouait   avouer    VERB  0 root         VerbForm=Fin
    «         «         PUNCT 16 punct
    tout      tout      PRON  16 obj
    regretter regretter VERB  13 xcomp       VerbForm=Inf
    »         »         PUNCT 16 punct
    .         .         PUNCT 13 punct
"""
PARTICIPLE_BEHIND_A_COMMA = """
    Les      le       DET   2 det
    élus     élu      NOUN  4 nsubj          Gender=Masc|Number=Plur
    ont      avoir    AUX   4 aux:tense      VerbForm=Fin
    répondu  répondre VERB  0 root           VerbForm=Part
    à        à        ADP   7 case
    l'       le       DET   7 det
    hôtel    hôtel    NOUN  4 obl:mod        Gender=Masc|Number=Sing
    ,        ,        PUNCT 9 punct
    Odile    Odile    PROPN 7 appos
    Brunet   Brunet   PROPN 9 flat:name
    évoquant évoquer  VERB  4 advcl          Tense=Pres|VerbForm=Part
    «        «        PUNCT 14 punct
    un       un       DET   14 det
    mois     mois     NOUN  11 obj
    »        »        PUNCT 14 punct
    .        .        PUNCT 4 punct
"""
NAME_PUT_TO_THE_HEAD_OF_A_BODY = """
    Le        le        DET   2 det
    président président NOUN  12 nsubj       Gender=Masc|Number=Sing
    du        du        ADP   4 case
    syndicat  syndicat  NOUN  2 nmod         Gender=Masc|Number=Sing
    Terre     Terre     PROPN 4 appos
    et        et        CCONJ 7 cc
    Rivage    Rivage    PROPN 5 conj
    ,         ,         PUNCT 9 punct
    Yvon      Yvon      PROPN 2 appos
    Rey       Rey       PROPN 9 flat:name
    ,         ,         PUNCT 9 punct
    exige     exiger    VERB  0 root         VerbForm=Fin
    «         «         PUNCT 15 punct
    un        un        DET   15 det
    quai      quai      NOUN  12 obj
    »         »         PUNCT 15 punct
    .         .         PUNCT 12 punct
"""
SUBJECT_SHARED_ACROSS_MARKS = """
    Odile     Odile     PROPN 11 nsubj
    Brunet    Brunet    PROPN 1 flat:name
    ,         ,         PUNCT 5 punct
    qui       qui       PRON  5 nsubj
    tient     tenir     VERB  1 acl:relcl    VerbForm=Fin
    le        le        DET   7 det
    registre  registre  NOUN  5 obj          Gender=Masc|Number=Sing
    quotidien quotidien NOUN  7 amod         Gender=Masc|Number=Sing
    ,         ,         PUNCT 5 punct
    «         «         PUNCT 11 punct
    promet    promettre VERB  0 root         VerbForm=Fin
    un        un        DET   13 det
    quai      quai      NOUN  11 obj         Gender=Masc|Number=Sing
    »         »         PUNCT 11 punct
    et        et        CCONJ 16 cc
    réclame   réclamer  VERB  11 conj        VerbForm=Fin
    «         «         PUNCT 19 punct
    un        un        DET   19 det
    phare     phare     NOUN  16 obj
    »         »         PUNCT 19 punct
    .         .         PUNCT 11 punct
"""
FIELD_OF_AN_OFFICE_BESIDE_IT = """
    Selon       selon       ADP   3 case
    des         un          DET   3 det
    mots        mot         NOUN  14 obl:mod   Gender=Masc|Number=Plur
    de          de          ADP   5 case
    commissaire commissaire NOUN  3 nmod       Gender=Masc|Number=Sing
    aux         à           ADP   8 case
    les         le          DET   8 det
    Ports       port        NOUN  3 nmod       Gender=Masc|Number=Plur
    Yvon        Yvon        PROPN 8 appos
    Rey         Rey         PROPN 9 flat:name
    ,           ,           PUNCT 3 punct
    le          le          DET   13 det
    quai        quai        NOUN  14 nsubj     Gender=Masc|Number=Sing
    reste       rester      VERB  0 root       VerbForm=Fin
    «           «           PUNCT 16 punct
    fermé       fermer      VERB  14 xcomp     VerbForm=Part
    »           »           PUNCT 16 punct
    .           .           PUNCT 14 punct
"""


@pytest.mark.parametrize(
    ("table", "speaker", "relays", "status"),
    [
        pytest.param(HEARD_AS_CLAUSE, "Yvon Rey", ["Odile Brunet"], "asserted", id="heard_in_a_clause"),
        pytest.param(QUE_BEHIND_AN_OBJECT, "Odile Brunet", [], "asserted", id="que_behind_an_object"),
        pytest.param(
            QUE_OF_SAYING_BEHIND_THE_PERSON_TOLD,
            "Yvon Rey",
            ["Odile Brunet"],
            "asserted",
            id="que_behind_the_person_told",
        ),
        pytest.param(DENIAL_TAGGED_AS_AN_ADVERB, "Odile Brunet", [], "denied", id="denial_tagged_as_an_adverb"),
        pytest.param(AUDIENCE_TAKEN_FOR_AN_AGENT, "Odile Brunet", ["son frère"], "asserted", id="read_to_by"),
        pytest.param(PARTICIPLE_BEHIND_A_COMMA, "Odile Brunet", [], "asserted", id="participle_behind_a_comma"),
        pytest.param(NAME_PUT_TO_THE_HEAD_OF_A_BODY, "Yvon Rey", [], "asserted", id="name_put_to_the_head_of_a_body"),
        pytest.param(SUBJECT_SHARED_ACROSS_MARKS, "Odile Brunet", [], "asserted", id="subject_shared_across_marks"),
        pytest.param(FIELD_OF_AN_OFFICE_BESIDE_IT, "Yvon Rey", [], "asserted", id="field_of_an_office_beside_it"),
    ],
)
def test_a_tree_leads_to_the_speaker_the_relays_and_the_status(table, speaker, relays, status):
    document = sentence(table)
    last = [one for one in analyse(document, french()).attributions if one.quotation.kind != "indirect"][-1]
    assert [one.name for one in last.speakers] == [speaker]
    assert [document.cut(hop.source.span) for hop in last.relays] == relays
    assert last.status == status
