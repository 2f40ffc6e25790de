import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.core.conllu import ConlluError, read_conllu, write_conllu
from attribution.core.document import NO_HEAD, Document, Sentence, Span, Token
from tests.articles import DIRECTORIES, read_text

CONTRACTION = """\
# newdoc id = a
# sent_id = a-1
# text = Il parle du port
1\tIl\til\tPRON\t_\tGender=Masc|Number=Sing\t2\tnsubj\t_\tstart_char=0|end_char=2
2\tparle\tparler\tVERB\t_\t_\t0\troot\t_\tstart_char=3|end_char=8
3-4\tdu\t_\t_\t_\t_\t_\t_\t_\tstart_char=9|end_char=11
3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\t_\t5\tdet\t_\t_
5\tport\tport\tNOUN\t_\t_\t2\tobl:arg\t_\tstart_char=12|end_char=16

"""
TEXT = "Il parle du port"

# columns are parted by tabs and lines by line ends: a word may hold neither, nor be empty
words = st.text(st.characters(exclude_categories=["Z", "Cc", "Cs"]), min_size=1, max_size=6)
labels = st.sampled_from(["nsubj", "obl:arg", "root", "dep"])
features = st.sampled_from(["", "Gender=Masc", "Gender=Fem|Number=Plur"])


@st.composite
def trees(draw, size):
    """The head of each word: words are hung up in a drawn order, each under one that hangs already."""
    order = draw(st.permutations(range(size)))
    heads = [NO_HEAD] * size
    for place, word in enumerate(order[1:], start=1):
        heads[word] = order[draw(st.integers(0, place - 1))]
    return heads


@st.composite
def documents(draw):
    text, tokens, sentences = draw(st.sampled_from(["", "\n", "\r\n "])), [], []
    for number in range(draw(st.integers(0, 4))):
        spans = []
        for _ in range(draw(st.integers(1, 6))):
            printed = draw(words)
            span = Span(len(text), len(text) + len(printed))
            spans += [span] * draw(st.sampled_from([1, 1, 1, 2, 3]))  # "du" is two words
            text += printed + draw(st.sampled_from(["", " ", "\u202f", "\n"]))
        first = len(tokens)
        for place, (span, head) in enumerate(zip(spans, draw(trees(len(spans))), strict=True)):
            tokens.append(
                Token(
                    index=first + place,
                    span=span,
                    text=draw(words),
                    lemma=draw(words),
                    upos=draw(st.sampled_from(["NOUN", "VERB", "X"])),
                    feats=draw(features),
                    head=head if head == NO_HEAD else first + head,
                    deprel=draw(labels),
                    sentence=number,
                )
            )
        sentences.append(Sentence(number, Span(spans[0].start, spans[-1].end), first, len(tokens)))
        text += draw(st.sampled_from(["", "\n\n"]))
    return Document(text, tuple(tokens), tuple(sentences))


@given(documents())
def test_what_is_written_is_read_back_equal(document):
    assert read_conllu(write_conllu(document, parser="p", doc_id="a"), document.text) == document


@given(documents())
def test_every_line_is_a_comment_or_has_ten_columns(document):
    for line in write_conllu(document, doc_id="a\tb\nc").split("\n"):
        assert not line or line.startswith("# ") or line.count("\t") == 9


def test_both_words_of_a_contraction_carry_the_offsets_of_the_printed_form():
    document = read_conllu(CONTRACTION, TEXT)
    assert [(token.text, document.cut(token.span)) for token in document.tokens] == [
        ("Il", "Il"),
        ("parle", "parle"),
        ("de", "du"),
        ("le", "du"),
        ("port", "port"),
    ]
    assert write_conllu(document, doc_id="a") == CONTRACTION


def test_empty_nodes_and_further_misc_are_read_over():
    extended = CONTRACTION.replace("end_char=2\n", "end_char=2|ner=O\n1.1\ta\ta\tX\t_\t_\t_\t_\t_\t_\n")
    assert read_conllu(extended, TEXT) == read_conllu(CONTRACTION, TEXT)


def test_a_text_without_words_has_a_parse_without_sentences():
    document = Document(" \n", (), ())
    assert read_conllu(write_conllu(document), " \n") == document


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("\tparle\t", " parle ", "columns"),
        ("start_char=12|end_char=16", "_", "no start_char"),
        ("start_char=12|end_char=16", "start_char=16|end_char=12", "not a span"),
        ("start_char=12|end_char=16", "start_char=12|end_char=17", "reaches offset 17"),
        ("\t2\tnsubj", "\t6\tnsubj", "head of word 1"),
        ("\t2\tnsubj", "\t-1\tnsubj", "not a number"),
        ("\t0\troot", "\t5\troot", "head of word"),
        ("\n2\t", "\n3\t", "out of order"),
        ("\n3-4\t", "\n3-x\t", "not a number"),
    ],
)
def test_a_parse_that_is_broken_or_of_another_text_is_refused(old, new, complaint):
    with pytest.raises(ConlluError, match=re.escape(complaint)):
        read_conllu(CONTRACTION.replace(old, new, 1), TEXT)


@given(st.lists(st.tuples(st.integers(0, len(CONTRACTION) - 1), st.sampled_from("\t\n0-9.=|_ x#")), max_size=4))
def test_no_damage_gives_another_error(changes):
    damaged = list(CONTRACTION)
    for place, sign in changes:
        damaged[place] = sign
    try:
        document = read_conllu("".join(damaged), TEXT)
    except ConlluError:
        return
    assert all(token.span.end <= len(TEXT) for token in document.tokens)


@pytest.mark.parametrize("directory", DIRECTORIES, ids=lambda directory: directory.name)
def test_recorded_parses_are_read_and_written_back_the_same(directory):
    recorded = (directory / "parse.conllu").read_bytes().decode()
    name = re.search("# parser = (.*)", recorded)
    assert write_conllu(read_conllu(recorded, read_text(directory)), parser=name[1]) == recorded
