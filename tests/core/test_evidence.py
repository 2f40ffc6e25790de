"""The way from the quoted words to the source: over the tree where there is one, over the words where there is none."""

from attribution.core.analyse import analyse
from attribution.core.document import Span
from attribution.core.evidence import NEAR, path_from
from attribution.core.relations import Cue, Form, Source
from attribution.lexicons import french
from tests.builders import sentence, word

GOVERNED = sentence("""
    La      le      DET    2  det
    maire   maire   NOUN   3  nsubj
    dit     dire    VERB   0  root   VerbForm=Fin
    que     que     SCONJ  8  mark
    tout    tout    PRON   8  nsubj
    est     être    AUX    8  cop    VerbForm=Fin
    «       «       PUNCT  8  punct
    prêt    prêt    ADJ    3  ccomp
    »       »       PUNCT  8  punct
""")
ACCORDING = sentence("""
    Selon   selon   ADP    2  case
    Anne    Anne    PROPN  8  obl
    ,       ,       PUNCT  2  punct
    tout    tout    PRON   8  nsubj
    est     être    AUX    8  cop    VerbForm=Fin
    «       «       PUNCT  8  punct
    bien    bien    ADV    8  advmod
    prêt    prêt    ADJ    0  root
    »       »       PUNCT  8  punct
""")


def path(document, content, cue, source):
    cue_span = word(document, cue).span if cue else None
    head = word(document, source)
    first, last = (word(document, form).span for form in (content.split()[0], content.split()[-1]))
    words = path_from(
        document,
        Span(first.start, last.end),
        Cue(cue_span, cue) if cue_span else None,
        Source(head.span, head.index, Form.NAME),
    )
    return [(document.cut(one.span), one.relation) for one in words]


def test_the_path_climbs_to_the_cue_and_goes_down_to_the_source():
    assert path(GOVERNED, "prêt", "dit", "maire") == [("prêt", "ccomp"), ("dit", "root"), ("maire", "nsubj")]


def test_a_cue_that_hangs_on_the_source_comes_before_it():
    assert path(ACCORDING, "bien prêt", "Selon", "Anne") == [("prêt", "root"), ("Selon", "case"), ("Anne", "obl")]


def test_without_a_cue_the_path_leads_to_the_source_alone():
    assert path(GOVERNED, "prêt", None, "maire") == [("prêt", "ccomp"), ("dit", "root"), ("maire", "nsubj")]


def two_roots(between):
    fillers = "\n".join(f"très très ADV {number} advmod" for number in range(3, 3 + between))
    return sentence(f"Oui oui INTJ 0 root\n, , PUNCT 1 punct\ndit dire VERB 0 root\n{fillers}\nAnne Anne PROPN 0 root")


def test_where_no_tree_leads_the_words_between_do_and_punctuation_is_none():
    assert path(two_roots(1), "Oui", None, "Anne") == [("Oui", "root"), ("dit", None), ("très", None), ("Anne", None)]


def test_many_words_between_explain_nothing():
    assert path(two_roots(NEAR), "Oui", None, "Anne") == [("Oui", "root"), ("Anne", None)]


def test_an_analysis_keeps_its_evidence():
    (one,) = analyse(GOVERNED, french()).attributions
    assert [GOVERNED.cut(step.span) for step in one.evidence.path] == ["prêt", "dit", "maire"]
