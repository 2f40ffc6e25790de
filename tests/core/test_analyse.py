"""What holds of the analysis of any text under any tree, however wrong."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.core.analyse import analyse
from attribution.core.document import NO_HEAD, Document, Sentence, Span, Token
from attribution.core.fold import fold
from attribution.core.relations import Form, Kind, Reason
from attribution.lexicons import french

NATURAL = {
    **dict.fromkeys(["dit", "affirmé", "citant", "accuse", "fait", "promis", "juge", "lit", "cité", "publie"], "VERB"),
    **dict.fromkeys(["a", "aurait", "est", "été"], "AUX"),
    **dict.fromkeys(["-il", "-t-elle", "-on", "il", "elle", "ils", "je", "qui", "celle-ci", "lui"], "PRON"),
    **dict.fromkeys(["selon", "pour", "par", "de", "dans", "à"], "ADP"),
    **dict.fromkeys(["le", "la", "les", "ce", "un", "sa"], "DET"),
    **dict.fromkeys(
        ["maire", "porte-parole", "agence", "réponse", "film", "mardi", "tunnel", "gâchis", "part"], "NOUN"
    ),
    **dict.fromkeys(["Ada", "Morvan", "Yvon", "Rey", "CGT", "Washington"], "PROPN"),
    "que": "SCONJ",
    "si": "SCONJ",
    "et": "CCONJ",
    "ne": "ADV",
    "pas": "ADV",
    "M.": "NOUN",
    "Mme": "NOUN",
    "dernier": "ADJ",
    "américain": "ADJ",
}
WORDS = list(NATURAL)
SIGNS = ["«", "»", "“", "”", '"', ",", ".", ":", "?", "(", ")", "\n", "\u00a0", "…"]
LEMMAS = ["dire", "affirmer", "citer", "accuser", "faire", "avoir", "être", "promettre", "lire", "maire", "de", "le"]
TAGS = ["NOUN", "PROPN", "PRON", "VERB", "AUX", "ADP", "DET", "ADJ", "ADV", "NUM", "CCONJ", "SCONJ", "PUNCT", "X"]
RELATIONS = [
    *("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "appos", "flat:name", "conj", "cc", "ccomp", "xcomp"),
    *("acl", "acl:relcl", "advcl", "amod", "advmod", "aux", "aux:pass", "case", "det", "mark", "punct", "parataxis"),
]
FEATURES = [
    *("", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "Gender=Fem|Number=Sing|Tense=Past|VerbForm=Part"),
    *("VerbForm=Inf", "Tense=Pres|VerbForm=Part", "Gender=Masc|Number=Plur", "Mood=Cnd|VerbForm=Fin"),
]
_TOKEN = re.compile(r"-?\w+(?:-\w+)*\.?|[^\w\s]")

phrases = st.lists(st.sampled_from([*WORDS, *WORDS, *SIGNS]), min_size=1, max_size=8).map(" ".join)
quoted = st.tuples(st.sampled_from(["« {} »", "“{}”", '"{}"', "« {}, dit-il, {} »", ": « {} »"]), phrases).map(
    lambda drawn: drawn[0].format(drawn[1], drawn[1])
)
texts = st.one_of(st.lists(st.one_of(phrases, quoted), max_size=6).map(" ".join), st.text(max_size=30))


@st.composite
def documents(draw):
    """A text with a random tree over its words, cut into sentences anywhere; the tagger is right half of the time."""
    text = draw(texts)
    random = draw(st.randoms(use_true_random=True))  # by a seed: much faster than drawing every label
    spans = [Span(*match.span()) for match in _TOKEN.finditer(text)]
    tokens, sentences, first = [], [], 0
    while first < len(spans):
        last = random.choice([len(spans), random.randint(first + 1, len(spans))])
        tokens += _tree(random, text, spans, Sentence(len(sentences), Span(0, 1), first, last))
        sentences.append(Sentence(len(sentences), Span(spans[first].start, spans[last - 1].end), first, last))
        first = last
    return Document(text, tuple(tokens), tuple(sentences))


def _tree(random, text, spans, sentence):
    """The words of a sentence: each hangs on one that hangs already."""
    order = random.sample(range(sentence.first, sentence.last), sentence.last - sentence.first)
    heads = {order[0]: NO_HEAD} | {word: random.choice(order[:place]) for place, word in enumerate(order) if place}
    for index in range(sentence.first, sentence.last):
        printed = text[spans[index].start : spans[index].end]
        is_sign = not any(sign.isalnum() for sign in printed)
        yield Token(
            index=index,
            span=spans[index],
            text=printed,
            lemma=random.choice([printed, random.choice(LEMMAS)]),
            upos="PUNCT" if is_sign else random.choice([NATURAL.get(printed, "X"), random.choice(TAGS)]),
            feats=random.choice(FEATURES),
            head=heads[index],
            deprel="root" if heads[index] == NO_HEAD else random.choice(RELATIONS),
            sentence=sentence.index,
        )


def spans_of(attribution):
    """Every span that an attribution holds."""
    quotation = attribution.quotation
    yield from (quotation.outer, quotation.content, *quotation.fragments)
    for one in (attribution, *attribution.relays):
        if one.source is not None:
            yield one.source.span
        if one.cue is not None:
            yield one.cue.span
        for speaker in one.speakers:
            yield from (mention.span for mention in speaker.mentions)


@settings(max_examples=300)
@given(documents())
def test_any_tree_gives_a_sound_analysis(document):
    analysis = analyse(document, french())
    assert analyse(document, french()) == analysis
    check_spans(document, analysis)
    check_quotations(document, analysis.attributions)
    for attribution in analysis.attributions:
        check_attribution(attribution)
    check_speakers(analysis)


def check_spans(document, analysis):
    spans = [span for attribution in analysis.attributions for span in spans_of(attribution)]
    spans += [skipped.span for skipped in analysis.skipped]
    assert all(span.end <= len(document.text) for span in spans)


def check_quotations(document, attributions):
    for position, attribution in enumerate(attributions):
        quotation = attribution.quotation
        content = document.cut(quotation.content)
        assert content == content.strip() != ""
        assert quotation.content in quotation.outer
        assert quotation.fragments
        ends = [quotation.content.start]
        for fragment in quotation.fragments:
            assert fragment in quotation.content
            assert fragment.start >= ends[-1]
            ends.append(fragment.end)
        if quotation.parent is not None:
            assert quotation.parent < position
            assert quotation.outer in attributions[quotation.parent].quotation.outer


BREAKS_IN = {"incise_inside", "sentence_with_incise", "sentence_according_to", "sentence_in_the_eyes_of"}
"""The rules whose source may stand inside what is said, between two fragments of it."""


def check_attribution(attribution):
    source, content = attribution.source, attribution.quotation.content
    assert (attribution.source_rule is None) == (source is None and attribution.cue is None)
    assert bool(attribution.speakers) == (attribution.speaker_rule is not None)
    if source is not None and source.span.overlaps(content):
        assert attribution.source_rule in BREAKS_IN
        fragments = attribution.quotation.fragments
        # where the marks hold nothing but the incise, the whole content is the one fragment
        assert fragments == (content,) or not any(source.span.overlaps(fragment) for fragment in fragments)
    passing = [relay.source.span for relay in attribution.relays]
    if source is not None:
        assert not any(span.overlaps(source.span) for span in passing)
    assert len(set(passing)) == len(passing)
    if attribution.quotation.kind is Kind.OTHER:
        assert (source, attribution.relays) == (None, ())


def check_speakers(analysis):
    folded = [fold(speaker.name) for speaker in analysis.speakers]
    assert len(set(folded)) == len(folded)
    speaking = {speaker for one in analysis.attributions for speaker in one.speakers}
    speaking |= {speaker for one in analysis.attributions for relay in one.relays for speaker in relay.speakers}
    assert set(analysis.speakers) == speaking
    assert all(speaker.mentions for speaker in analysis.speakers)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "« »", "«", "»", "« Oui. »"])
def test_a_text_without_a_parse_is_no_error(text):
    analysis = analyse(Document(text, (), ()), french())
    assert all(attribution.source is None for attribution in analysis.attributions)


def test_words_that_the_parser_left_out_are_reported():
    skipped = analyse(Document("Le tunnel.", (), ()), french()).skipped
    assert [one.reason for one in skipped] == [Reason.NOT_PARSED]


def test_a_pronoun_without_antecedent_is_reported():
    text = "Il dit : « Non. »"
    rows = [("Il", "PRON", 1, "nsubj"), ("dit", "VERB", NO_HEAD, "root"), (":", "PUNCT", 1, "punct")]
    rows += [("«", "PUNCT", 4, "punct"), ("Non", "ADV", 1, "advmod"), (".", "PUNCT", 4, "punct")]
    rows += [("»", "PUNCT", 4, "punct")]
    tokens = []
    for index, (form, upos, head, deprel) in enumerate(rows):
        start = text.index(form, tokens[-1].span.end if tokens else 0)
        lemma = "dire" if form == "dit" else form
        tokens.append(Token(index, Span(start, start + len(form)), form, lemma, upos, "", head, deprel, 0))
    document = Document(text, tuple(tokens), (Sentence(0, Span(0, len(text)), 0, len(tokens)),))
    analysis = analyse(document, french())
    assert analysis.attributions[0].source.form is Form.PRONOUN
    assert [(one.reason, document.cut(one.span)) for one in analysis.skipped] == [(Reason.UNKNOWN_ANTECEDENT, "Il")]
