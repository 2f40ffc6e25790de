"""Documents built by hand, for tests of single phrases."""

from __future__ import annotations

from attribution.core.document import NO_HEAD, Document, Sentence, Span, Token
from attribution.core.phrases.incise import find_incises
from attribution.core.phrases.reading import Reading
from attribution.core.quotations import find_quotations
from attribution.lexicons import french

_TOUCH_LEFT = (",", ".", "-", ")", "…")


def sentence(table: str) -> Document:
    """A document of one sentence from lines of form, lemma, part of speech, head (from 1; 0: root), relation, features.

    Features may be left out. Words are parted by one space, except before punctuation and after an apostrophe.
    """
    text, tokens = "", []
    for index, line in enumerate(filter(None, map(str.strip, table.splitlines()))):
        form, lemma, upos, head, deprel, *feats = line.split()
        if text and not form.startswith(_TOUCH_LEFT) and not text.endswith(("'", "’", "(")):
            text += " "
        span = Span(len(text), len(text) + len(form))
        text += form
        above = int(head) - 1 if head != "0" else NO_HEAD
        tokens.append(Token(index, span, form, lemma, upos, "".join(feats), above, deprel, 0))
    return Document(text, tuple(tokens), (Sentence(0, Span(0, len(text)), 0, len(tokens)),))


def read(document: Document) -> Reading:
    """The document with its marks and the French lexicon, as the rules read it."""
    return find_quotations(document, french())[0]


def incises(document: Document) -> list[tuple[str, str]]:
    """The source and the cue of every incise, as words."""
    return [(document.cut(one.source.span), document.cut(one.cue.span)) for one in find_incises(read(document))]


def word(document: Document, form: str) -> Token:
    """The first word with a form."""
    return next(token for token in document.tokens if token.text == form)
