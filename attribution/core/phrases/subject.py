"""Who does what a verb says: its own subject, or the one that controls it from further up."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.core.document import Span, Token
from attribution.core.phrases.antecedent import antecedent
from attribution.core.phrases.bare_phrase import RELATIVES, bare_phrase_before, can_be_subject
from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.clitics import bare_clitic
from attribution.core.phrases.closed_relative import subject_before_relative
from attribution.core.phrases.cue import is_infinitive, is_participle
from attribution.core.phrases.epithet import behind_epithet
from attribution.core.phrases.fronted import is_fronted
from attribution.core.phrases.goes_on import reported_by
from attribution.core.phrases.incise import incise_at
from attribution.core.phrases.infinitive import is_infinitive_group, subject_of_infinitive
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.passive import agent_of, is_passive
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.phrases.reading import Reading
from attribution.core.phrases.small_words import QUE
from attribution.core.relations import Form, Source
from attribution.core.tree import ancestors, children_by

_DEEPEST = 6
_FAR = 20
"""Words; an incise is no longer."""
_NEAR = 6
"""Words; a subject pronoun stands no further before its verb: auxiliaries, clitics and an adverb between."""
_IMPERSONAL = frozenset({"falloir", "agir", "être", "avoir", "sembler", "convenir"})
"""Verbs whose "il" is nobody."""
_AT_THE_VERB = frozenset("je j' j’ tu il elle on ils elles".split())


def subject_of(reading: Reading, verb: Token, *, depth: int = 0) -> Source | None:
    """The source that a verb of saying has; None for a passive without agent and where nothing fits."""
    if is_passive(reading, verb):
        return agent_of(reading, verb)
    incise = incise_at(reading, verb)
    if incise is not None:
        return incise.source
    if _is_owed(reading, verb):
        return None
    own = _behind_that(reading, verb) or _explicit_subject(reading, verb)
    if own is not None and can_speak(reading, own) is not Able.NO:
        return own
    unlikely: dict[Able, Source] = {Able.NO: own} if own else {}
    for source in _candidates(reading, verb, depth):
        if source is not None:
            able = can_speak(reading, source)
            if able is Able.YES:
                return source
            unlikely.setdefault(able, source)
    return unlikely.get(Able.UNKNOWN) or unlikely.get(Able.NO)


def _is_owed(reading: Reading, verb: Token) -> bool:
    """Nobody says what "il faut dire"."""
    head = reading.document.head(verb)
    return head is not None and head.lemma == "falloir" and is_infinitive(verb)


def _candidates(reading: Reading, verb: Token, depth: int) -> Iterator[Source | None]:
    """Who may be the subject where the verb has none of its own, surest first."""
    yield _said_just_before(reading, verb)
    yield subject_before_relative(reading, verb)
    yield _shared_subject(reading, verb, depth)
    if depth < _DEEPEST:
        reporting = reported_by(reading, verb)
        yield subject_of(reading, reporting, depth=depth + 1) if reporting else None
        # "une déléguée décrit": read as a participle, the verb hangs on the wrong noun
        yield None if _reads_as_participle(verb) else _controller(reading, verb, depth)
        yield bare_phrase_before(reading, verb)
        yield _subject_behind(reading, verb)


def _explicit_subject(reading: Reading, verb: Token) -> Source | None:
    if is_infinitive_group(reading, verb):
        return subject_of_infinitive(reading, verb)
    return _touching(reading, verb) if is_participle(verb) else _own_subject(reading, verb)


def _reads_as_participle(verb: Token) -> bool:
    return verb.text.lower().endswith("crit") and verb.relation == "acl"


def _own_subject(reading: Reading, verb: Token) -> Source | None:
    level = reading.level(verb)
    subjects = [
        subject
        for child in reading.document.children(verb.index)
        for subject in [behind_epithet(reading, child, level)]
        if _is_subject(child, verb) and reading.level(subject) == level and can_be_subject(subject)
    ]
    if not subjects:
        return None
    subject = _first_own(reading, _able(reading, subjects, verb))
    if subject.index > verb.index and not bare_clitic(subject) and not _is_inverted_relative(reading, verb):
        return None
    if subject.text.lower() in RELATIVES:
        return antecedent(reading, subject, verb)
    bare = bare_clitic(subject)
    if bare:
        return Source(Span(subject.span.end - len(bare), subject.span.end), subject.index, Form.PRONOUN)
    return noun_phrase(reading, subject)


def _is_subject(child: Token, verb: Token) -> bool:
    """As the parser says, an inverted pronoun, or the "il" of a verb of saying, which it may take for an expletive."""
    expletive = child.deprel == "expl:subj" and child.text.lower() == "il" and verb.lemma not in _IMPERSONAL
    return child.relation == "nsubj" or expletive or bare_clitic(child) is not None


def _able(reading: Reading, subjects: list[Token], verb: Token) -> list[Token]:
    """The pronoun right at the verb if there is one ("elle a relevé"), else those that can speak, else all."""
    for subject in subjects:
        near = subject.text.lower() in _AT_THE_VERB and verb.index - _NEAR < subject.index < verb.index
        if near and reading.document.tokens[subject.index + 1].text != ",":  # "l'élu, lui, dit"
            return [subject]
    return [one for one in subjects if can_speak(reading, noun_phrase(reading, one)) is Able.YES] or subjects


def _touching(reading: Reading, verb: Token) -> Source | None:
    """A phrase right before a participle: "Rose Marchal évoquant un retard", "à des badauds criant « … »"."""
    before = reading.document.tokens[verb.index - 1] if verb.index else None
    if before is None or not is_participle(verb) or reading.level(before) != reading.level(verb):
        return None
    head = before
    for _ in range(_DEEPEST):
        above = reading.document.head(head)
        if above is None or head.relation not in {"flat", "nmod", "amod", "appos"} or above.index > before.index:
            break
        if head.relation == "appos" and reading.document.tokens[head.index - 1].text == ",":
            break  # "a dit X au port, Rose Marchal évoquant …": the comma parts them
        head = above
    if head.upos not in {"NOUN", "PROPN"}:
        return None
    source = noun_phrase(reading, head)
    return source if source.span.end == before.span.end and can_speak(reading, source) is Able.YES else None


def _first_own(reading: Reading, subjects: list[Token]) -> Token:
    """The first of several subjects (the others are put to it), unless it is itself put to somebody before.

    As in "dans un courriel signé par sa sœur, Me Odile Brunet, le skippeur jure".
    """
    if is_fronted(reading, subjects[0]):
        return subjects[-1]
    for subject in subjects[1:]:
        if _behind_whose(reading, subject):
            return subject
    for subject in subjects[:-1]:
        start = reading.document.index_from(noun_phrase(reading, subject).span.start)
        before = reading.document.tokens[max(0, start - 2) : start]
        comma = len(before) == 2 and before[1].text == ","
        if not comma or before[0].text.lower() not in reading.lexicon.person_nouns:
            return subject
    return subjects[-1]


def _behind_whose(reading: Reading, subject: Token) -> bool:
    """As in "X, dont le voisin répète que": the clause has its own subject."""
    start = reading.document.index_from(noun_phrase(reading, subject).span.start)
    return start > 0 and reading.document.tokens[start - 1].text.lower() == "dont"


def _is_inverted_relative(reading: Reading, verb: Token) -> bool:
    """As in "ce que nomme Varda", "comme devait conclure X": the subject may follow the verb."""
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


def _behind_that(reading: Reading, verb: Token) -> Source | None:
    """The name right behind a verb right behind "que": "ce que nomme Varda les « … »", "que cite le bulletin"."""
    tokens = reading.document.tokens
    if verb.index < 1 or verb.index + 1 >= len(tokens) or tokens[verb.index - 1].text.lower() not in QUE:
        return None
    first = tokens[verb.index + 1]
    head = phrase_head(reading, first) if first.upos in {"DET", "PROPN", "NOUN"} else None
    source = noun_phrase(reading, head) if head and reading.level(head) == reading.level(verb) else None
    return source if source and can_speak(reading, source) is Able.YES else None


def _subject_behind(reading: Reading, verb: Token) -> Source | None:
    """A participle that opens its sentence shares the subject behind: "Relayant la rumeur, la rectrice a saisi …"."""
    sentence = reading.document.sentence_of(verb)
    if not is_participle(verb) or verb.index > sentence.first + 2:
        return None
    for token in reading.document.tokens[verb.index + 1 : sentence.last]:
        if token.relation == "nsubj" and can_be_subject(token) and reading.level(token) == reading.level(verb):
            source = noun_phrase(reading, token)
            start = reading.document.index_from(source.span.start)
            if reading.document.tokens[start - 1].text == "," and token.text.lower() not in RELATIVES:
                return source
    return None


def _said_just_before(reading: Reading, verb: Token) -> Source | None:
    """A participle behind an incise has its subject: "ont dit les élus, traitant le maçon de « rêveur »"."""
    tokens = reading.document.tokens
    if not is_participle(verb) or verb.index < 2 or tokens[verb.index - 1].text != ",":
        return None
    end = tokens[verb.index - 2].span.end
    for token in reversed(tokens[max(0, verb.index - _FAR) : verb.index - 1]):
        incise = incise_at(reading, token) if token.upos == "VERB" else None
        if incise is not None and incise.source.span.end == end:
            return incise.source
    return None


def _controller(reading: Reading, verb: Token, depth: int) -> Source | None:
    """The subject of the verb further up that an infinitive, participle or second verb shares."""
    for above in ancestors(reading.document, verb):
        if verb.relation == "acl" and above.upos in {"NOUN", "PROPN", "PRON"}:
            return noun_phrase(reading, above) if reading.level(above) == reading.level(verb) else None
        if above.upos in {"VERB", "AUX", "ADJ"} or children_by(reading.document, above, "nsubj"):
            if reading.level(above) != reading.level(verb):
                return _subject_outside(reading, above, verb)
            found = subject_of(reading, above, depth=depth + 1) if not is_passive(reading, above) else None
            return found or _own_subject(reading, above)
    return None


def _subject_outside(reading: Reading, above: Token, verb: Token) -> Source | None:
    """The subject that two joined verbs share where marks stand around the first: "Rey « a promis … » et a dit …"."""
    subjects = [one for one in children_by(reading.document, above, "nsubj") if can_be_subject(one)]
    shared = [one for one in subjects if one.index < above.index and reading.level(one) == reading.level(verb)]
    return noun_phrase(reading, shared[0]) if shared and verb.relation == "conj" else None
