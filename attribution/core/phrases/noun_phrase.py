"""The maximal noun phrase around a head word, without a trailing relative clause or an apposition after a comma.

The parser often attaches names beside their noun ("le secrétaire d'État américain John Kerry" gets two
subjects), so adjacency counts as much as attachment.
"""

from __future__ import annotations

from attribution.core.document import Span, Token
from attribution.core.phrases.reading import Reading
from attribution.core.phrases.small_words import DE_OR_DU
from attribution.core.phrases.time_words import is_date, is_day
from attribution.core.phrases.verb_form import is_verb
from attribution.core.relations import Form, Source

_LEFT = frozenset({"DET", "ADJ", "NUM"})
POINTERS = frozenset({"dernier", "dernière", "derniers", "dernières", "celui-ci", "celle-ci", "ceux-ci", "celles-ci"})
"""What ends a phrase that points to the one mentioned last."""
_PRONOUNS = frozenset("je j' j’ tu il elle on nous vous ils elles lui eux moi qui".split())
_OFFICES = frozenset(
    ("ministre secrétaire commissaire délégué candidat attaché ambassadeur adjoint conseiller aspirant").split()
)
_SET = {"scène": "en", "chef": "en", "second": "en"}
"""Words that close a role of three words, by the preposition before them: the parser hangs them on the verb."""
_NAME_PARTS = frozenset({"PROPN", "X"})


def noun_phrase(reading: Reading, head: Token, *, behind: Token | None = None) -> Source:
    """The source that a head word makes with all that belongs to it, on the head's own level.

    It begins ``behind`` a word, where one is given: the verb of an incise may be mistaken for an adjective.
    """
    first = max(_left_end(reading, head), behind.index + 1 if behind else 0)
    last = _right_end(reading, head)
    tokens = reading.document.tokens
    return Source(Span(_start(tokens[first]), tokens[last].span.end), head.index, _form(tokens[first : last + 1], head))


def _start(token: Token) -> int:
    """A fused article ("du ministre") stays outside the phrase: the printed word is mostly preposition."""
    return token.span.start


def _form(tokens: tuple[Token, ...], head: Token) -> Form:
    low = [token.text.lower() for token in tokens]
    if low[-1] in _PRONOUNS:
        return Form.PRONOUN
    if head.upos == "PRON" or low[-1] in POINTERS:
        return Form.NOUN if any(word in DE_OR_DU for word in low) and len(low) > 2 else Form.PRONOUN
    return Form.NAME if any(token.upos in _NAME_PARTS for token in tokens) else Form.NOUN


def _same_level(reading: Reading, token: Token, head: Token) -> bool:
    return token.sentence == head.sentence and reading.level(token) == reading.level(head)


def _left_end(reading: Reading, head: Token) -> int:
    tokens, first = reading.document.tokens, head.index
    if head.upos == "PRON":
        return _pronoun_start(reading, head)
    while (
        first > 0
        and _same_level(reading, tokens[first - 1], head)
        and _belongs_left(reading, tokens[first - 1], tokens[first])
    ):
        first -= 1
    while tokens[first].index < head.index and _is_fused(reading, tokens[first]):
        first += 1
    return first


def _pronoun_start(reading: Reading, head: Token) -> int:
    """As in "ce dernier", "l'un", "celui-ci": a determiner before a pronoun belongs to it."""
    before = reading.document.tokens[head.index - 1] if head.index > 0 else None
    if before and before.upos == "DET" and before.sentence == head.sentence:
        return before.index
    return head.index


def _is_fused(reading: Reading, token: Token) -> bool:
    """The article of "du", "des", "au": it shares its letters with the preposition before it."""
    if token.index == 0:
        return False
    return reading.document.tokens[token.index - 1].span == token.span


def _belongs_left(reading: Reading, token: Token, right: Token) -> bool:
    if right.upos == "DET" and token.upos == "ADJ" and token.lemma != "tout":
        return False  # "la presse locale | l'architecte"
    if token.upos in _LEFT or (token.upos in _NAME_PARTS and (right.upos in _NAME_PARTS or right.text[0].isupper())):
        return True
    if reading.lexicon.is_title(token.lemma) or reading.lexicon.is_title(token.text):
        return right.upos in _NAME_PARTS or right.text == "."
    if token.text == "." and token.index > 0:  # "M", "." as two words
        return reading.document.tokens[token.index - 1].text.lower() in reading.lexicon.titles
    return token.upos == "ADV" and right.upos == "ADJ" and token.head == right.index


def _right_end(reading: Reading, head: Token) -> int:
    tokens, last = reading.document.tokens, head.index
    if head.upos == "PRON" and not reading.document.children(head.index):
        return last
    index = last + 1
    while index < len(tokens) and _same_level(reading, tokens[index], head):
        verdict = _belongs_right(reading, tokens[index], head, last)
        if verdict is False:
            break
        if verdict:
            last = index
        index += 1
    return last


def _belongs_right(reading: Reading, token: Token, head: Token, last: int) -> bool | None:
    """True: the phrase reaches to this word; None: it depends on what follows; False: it ended before."""
    attached = _is_attached(reading, token, head.index, last)
    if token.upos in _NAME_PARTS or token.text[0].isupper():
        return attached or _names_on(reading, token, last) or _goes_on_in_capitals(reading, token, last)
    if token.upos in {"ADJ", "NUM", "NOUN"} or _is_of_one_noun(reading, token):
        return (attached or _follows(token, last, reading)) and not _is_none(reading, token)
    if token.upos == "PRON":
        return _pronoun_belongs(token, attached or _is_among(reading, token.index - 1))
    if token.upos == "ADP":
        known = _is_among(reading, token.index) or _leads_to_one_noun(reading, token) or _is_for(reading, token, head)
        return None if known or _links(token, head, attached) else False
    if token.upos in {"DET", "CCONJ"} or token.text in {"-", "."}:
        goes_on = _begins_no_phrase(reading, token) if token.upos == "DET" else attached
        return None if goes_on else False
    return None if token.upos == "ADV" and attached else False


def _is_none(reading: Reading, token: Token) -> bool:
    """A day, a date, or a verb that the tagger took for a noun or adjective: "la foule scandait « … »"."""
    return is_day(token) or is_date(token) or (token.upos != "VERB" and is_verb(reading, token))


def _is_among(reading: Reading, index: int) -> bool:
    """The "entre" of "trois d'entre elles"."""
    before, word = reading.document.tokens[index - 1], reading.document.tokens[index]
    return word.text.lower() == "entre" and before.text.lower() in {"d'", "d’"}


def _begins_no_phrase(reading: Reading, token: Token) -> bool:
    """The article of "de la"; in "dans la presse locale l'architecte X" it begins another phrase."""
    before = reading.document.tokens[token.index - 1]
    return before.upos in {"ADP", "CCONJ", "DET"} or reading.lexicon.is_title(before.text)


def _is_of_one_noun(reading: Reading, token: Token) -> bool:
    """The "rendu" of "compte rendu", the "scène" of "metteuse en scène"."""
    if _SET.get(token.text.lower()) == reading.document.tokens[token.index - 1].text.lower():
        return True
    return token.text.lower() == "rendu" and reading.document.tokens[token.index - 1].text.lower() == "compte"


def _leads_to_one_noun(reading: Reading, token: Token) -> bool:
    """The "en" of "rédactrice en chef", right behind a noun."""
    tokens, index = reading.document.tokens, token.index
    near = 0 < index < len(tokens) - 1 and tokens[index + 1].sentence == token.sentence
    return near and tokens[index - 1].upos == "NOUN" and _SET.get(tokens[index + 1].text.lower()) == token.text.lower()


def _is_for(reading: Reading, token: Token, head: Token) -> bool:
    """The "aux" of "le commissaire aux Ports", wherever the parser hangs them: an article and a capital behind it."""
    office = head.lemma.lower() in _OFFICES and token.index == head.index + 1
    article, field = (*reading.document.tokens[token.index + 1 : token.index + 3], token, token)[:2]
    return office and token.lemma == "à" and article.upos == "DET" and field.text[0].isupper()


def _pronoun_belongs(token: Token, attached: bool) -> bool | None:
    """As in "l'un d'eux"; "un" leads on to "une des victimes"."""
    low = token.text.lower()
    return None if low in {"un", "une"} else attached and low in {"eux", "elles", "lui", "elle"}


def _links(token: Token, head: Token, attached: bool) -> bool:
    """Takes "de" always; "à" behind an office only; other prepositions where the parser hangs them into the phrase."""
    if token.text.lower() in DE_OR_DU or token.lemma == "de":
        return True
    if token.text.lower() == "par":  # an agent, not part of a name
        return False
    return attached and (token.text.lower() not in {"à", "au", "aux"} or head.lemma.lower() in _OFFICES)


def _goes_on_in_capitals(reading: Reading, token: Token, last: int) -> bool:
    """A capital right behind a name is part of it: "le site Grand Large"."""
    before = reading.document.tokens[token.index - 1]
    return token.index == last + 1 and before.upos in _NAME_PARTS


def _names_on(reading: Reading, token: Token, last: int) -> bool:
    """A name right after the phrase so far: "le ministre Piet De Wolf"."""
    return token.index == last + 1 or all(
        between.upos in {"ADP", "DET"} for between in reading.document.tokens[last + 1 : token.index]
    )


def _follows(token: Token, last: int, reading: Reading) -> bool:
    """Nothing but "de" and articles between: "le porte-parole de la diplomatie"."""
    between = reading.document.tokens[last + 1 : token.index]
    if _is_of_one_noun(reading, token):
        return len(between) <= 1
    if not between:
        return token.upos == "ADJ"
    return all(word.upos == "DET" or word.lemma in {"de", "un"} for word in between) and any(
        word.lemma == "de" for word in between
    )


def _is_attached(reading: Reading, token: Token, first: int, last: int) -> bool:
    """The parser hangs the word into the phrase, by way of words that come after it at most."""
    tokens = reading.document.tokens
    for _ in range(8):
        if token.head < 0 or token.relation in {"parataxis"} or "relcl" in token.deprel:
            return False
        if first <= token.head <= last:
            return token.relation not in {"acl", "punct"}
        if token.head < first:
            return False
        token = tokens[token.head]
    return False
