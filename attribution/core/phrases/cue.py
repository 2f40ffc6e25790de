"""Cues: the verb, noun or preposition that says that somebody speaks."""

from __future__ import annotations

from attribution.core.document import Span, Token
from attribution.core.phrases.finding import finds
from attribution.core.phrases.reading import Reading
from attribution.core.phrases.verb_form import is_verb
from attribution.core.relations import Cue

HIDING = frozenset({"cacher", "dissimuler", "masquer", "taire"})
_HIS = frozenset({"son", "sa", "ses", "leur", "leurs", "mon", "ma", "mes", "notre", "nos"})


def verb_lemma(reading: Reading, token: Token) -> str:
    """The lemma of a verb, the parser's errors on known cue verbs mended."""
    return reading.lexicon.verb_lemma(token.text, token.lemma)


def is_speech_verb(reading: Reading, token: Token) -> bool:
    """A verb of saying or thinking, a light verb with its noun included."""
    if not is_verb(reading, token):
        return False
    if verb_lemma(reading, token) == "disposer":  # an article does, and only "que …"
        following = reading.document.tokens[token.index + 1 : token.index + 2]
        return bool(following) and following[0].text.lower() in {"que", "qu'", "qu’"}
    return verb_lemma(reading, token) in reading.lexicon.speech_verbs or light_verb_end(reading, token) is not None


def is_incise_verb(reading: Reading, token: Token) -> bool:
    """A word whose lemma reports speech in an incise or before a colon, whatever it is tagged: "« … », sourit X"."""
    return verb_lemma(reading, token) in reading.lexicon.reporting_verbs or light_verb_end(reading, token) is not None


def is_participle(token: Token) -> bool:
    """A present participle or gerund, whatever the tagger made of it: no other form of a verb ends so."""
    return token.text.lower().endswith("ant")


def is_infinitive(token: Token) -> bool:
    """An infinitive, which is its own lemma: the tagger may take "savoure" for one."""
    own = token.text.lower() == token.lemma.lower() or token.text.lower().endswith("r")
    return "VerbForm=Inf" in token.feats and own


def is_cue_verb(reading: Reading, token: Token) -> bool:
    """A verb of saying, or one that governs quoted words: "dénoncer « … »"."""
    if is_speech_verb(reading, token):
        return True
    if not is_verb(reading, token):
        return False
    return verb_lemma(reading, token) in reading.lexicon.stance_verbs or finds(reading, token) or _owns(reading, token)


def _owns(reading: Reading, verb: Token) -> bool:
    """As in "n'a pas caché son « inquiétude »": who does not hide it tells of it."""
    if verb.lemma not in HIDING:
        return False
    children = reading.document.children(verb.index)
    if not any(child.text.lower() in {"ne", "n'", "n’"} for child in children):
        return False
    objects = (child for child in children if child.relation == "obj" and child.upos == "NOUN")
    owned = (word for one in objects for word in reading.document.children(one.index))
    return any(word.relation == "det" and word.lemma.lower() in _HIS for word in owned)


def light_verb_end(reading: Reading, token: Token) -> Token | None:
    """The last word of "faire part", "mettre en garde" … that begins at a verb; adverbs may stand between."""
    tokens = reading.document.tokens
    for rest in reading.lexicon.light_verbs.get(verb_lemma(reading, token), ()):
        index, matched = token.index + 1, 0
        while matched < len(rest) and index < min(len(tokens), token.index + 5):
            if tokens[index].text.lower() == rest[matched]:
                matched += 1
            elif tokens[index].upos not in {"ADV", "DET"}:
                break
            index += 1
        if matched == len(rest):
            return tokens[index - 1]
    return None


def cue_verb_of(reading: Reading, token: Token) -> Token:
    """The verb of the light verb that a word ends ("valoir" of "fait valoir"), else the word itself."""
    for before in reading.document.tokens[max(0, token.index - 3) : token.index]:
        end = light_verb_end(reading, before) if is_verb(reading, before) else None
        if end is not None and end.index == token.index:
            return before
    return token


def verb_cue(reading: Reading, token: Token) -> Cue:
    """The cue that a verb makes, with the rest of a light verb: "faire part"."""
    lemma = verb_lemma(reading, token)
    end = light_verb_end(reading, token)
    if end is None:
        return Cue(token.span, lemma)
    rest = " ".join(word.text.lower() for word in reading.document.tokens[token.index + 1 : end.index + 1])
    return Cue(Span(token.span.start, end.span.end), f"{lemma} {rest}")


def word_cue(token: Token) -> Cue:
    """The cue that a noun or preposition makes alone."""
    return Cue(token.span, token.lemma.lower())
