"""Who does what a verb says: its own subject, or the one that controls it from further up."""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.clitics import OBJECT_CLITICS, bare_clitic, is_reflexive
from attribution.core.phrases.cue import is_infinitive, is_participle
from attribution.core.phrases.fronted import is_fronted
from attribution.core.phrases.incise import clitic_subject, incise_at
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.phrases.reading import Reading
from attribution.core.phrases.time_words import is_time
from attribution.core.relations import Source
from attribution.core.tree import ancestors, children_by

_RELATIVES = frozenset({"qui", "lequel", "laquelle", "lesquels", "lesquelles"})
_NOT_SOURCES = frozenset("que qu' qu’ dont où se s' s’ y en ce c' c’ cela ça rien".split())
_DEEPEST = 6
_FARTHEST = 60
"""Words; a lost subject stands no further before its verb."""


def subject_of(reading: Reading, verb: Token, *, depth: int = 0) -> Source | None:
    """The source that a verb of saying has; None for a passive without agent and where nothing fits."""
    if is_passive(reading, verb):
        return agent_of(reading, verb)
    incise = incise_at(reading, verb)
    own = incise.source if incise is not None else _explicit_subject(reading, verb)
    found = own or _shared_subject(reading, verb, depth)
    if found is not None or depth >= _DEEPEST:
        return found
    # "une déléguée décrit": read as a participle, the verb hangs on the wrong noun
    controller = None if _reads_as_participle(verb) else _controller(reading, verb, depth)
    return controller or _phrase_before(reading, verb)


def _explicit_subject(reading: Reading, verb: Token) -> Source | None:
    return _touching(reading, verb) if is_participle(verb) or is_infinitive(verb) else _own_subject(reading, verb)


def _reads_as_participle(verb: Token) -> bool:
    return verb.text.lower().endswith("crit") and verb.relation == "acl"


def is_passive(reading: Reading, verb: Token) -> bool:
    """As in "a été jugée", "accusé par": a past participle with être or alone, and no reflexive."""
    if "VerbForm=Part" not in verb.feats or "Tense=Pres" in verb.feats:
        return False
    children = reading.document.children(verb.index)
    if any(map(is_reflexive, children)):
        return False
    auxiliaries = [child for child in children if child.upos == "AUX"]
    if not auxiliaries and _is_present(reading, verb):
        return False
    if auxiliaries:
        return any(child.text.lower() in {"été", "être"} for child in auxiliaries) or not _has_avoir(auxiliaries, verb)
    return (
        verb.relation in {"acl", "advcl", "amod", "root", "xcomp"}
        and not _after_avoir(reading, verb)
        and not _coordinates(reading, verb)
    )


def _is_present(reading: Reading, verb: Token) -> bool:
    """As in "décrit", "écrit", which the tagger may take for participles: a subject before, or no "par" behind."""
    children = reading.document.children(verb.index)
    if any(child.deprel == "nsubj" and child.index < verb.index for child in children):
        return True
    behind = reading.document.tokens[verb.index + 1 : verb.index + 2]
    named_by = any(word.text.lower() == "par" for word in behind) or any("agent" in child.deprel for child in children)
    return verb.text.lower().endswith("crit") and not named_by and _phrase_before(reading, verb) is not None


def _coordinates(reading: Reading, verb: Token) -> bool:
    """As in "et" or a comma right before a participle whose sentence already has one with "avoir"."""
    before = reading.document.tokens[verb.index - 1] if verb.index else None
    return before is not None and before.text.lower() in {"et", "puis", "ou"} and before.sentence == verb.sentence


def _has_avoir(auxiliaries: list[Token], verb: Token) -> bool:
    return any(child.lemma == "avoir" for child in auxiliaries) or verb.lemma in {"convenir", "intervenir", "revenir"}


def _after_avoir(reading: Reading, verb: Token) -> bool:
    """The parser sometimes loses the auxiliary: look at the words before."""
    for token in reversed(reading.document.tokens[max(0, verb.index - 4) : verb.index]):
        if token.lemma == "avoir" and token.sentence == verb.sentence:
            return True
        if token.upos not in {"ADV", "PRON", "PUNCT"}:
            return False
    return False


def agent_of(reading: Reading, verb: Token) -> Source | None:
    """As in "par X" of a passive: an agent that the parser found, or the first "par" phrase after the verb."""
    for child in reading.document.children(verb.index):
        if child.deprel == "obl:agent" and child.upos in {"NOUN", "PROPN", "PRON"}:
            return noun_phrase(reading, child)
    for token in reading.document.tokens[verb.index + 1 : verb.index + 25]:
        if token.sentence != verb.sentence or (token.upos in {"VERB", "AUX"} and "VerbForm=Fin" in token.feats):
            return None
        if token.text.lower() == "par" and reading.level(token) == reading.level(verb):
            after = reading.document.tokens[token.index + 1 : token.index + 2]
            head = phrase_head(reading, after[0]) if after else None
            return noun_phrase(reading, head) if head else None
    return None


def _own_subject(reading: Reading, verb: Token) -> Source | None:
    level = reading.level(verb)
    subjects = [
        child
        for child in children_by(reading.document, verb, "nsubj")
        if reading.level(child) == level and _can_be_subject(child)
    ]
    if not subjects:
        return None
    subject = _first_own(reading, subjects)
    if subject.index > verb.index and not bare_clitic(subject) and not _is_inverted_relative(reading, verb):
        return None
    if subject.text.lower() in _RELATIVES:
        return antecedent(reading, subject, verb)
    if bare_clitic(subject):
        return clitic_subject(reading, min(subject, verb, key=lambda word: word.index), verb)
    return noun_phrase(reading, subject)


def _can_be_subject(token: Token) -> bool:
    low = token.text.lower()
    is_object = token.upos == "PRON" and low in OBJECT_CLITICS and low != "lui"
    return low not in _NOT_SOURCES and not is_object and not is_time(token)


def _touching(reading: Reading, verb: Token) -> Source | None:
    """As in "…, Claire Duvernet évoquant un stock": a bare name right before a participle."""
    before = reading.document.tokens[verb.index - 1] if verb.index else None
    if (
        before is None
        or before.upos != "PROPN"
        or not is_participle(verb)
        or reading.level(before) != reading.level(verb)
    ):
        return None
    head = reading.document.head(before) if before.relation == "flat" else before
    source = noun_phrase(reading, head) if head else None
    return source if source and source.span.end == before.span.end and not _after_preposition(reading, source) else None


def _first_own(reading: Reading, subjects: list[Token]) -> Token:
    """The first of several subjects (the others are put to it), unless it is itself put to somebody before.

    As in "dans une lettre lue par son avocate, Me Irène Gauchet, l'ancien notaire assure".
    """
    if is_fronted(reading, subjects[0]):
        return subjects[-1]
    for subject in subjects[:-1]:
        start = reading.document.index_from(noun_phrase(reading, subject).span.start)
        before = reading.document.tokens[max(0, start - 2) : start]
        comma = len(before) == 2 and before[1].text == ","
        if not comma or before[0].text.lower() not in reading.lexicon.person_nouns:
            return subject
    return subjects[-1]


def _is_inverted_relative(reading: Reading, verb: Token) -> bool:
    """As in "ce qu'appelle Janov", "comme devait conclure X": the subject may follow the verb."""
    words = reading.document.tokens[max(0, verb.index - 4) : verb.index]
    return any(word.text.lower() in {"que", "qu'", "qu’", "dont", "où", "comme"} for word in words)


def _shared_subject(reading: Reading, verb: Token, depth: int) -> Source | None:
    """A second participle without its auxiliary takes the subject of the first: "a dit … et réclamé …"."""
    bare = "VerbForm=Part" in verb.feats and not is_participle(verb)
    if not bare or depth >= _DEEPEST or any(child.upos == "AUX" for child in reading.document.children(verb.index)):
        return None
    for token in reversed(reading.document.tokens[: verb.index]):
        if token.sentence != verb.sentence:
            return None
        with_avoir = [child for child in reading.document.children(token.index) if child.lemma == "avoir"]
        if token.upos == "VERB" and with_avoir and reading.level(token) == reading.level(verb):
            return subject_of(reading, token, depth=depth + 1)
    return None


def antecedent(reading: Reading, relative: Token, verb: Token) -> Source | None:
    """The noun that a relative pronoun stands for."""
    head = reading.document.head(verb)
    if head is None or head.index > relative.index or head.upos not in {"NOUN", "PROPN", "PRON"}:
        head = _noun_before(reading, relative)
    return noun_phrase(reading, head) if head else None


def _noun_before(reading: Reading, token: Token) -> Token | None:
    for before in reversed(reading.document.tokens[max(0, token.index - 12) : token.index]):
        if before.sentence == token.sentence and before.upos in {"NOUN", "PROPN", "PRON"}:
            head = reading.document.head(before)
            return head if head and before.relation in {"flat", "nmod"} and head.upos in {"NOUN", "PROPN"} else before
    return None


def _controller(reading: Reading, verb: Token, depth: int) -> Source | None:
    """The subject of the verb further up that an infinitive, participle or second verb shares."""
    for above in ancestors(reading.document, verb):
        if verb.relation == "acl" and above.upos in {"NOUN", "PROPN", "PRON"}:
            return noun_phrase(reading, above) if reading.level(above) == reading.level(verb) else None
        if above.upos in {"VERB", "AUX", "ADJ"} or children_by(reading.document, above, "nsubj"):
            if reading.level(above) != reading.level(verb):
                return None
            found = subject_of(reading, above, depth=depth + 1) if not is_passive(reading, above) else None
            return found or _own_subject(reading, above)
    return None


def _phrase_before(reading: Reading, verb: Token) -> Source | None:
    """The nearest bare noun phrase before a finite verb group, where the parser lost the subject."""
    for token in reversed(reading.document.tokens[max(0, verb.index - _FARTHEST) : verb.index]):
        if token.sentence != verb.sentence:
            return None
        if reading.level(token) != reading.level(verb) or not _can_be_lost(token):
            continue
        source = noun_phrase(reading, _whole_of(reading, token))
        if not _after_preposition(reading, source):
            return source
    return None


def _can_be_lost(token: Token) -> bool:
    """A noun, name or pronoun that the parser did not make an object or complement of something else."""
    nominal = token.upos in {"NOUN", "PROPN", "PRON"} and _can_be_subject(token)
    return nominal and token.relation not in {"obj", "obl", "iobj", "nmod"} and token.text.lower() not in _RELATIVES


def _whole_of(reading: Reading, token: Token) -> Token:
    """The first of several joined names, the noun that a name is put to: "MM. Kerry et Lavrov" from "Lavrov"."""
    for _ in range(_DEEPEST):
        head = reading.document.head(token)
        if head is None or token.relation not in {"conj", "appos", "flat"} or head.upos not in {"NOUN", "PROPN"}:
            break
        token = head
    return token


def _after_preposition(reading: Reading, source: Source) -> bool:
    index = reading.document.index_from(source.span.start)
    return index > 0 and reading.document.tokens[index - 1].upos in {"ADP", "SCONJ", "CCONJ"}
