"""What a noun phrase goes on with where it is to name somebody as fully as the article can."""

from __future__ import annotations

from attribution.core.document import Span, Token
from attribution.core.phrases.reading import Reading
from attribution.core.relations import Source

_OBJECT = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})


def longer_phrase(reading: Reading, source: Source) -> Span:
    """With what follows it bare: "les listes ainsi dressées", "la demande de payer", "les facteurs à vélo"."""
    document = reading.document
    inside = document.tokens_in(source.span)
    kind = _kind_behind(reading, inside)
    if kind is not None:
        return Span(source.span.start, kind.span.end)
    verb = _verb_behind(document.tokens, inside[-1].index + 1)
    if verb is None or reading.level(verb) != reading.level(inside[-1]) or verb.sentence != inside[-1].sentence:
        return source.span
    of_it = verb.relation in {"acl", "xcomp", "ccomp"} and any(verb.head == token.index for token in inside)
    if not of_it:
        return source.span
    if "VerbForm=Inf" in verb.feats:
        return Span(source.span.start, _object_of(document.tokens, verb).span.end)
    bare = all(child.index < verb.index or child.upos == "PUNCT" for child in document.children(verb.index))
    return Span(source.span.start, verb.span.end) if bare else source.span


def _kind_behind(reading: Reading, inside: tuple[Token, ...]) -> Token | None:
    """The bare noun behind "à" that says what sort of people they are: "les facteurs à vélo"."""
    after = reading.document.tokens[inside[-1].index + 1 : inside[-1].index + 3]
    if len(after) < 2 or after[0].text.lower() != "à" or after[1].upos != "NOUN":
        return None
    people = [token for token in inside if token.lemma.lower() in reading.lexicon.person_nouns]
    of_them = any(after[1].head == token.index and token.feat("Number") == "Plur" for token in people)
    same = after[1].relation == "nmod" and after[1].sentence == inside[-1].sentence
    return after[1] if of_them and same else None


def _verb_behind(tokens: tuple[Token, ...], index: int) -> Token | None:
    """A participle that adverbs at most part from the phrase, or an infinitive behind "de"."""
    start = index
    while index < len(tokens) and tokens[index].upos == "ADV":
        index += 1
    if index < len(tokens) and "VerbForm=Part" in tokens[index].feats:
        return tokens[index]
    of = start + 1 < len(tokens) and tokens[start].lemma == "de"
    return tokens[start + 1] if of and "VerbForm=Inf" in tokens[start + 1].feats else None


def _object_of(tokens: tuple[Token, ...], verb: Token) -> Token:
    """The last word of the bare phrase that follows an infinitive, or the infinitive itself."""
    last = verb
    for token in tokens[verb.index + 1 : verb.index + 8]:
        if token.upos not in _OBJECT or token.sentence != verb.sentence:
            break
        last = token
    return last if last.upos != "DET" else verb
