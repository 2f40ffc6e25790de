"""Gender, number and function of a mention, by its words."""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.names import first_name_gender
from attribution.core.phrases.noun_phrase import POINTERS
from attribution.core.phrases.reading import Reading
from attribution.core.phrases.title import title_before

_FEMININE = ("trice", "euse", "ère", "ienne", "ée", "esse", "ante", "ente")
LONGEST_LIST = 6
"""Members of a coordination through which its first is sought."""


def gender(
    reading: Reading, tokens: tuple[Token, ...], head: Token, run: tuple[Token, ...] | None, noun: Token | None
) -> str | None:
    """The gender, "m" or "f", by the form of address, the first name or the noun, in this order; None if unknown."""
    if run:
        title = title_before(reading, run)
        if title in reading.lexicon.feminine_titles:
            return "f"
        if title in {"m", "mm", "monsieur"}:
            return "m"
    if head.upos == "PRON" or _points(tokens, head):
        return _pronoun_gender(head)
    by_name = first_name_gender(reading, run) if run else None
    if noun is None and tokens and tokens[0].text.lower() in {"le", "la"}:
        return by_name or ("m" if tokens[0].text.lower() == "le" else "f")
    return by_name or (_noun_gender(reading, tokens, noun) if noun is not None else None)


def _points(tokens: tuple[Token, ...], head: Token) -> bool:
    """As in "ce dernier", whatever the tagger made of it."""
    return _bare(head) in POINTERS and len(tokens) == 2


def _pronoun_gender(head: Token) -> str | None:
    low = _bare(head)
    if low in {
        "il",
        "ils",
        "lui",
        "celui-ci",
        "ce",
        "eux",
        "ceux-ci",
        "celui-là",
        "ceux-là",
        "dernier",
        "derniers",
        "intéressé",
        "lequel",
    }:
        return "m"
    if low in {
        "elle",
        "elles",
        "celle-ci",
        "celles-ci",
        "celle-là",
        "celles-là",
        "dernière",
        "dernières",
        "intéressée",
        "laquelle",
    }:
        return "f"
    return {"Masc": "m", "Fem": "f"}.get(head.feat("Gender") or "")


def _bare(head: Token) -> str:
    """A pronoun without the hyphens of its inversion: "-t-elle"."""
    return head.text.lower().lstrip("-").removeprefix("t-").removeprefix("t’").removeprefix("t'").lstrip("-")


def _noun_gender(reading: Reading, tokens: tuple[Token, ...], noun: Token) -> str | None:
    for token in tokens:
        if token.upos == "DET" and token.index < noun.index:
            low = token.text.lower()
            if low in {"le", "un", "ce", "cet", "du"}:
                return "m"
            if low in {"la", "une", "cette", "sa"}:
                return "f"
            if low in {"l'", "l’", "son"} and _may_be_either(reading, noun):
                return _adjective_gender(tokens, noun)
            if low in {"l'", "l’"} and _is_a_womans(reading, noun):
                return "f"
    return {"Masc": "m", "Fem": "f"}.get(noun.feat("Gender") or "")


def _may_be_either(reading: Reading, noun: Token) -> bool:
    """As in "l'artiste", "l'élève"; the tagger guesses."""
    person = noun.text.lower().removeprefix("ex-") in reading.lexicon.person_nouns
    return person and noun.text.endswith("e") and not _is_a_womans(reading, noun)


def _is_a_womans(reading: Reading, noun: Token) -> bool:
    """As in "l'agricultrice", "l'avocate", whatever the tagger says."""
    low, known = noun.text.lower().removeprefix("ex-"), reading.lexicon.person_nouns
    return low in known and (low.endswith(_FEMININE) or (low[-1] == "e" and low[:-1] in known))


def _adjective_gender(tokens: tuple[Token, ...], noun: Token) -> str | None:
    """As in "l'ancien notaire", "l'ancienne élève": by an adjective before the noun."""
    adjective = next((token for token in tokens if token.upos == "ADJ" and token.index < noun.index), None)
    if adjective is None:
        return None
    if not adjective.text.endswith("e"):
        return "m"
    return "f" if adjective.lemma.lower() != adjective.text.lower() else None


def is_plural(tokens: tuple[Token, ...], head: Token) -> bool:
    """Several people: by the pronoun, a plural form of address or article, or two phrases joined by "et"."""
    if head.upos == "PRON":
        return _bare(head) in {
            "ils",
            "elles",
            "eux",
            "nous",
            "vous",
            "derniers",
            "dernières",
            "ceux-ci",
            "celles-ci",
            "ceux-là",
            "celles-là",
        }
    if any(token.text.lower().rstrip(".") in {"mm", "mmes"} for token in tokens[:1]):
        return True
    joined = next((token for token in tokens if token.upos == "CCONJ" and token.text.lower() == "et"), None)
    articles = [token for token in tokens if token.upos == "DET"]
    second = joined is not None and len(articles) > 1 and articles[-1].index > joined.index
    if second and "de" not in {token.lemma for token in tokens[-3:]}:
        return True
    first = tokens[0] if tokens else head
    if first.upos == "DET":
        return first.feat("Number") == "Plur" or first.text.lower() in {
            "les",
            "des",
            "ces",
            "leurs",
            "ses",
            "deux",
            "trois",
        }
    return head.upos == "NOUN" and head.feat("Number") == "Plur"


def is_subject(reading: Reading, head: Token) -> bool:
    """The mention, or the noun or name that it is put or joined to, is the subject of a verb."""
    if head.relation == "nsubj" or head.text.lower() in {"il", "elle", "ils", "elles", "on"}:
        return True
    above = reading.document.head(head)
    if above is None and head.upos == "PROPN":
        return True  # a name that the parser hung the sentence on
    if above is not None and above.upos == "VERB" and head.upos == "PROPN" and head.relation == "conj":
        return True  # a verb left out: "Ada évoquant un délai et Yvon un refus"
    for _ in range(LONGEST_LIST):
        if head.relation not in {"appos", "flat", "nmod", "conj"} or above is None or _has_preposition(reading, head):
            return False
        if above.relation == "nsubj":
            return True
        head, above = above, reading.document.head(above)
    return False


def _has_preposition(reading: Reading, head: Token) -> bool:
    """As in "le discours de Morvan": the speech is the subject, not he."""
    return head.relation == "nmod" and any(child.relation == "case" for child in reading.document.children(head.index))
