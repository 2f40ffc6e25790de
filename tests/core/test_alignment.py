"""Sentences of a treebank find their place in texts that were made of them."""

import pytest

from attribution.core.alignment import TreeIndex
from attribution.core.conllu import ConlluError, read_conllu

TREEBANK = """\
# global.columns = ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC
# sent_id = a
# text = Il va au port.
1\tIl\til\tPRON\t_\t_\t2\tnsubj\t_\t_
2\tva\taller\tVERB\t_\t_\t0\troot\t_\t_
3-4\tau\t_\t_\t_\t_\t_\t_\t_\t_
3\tà\tà\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\t_\t5\tdet\t_\t_
5\tport\tport\tNOUN\t_\t_\t2\tobl\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

# sent_id = b
# text = Il va
1\tIl\til\tPRON\t_\t_\t2\tnsubj\t_\t_
1.1\tqui\tqui\tPRON\t_\t_\t_\t_\t_\t_
2\tva\taller\tVERB\t_\t_\t0\troot\t_\t_

# sent_id = c
# text = 10 000 voix
1\t10 000\t10000\tNUM\t_\t_\t2\tnummod\t_\t_
2\tvoix\tvoix\tNOUN\t_\t_\t0\troot\t_\t_
"""


def words(text):
    document = read_conllu(TreeIndex(TREEBANK).conllu_of(text), text)
    return [document.cut(token.span) for token in document.tokens], len(document.sentences)


def test_a_run_of_sentences_gets_offsets_whatever_the_white_space():
    text = "10\u00a0000 voix\n\nIl va  au port\u202f."
    assert words(text) == (["10\u00a0000", "voix", "Il", "va", "au", "au", "port", "."], 2)


def test_the_longest_sentence_that_fits_is_taken():
    assert words("Il va au port. Il va")[1] == 2


@pytest.mark.parametrize("text", ["Il va au parc.", "Il va au port", "Elle. Il va", "", " \n"])
def test_a_text_that_is_no_run_of_sentences_has_no_trees(text):
    assert TreeIndex(TREEBANK).conllu_of(text) is None


@pytest.mark.parametrize("treebank", ["Il va au port.", "x\tIl\til\tPRON\t_\t_\t2\tnsubj\t_\t_", "1\tIl"])
def test_what_is_no_treebank_is_refused(treebank):
    with pytest.raises(ConlluError, match="not a line"):
        TreeIndex(treebank)
