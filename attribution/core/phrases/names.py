"""Proper names in the text: runs of capitalised words, and what kind of bearer they have."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from attribution.core.document import Document, Span, Token
from attribution.core.fold import fold
from attribution.core.phrases.firm import as_firm, is_firm
from attribution.core.phrases.reading import MARK, Reading
from attribution.core.phrases.time_words import is_time
from attribution.core.phrases.title import title_before
from attribution.core.relations import SpeakerKind

_PARTICLES = frozenset("de d' d’ du des von van der den al el ben bin ibn di da dos".split())
_NO_NAMES = frozenset(
    ("je j' j’ tu il elle on nous vous ils elles me m' ce c' c’ ça qui que quoi moi lui eux oui non").split()
)
_FEASTS = frozenset({"noël", "pâques", "toussaint", "ascension", "pentecôte", "carême", "ramadan"})
_LINKS = frozenset({"la", "le", "les", "l'", "l’", "-", "&"})
_FOREIGN = frozenset("of for and the y zu ter ten du".split())
"""Small words inside foreign names: "Bank of England"."""


def name_runs(reading: Reading) -> list[tuple[Token, ...]]:
    """Every maximal run of name words on one level of one sentence, particles inside it included."""
    runs: list[tuple[Token, ...]] = []
    current: list[Token] = []
    for token in reading.document.tokens:
        if current and not _goes_on(reading, current, token):
            runs.append(_without_tail(current))
            current = []
        if not current and _is_name_word(reading, token):
            current.extend(_names_before(reading, token))
        if _is_name_word(reading, token) or (current and (_may_link(current, token) or _is_capital(token))):
            current.append(token)
    if current:
        runs.append(_without_tail(current))
    firms = [as_firm(reading, run) for run in runs if run]
    return [run for before, run in pairwise(((), *firms)) if not before or run[0].index > before[-1].index]


def _is_name_word(reading: Reading, token: Token) -> bool:
    if not token.text[:1].isalnum() or reading.level(token) == MARK:
        return False
    if token.upos not in {"PROPN", "X"} and not _names_a_body(reading, token):
        return False
    if token.text.lower() in _FEASTS and not _is_capital_next(reading, token):
        return False
    if token.text.lower() in reading.lexicon.demonyms and has_article(reading, (token,)):
        return False  # "l'Italien" describes somebody
    if reading.lexicon.is_title(token.text) or token.text.lower().rstrip(".") in _NO_NAMES or is_time(token):
        return False
    return token.text[0].isupper() or token.text[0].isdigit()


def _is_capital_next(reading: Reading, token: Token) -> bool:
    """A surname follows: "Noël Morvan" is a man."""
    after = reading.document.tokens[token.index + 1 : token.index + 2]
    return bool(after) and _is_capital(after[0]) and after[0].sentence == token.sentence


def _names_a_body(reading: Reading, token: Token) -> bool:
    """Capital words behind "le journal", "la société", whatever the tagger made of them: "le journal Plein Vent"."""
    before = reading.document.tokens[token.index - 1] if token.index else token
    capital = token.text[0].isupper() and token.upos in {"NOUN", "ADJ", "VERB", "ADV"}
    return capital and before.sentence == token.sentence and before.text in reading.lexicon.body_nouns


def _names_before(reading: Reading, token: Token) -> list[Token]:
    """A first name that the tagger took for another word: "Rose Marchal"."""
    words = [word for word in reading.document.tokens[max(0, token.index - 2) : token.index] if word.text[0].isupper()]
    article = words[-1:] if words and words[-1].upos == "DET" else []  # "Marine Le Pen"
    first = words[-1 - len(article) : len(words) - len(article)]
    named = bool(first) and first[0].sentence == token.sentence and first[0].text.lower() in reading.lexicon.first_names
    adjacent = bool(first) and first[0].index == token.index - 1 - len(article)
    mistaken = named and adjacent and first[0].upos in {"NOUN", "ADJ", "VERB", "PROPN"}
    if mistaken and (article or first[0].upos != "PROPN"):
        return [*first, *article]
    return _capitals_before(reading, token)


def _capitals_before(reading: Reading, token: Token) -> list[Token]:
    """Capital words that touch a name and do not begin the sentence: "du Seal Rescue Fund".

    A first name begins a name by itself: "le ministre du Budget Michel Morvan".
    """
    tokens, index = reading.document.tokens, token.index
    if token.text.lower() in reading.lexicon.first_names:
        return []
    while index > 0 and _is_part(reading, tokens[index - 1], token):
        index -= 1
    return list(tokens[index : token.index])


def _is_part(reading: Reading, before: Token, token: Token) -> bool:
    lexicon, low = reading.lexicon, before.text.lower()
    opens = before.index == 0 or reading.document.tokens[before.index - 1].upos == "PUNCT"
    same = before.sentence == token.sentence and reading.level(before) == reading.level(token)
    capital = before.text[0].isupper() and before.upos in {"NOUN", "ADJ", "VERB", "X"}
    role = low in lexicon.person_nouns or lexicon.is_title(before.text) or is_time(before)
    return same and capital and not role and not opens and before.index > reading.document.sentence_of(before).first


def _is_capital(token: Token) -> bool:
    """A capital inside a run is part of the name, whatever the tagger made of it: "Tan Yew Lim"."""
    return token.text[:1].isupper() and token.upos != "PUNCT"


def _may_link(current: list[Token], token: Token) -> bool:
    low = token.text.lower()
    if low in _PARTICLES | _FOREIGN:
        return True
    return low in _LINKS and (current[-1].text.lower() in _PARTICLES or token.text[0].isupper() or low in {"-", "&"})


def _goes_on(reading: Reading, current: list[Token], token: Token) -> bool:
    same = token.sentence == current[-1].sentence and reading.level(token) == reading.level(current[-1])
    adjacent = token.index == current[-1].index + 1 and not _names_another(reading, current, token)
    return same and adjacent and (_is_name_word(reading, token) or _is_capital(token) or _may_link(current, token))


def _names_another(reading: Reading, current: list[Token], token: Token) -> bool:
    """A name put to the noun before a place, by the tree: "le maire de Brest | Yvon Rey"."""
    before = reading.document.tokens[current[0].index - 1] if current[0].index else None
    governed = before is not None and before.upos in {"ADP", "DET"} and current[0].relation == "nmod"
    return token.relation == "appos" and 0 <= token.head == current[0].head and governed


def _without_tail(run: list[Token]) -> tuple[Token, ...]:
    """Particles at the end belong to what follows: "Kerry de"; a run of two names by "de" is cut: "Macron de Paris"."""
    while run and (run[-1].text.lower() in _PARTICLES | _LINKS | _FOREIGN):
        run = run[:-1]
    return tuple(run)


def runs_within(runs: Sequence[tuple[Token, ...]], span: Span) -> list[tuple[Token, ...]]:
    """The runs, given in text order, that lie in a span."""
    found = []
    for run in runs[bisect_left(runs, span.start, key=lambda one: one[0].span.start) :]:
        if run[0].span.start >= span.end:
            break
        if run_span(run) in span:
            found.append(run)
    return found


def run_span(run: tuple[Token, ...]) -> Span:
    """The characters of a run."""
    return Span(run[0].span.start, run[-1].span.end)


def role_noun_before(reading: Reading, run: tuple[Token, ...]) -> Token | None:
    """The noun that a name is put to: "le ministre belge Piet De Wolf" gives "ministre"."""
    tokens = reading.document.tokens
    index = run[0].index - 1
    noun = None
    while (
        index >= 0
        and tokens[index].sentence == run[0].sentence
        and reading.level(tokens[index]) == reading.level(run[0])
    ):
        token = tokens[index]
        if token.upos == "NOUN":
            noun = token
        elif token.upos not in {"ADJ", "ADP", "DET", "NUM", "PROPN"} or _is_beside_one(reading, token, noun):
            break
        if token.upos == "DET" and (index == 0 or tokens[index - 1].upos != "ADP"):
            break
        index -= 1
    touching = tokens[run[0].index - 1] if run[0].index > 0 else None
    return noun if touching is not None and touching.upos in {"NOUN", "ADJ", "PROPN", "NUM"} else None


def _is_beside_one(reading: Reading, token: Token, noun: Token | None) -> bool:
    """A preposition before one person: "la lettre au recteur Yvon Rey" is no name of a letter."""
    person = noun is not None and noun.text.lower() in reading.lexicon.person_nouns
    return token.upos == "ADP" and person and noun is not None and noun.feat("Number") == "Sing"


def name_kind(reading: Reading, run: tuple[Token, ...]) -> SpeakerKind:
    """Person (two names or more), partial (one) or body."""
    text = reading.document.cut(run_span(run))
    if is_firm(run) or fold(text) in reading.lexicon.places or _is_acronym(text) or _begins_with_acronym(run):
        return SpeakerKind.BODY
    if title_before(reading, run):
        return SpeakerKind.PERSON if len(text.split()) > 1 else SpeakerKind.PARTIAL
    if len(run) > 1 and run[0].text.lower() in reading.lexicon.body_nouns:
        return SpeakerKind.BODY
    noun = role_noun_before(reading, run)
    if noun is not None and (
        noun.lemma.lower() in reading.lexicon.body_nouns or noun.text.lower() in reading.lexicon.body_nouns
    ):
        return SpeakerKind.BODY
    known = fold(run[0].text) in _folded_first_names(reading)
    if noun is None and not known and has_article(reading, run):
        return SpeakerKind.BODY
    return SpeakerKind.PERSON if len(text.split()) > 1 else SpeakerKind.PARTIAL


def _is_acronym(text: str) -> bool:
    letters = text.replace(".", "").replace("-", "")
    return 2 <= len(letters) <= 7 and letters.isalpha() and letters.isupper()


def _begins_with_acronym(run: tuple[Token, ...]) -> bool:
    """As in "KTV Sports"; not "LUC MORVAN" in capitals."""
    first, others = run[0].text, [token.text for token in run[1:]]
    return len(first) > 2 and "." not in first and _is_acronym(first) and any(not other.isupper() for other in others)


def _folded_first_names(reading: Reading) -> frozenset[str]:
    return reading.lexicon.folded_first_names


def is_location(reading: Reading, run: tuple[Token, ...]) -> bool:
    """A preposition of place touches a single name: "à Lyon", "en Basse-Bretagne"."""
    if run[0].index == 0 or len(run) > 1:
        return False
    before = reading.document.tokens[run[0].index - 1]
    return before.upos == "ADP" and before.text.lower() in {"à", "en", "dans", "vers", "sur", "près", "depuis", "sous"}


def has_article(reading: Reading, run: tuple[Token, ...]) -> bool:
    """An article touches the name: "la CGT", "les États-Unis"."""
    if run[0].index == 0:
        return False
    before = reading.document.tokens[run[0].index - 1]
    return before.upos == "DET" and before.sentence == run[0].sentence


def first_name_gender(reading: Reading, run: tuple[Token, ...]) -> str | None:
    """As in "m" or "f" by the first name, None when it is not known or borne by both."""
    if len(run) < 2:
        return None
    sex = reading.lexicon.first_names.get(run[0].text.lower())
    return sex if sex in {"m", "f"} else None


def spelled(document: Document, run: tuple[Token, ...]) -> str:
    """The name as the text spells it, white space made plain."""
    return " ".join(document.cut(run_span(run)).split())
