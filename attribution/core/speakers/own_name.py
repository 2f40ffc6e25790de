"""Which name a phrase bears itself, and how the article spells it in full."""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.fold import fold
from attribution.core.phrases.firm import is_firm
from attribution.core.phrases.names import has_article, name_kind, run_span, runs_within
from attribution.core.phrases.reading import MARK, Reading
from attribution.core.phrases.small_words import DE_OR_DU
from attribution.core.phrases.time_words import is_date
from attribution.core.phrases.title import NOBLE, title_before
from attribution.core.relations import Source, SpeakerKind

_ARTICLES = frozenset({"le", "la", "l'", "l’"})


def is_person_noun(reading: Reading, token: Token) -> bool:
    """A noun for people, by the lexicon."""
    if reading.level(token) == MARK:
        return False
    if token.text[0].isupper() and token.text.lower() in reading.lexicon.demonyms:
        return has_article(reading, (token,))
    if token.upos != "NOUN":
        return False
    return token.lemma.lower() in reading.lexicon.person_nouns or token.text.lower() in reading.lexicon.person_nouns


def own_name(reading: Reading, source: Source, runs: list[tuple[Token, ...]]) -> tuple[Token, ...] | None:
    """The name that a phrase bears: the head's own, or one put to the head noun without preposition."""
    inside = runs_within(runs, source.span)
    for run in inside:
        if any(token.index == source.head for token in run):
            return run
    for run in reversed(inside):
        if not _after_preposition(reading, run, source) and run[0].index > source.head:
            return run
    titled = [run for run in inside if title_before(reading, run) and not _title_after_preposition(reading, run)]
    return titled[0] if titled else None


def _after_preposition(reading: Reading, run: tuple[Token, ...], source: Source) -> bool:
    tokens, index = reading.document.tokens, run[0].index - 1
    while index >= 0 and tokens[index].upos in {"DET"}:
        # "le journal Le Phare": a capital article is part of the name
        if tokens[index].text[0].isupper():
            return False
        index -= 1
    if index < 0:
        return False
    if title_before(reading, run):
        return _title_after_preposition(reading, run)
    return tokens[index].upos in {"ADP", "CCONJ"} or _is_anothers(reading, tokens[index], source)


def _is_anothers(reading: Reading, noun: Token, source: Source) -> bool:
    """As in "un cousin du roi Sigvald", "le patron de la société Delta": the name is put to another noun."""
    before = reading.document.tokens[noun.index - 1] if noun.index else noun
    singular = noun.feat("Number") != "Plur"  # "la doyenne des dockers Odile Brunet": she is their doyenne
    bears = is_person_noun(reading, noun) or (noun.upos == "NOUN" and noun.lemma.lower() in reading.lexicon.body_nouns)
    return noun.index > source.head and singular and bears and before.upos in {"ADP", "DET"} and not _is_bare(before)


def _is_bare(before: Token) -> bool:
    """No article parts the nouns: "le chef d'orchestre Yvon Rey", "la rédactrice en chef" are one role."""
    return before.upos == "ADP" and before.text.lower() in {"de", "d'", "d’", "en"}


def _title_after_preposition(reading: Reading, run: tuple[Token, ...]) -> bool:
    tokens, index = reading.document.tokens, run[0].index - 1
    if tokens[index].text.lower() in NOBLE:  # "M. d'Aubigné"
        index -= 1
    while index >= 0 and (tokens[index].text == "." or reading.lexicon.is_title(tokens[index].text)):
        index -= 1
    return index >= 0 and tokens[index].upos == "ADP"


def _is_own_article(reading: Reading, token: Token) -> bool:
    """A capital article that does not begin the sentence or the words between marks: "selon Le Phare"."""
    before = reading.document.tokens[token.index - 1] if token.index else None
    inside = before is not None and before.sentence == token.sentence and before.upos != "PUNCT"
    return token.upos == "DET" and token.text[0].isupper() and inside


def full_spelling(reading: Reading, run: tuple[Token, ...], source: Source) -> str:
    """The name as the article gives it, with a capital article and a body's complement: "La Gazette du port"."""
    text, start, end = reading.document.text, run[0].span.start, run[-1].span.end
    before = reading.document.tokens[run[0].index - 1] if run[0].index > 0 else None
    if before and _is_own_article(reading, before) and before.span in source.span:
        start = before.span.start
    if is_firm(run):
        return _with_its_trade(reading, run)
    if name_kind(reading, run) is SpeakerKind.BODY:
        end = _end_of_body(reading, run, source)
    return " ".join(text[start:end].split())


def _with_its_trade(reading: Reading, run: tuple[Token, ...]) -> str:
    """A house is known by its trade: "la brasserie Weber et Fils"."""
    words = list(run)
    for upos in ("NOUN", "DET"):
        before = reading.document.tokens[words[0].index - 1] if words[0].index else words[0]
        if before.upos == upos and before.sentence == run[0].sentence and "Number=Plur" not in before.feats:
            words.insert(0, before)
    fused = words[0].upos == "DET" and words[0].text.lower() not in _ARTICLES
    text = " ".join(reading.document.cut(run_span(tuple(words[fused:]))).split())
    return text[0].lower() + text[1:] if words[0].upos == "DET" else text


def _end_of_body(reading: Reading, run: tuple[Token, ...], source: Source) -> int:
    """A body's name takes its complement and the words put to it: "Gazette du port", "SOS Marins", "Vague bleue"."""
    end = run[-1].span.end
    behind = [token for token in reading.document.tokens_in(source.span) if token.span.start >= end]
    if not behind or fold(reading.document.cut(run_span(run))) in reading.lexicon.places:
        return end
    if behind[0].text.lower() in DE_OR_DU:
        dated = next((token for token in behind if is_date(token) or token.text.isdigit()), None)
        return source.span.end if dated is None else end
    acronym = run[-1].text.isupper()
    if behind[0].upos == "NOUN" or (behind[0].upos in {"ADJ", "VERB"} and not acronym):
        return behind[0].span.end
    return end
