"""One article in which everything occurs, and generated analyses of another."""

from __future__ import annotations

from hypothesis import strategies as st

from attribution.core.document import Span
from attribution.core.relations import (
    Analysis,
    Attribution,
    Candidate,
    Confidence,
    Cue,
    Evidence,
    Form,
    Kind,
    Mention,
    PathWord,
    Quotation,
    Reason,
    Relay,
    Skipped,
    Source,
    Speaker,
    SpeakerKind,
    Status,
)
from attribution.services.ports import ArticleIn, Parse, SpeakerQuery

RULES = "7"
PARSE = Parse(conllu="# newdoc\n1\tL’œuvre\n\n", parser="replay")

TEXT = (
    "« Nous voulons la paix », ont déclaré John Kerry et Sergueï Lavrov, selon un diplomate cité par Le Monde.\n"
    "« L’œuvre est inachevée », aurait dit Kerry, d’après l’ONU.\n"
)


def article(text=TEXT, **given):
    return ArticleIn(text, **given)


def span(words, text=TEXT):
    start = text.index(words)
    return Span(start, start + len(words))


def source(words, form=Form.NAME):
    return Source(span(words), 3, form)


def speaker(name, kind=SpeakerKind.PERSON, *words):
    return Speaker(name, kind, tuple(Mention(span(each), Form.NAME) for each in words))


def quotation(words, *, kind=Kind.DIRECT, parent=None):
    content = span(words)
    return Quotation(Span(content.start - 2, content.end + 2), content, (content,), kind, "whole_sentence", parent)


KERRY = speaker("John Kerry", SpeakerKind.PERSON, "John Kerry")
LAVROV = speaker("Sergueï Lavrov", SpeakerKind.PERSON, "Sergueï Lavrov")
DIPLOMAT = speaker("un diplomate", SpeakerKind.DESCRIPTION, "un diplomate")
LE_MONDE = speaker("Le Monde", SpeakerKind.BODY, "Le Monde")
SURNAME = speaker("Kerry", SpeakerKind.PARTIAL, "dit Kerry")
ONU = speaker("ONU", SpeakerKind.BODY)

PEACE = Attribution(
    quotation("Nous voulons la paix"),
    source("John Kerry et Sergueï Lavrov"),
    Cue(span("déclaré"), "déclarer"),
    "inquit",
    (KERRY, LAVROV),
    "full_name",
    (
        Relay(
            source("un diplomate", Form.NOUN), Cue(span("selon"), "selon"), "according_to", (DIPLOMAT,), "description"
        ),
        Relay(source("Le Monde"), None, "cited_by", (LE_MONDE,), "full_name", Evidence(steps=(span("Le Monde"),))),
    ),
    evidence=Evidence(
        (PathWord(span("voulons"), "root"), PathWord(span("déclaré"), None)),
        (span("John Kerry"),),
        (Candidate("Le Monde", -1.5),),
    ),
    confidence=Confidence(speech=0.98, overall=0.7, speaker=0.95, relays=0.9, resolution=0.85),
)
WORK = Attribution(
    quotation("L’œuvre est inachevée"),
    source("Kerry, d’après"),
    Cue(span("dit"), "dire"),
    "inquit",
    (SURNAME,),
    "surname",
    (Relay(source("l’ONU"), Cue(span("d’après"), "d’après"), "according_to", (ONU,), "full_name"),),
    Status.ALLEGED,
)
TERM = Attribution(quotation("la paix", kind=Kind.OTHER, parent=0), confidence=Confidence(0.6, 0.6))

ANALYSIS = Analysis(
    attributions=(PEACE, TERM, WORK),
    speakers=(KERRY, LAVROV, DIPLOMAT, LE_MONDE, SURNAME, ONU),
    skipped=(Skipped(Reason.NO_SOURCE, span("la paix")), Skipped(Reason.UNKNOWN_ANTECEDENT, span("inachevée"))),
)
NOTHING = Analysis((), (), ())


def said_by(*speakers, words="Nous voulons la paix", relayed_by=()):
    """An analysis of one quotation."""
    relays = tuple(Relay(source("Le Monde"), None, "cited_by", (relay,), "full_name") for relay in relayed_by)
    attribution = Attribution(quotation(words), speakers=speakers, relays=relays)
    return Analysis((attribution,), tuple(dict.fromkeys((*speakers, *relayed_by))), ())


def keep(store, analysis=ANALYSIS, **given):
    """Save an article and give its id."""
    with store.writing() as work:
        saved = work.save_article(article(**given), PARSE, analysis, RULES)
        work.commit()
    return saved.id


def speakers_of(store, name, *, after, limit):
    """The kept speakers with a name that holds these words, lowest id first."""
    return store.registry.find(SpeakerQuery(name), after=after, limit=limit)


GENERATED_TEXT = "« Ça va », dit-il 😀 à l’Élysée.\n" * 6

spans = st.builds(
    lambda start, length: Span(start, min(start + length, len(GENERATED_TEXT))),
    st.integers(0, len(GENERATED_TEXT) - 1),
    st.integers(1, 40),
)
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8)
forms = st.sampled_from(Form)
cues = st.builds(Cue, spans, words)
sources = st.builds(Source, spans, st.integers(0, 99), forms)
shares = st.floats(0, 1)
evidences = st.builds(
    Evidence,
    st.lists(st.builds(PathWord, spans, st.none() | words), max_size=3).map(tuple),
    st.lists(spans, max_size=3).map(tuple),
    st.lists(st.builds(Candidate, words, st.floats(allow_nan=False, allow_infinity=False)), max_size=3).map(tuple),
)
confidences = st.builds(Confidence, shares, shares, *[st.none() | shares] * 3)
quotations = st.builds(
    Quotation,
    outer=spans,
    content=spans,
    fragments=st.lists(spans, max_size=3).map(tuple),
    kind=st.sampled_from(Kind),
    rule=words,
    parent=st.none() | st.integers(0, 9),
    closed=st.booleans(),
)
named = words | st.sampled_from(["John Kerry", "JOHN KERRY", "Élysée", "elysee", "Kerry", "?", ""])
speakers = st.builds(
    Speaker,
    named,
    st.sampled_from(SpeakerKind),
    st.lists(st.builds(Mention, spans, forms), max_size=3).map(tuple),
)


def joint(listed):
    return st.lists(st.sampled_from(listed), max_size=3).map(tuple) if listed else st.just(())


def relays(listed):
    return st.builds(Relay, sources, st.none() | cues, words, joint(listed), st.none() | words, evidences)


def attributions(listed):
    return st.builds(
        Attribution,
        quotations,
        st.none() | sources,
        st.none() | cues,
        st.none() | words,
        joint(listed),
        st.none() | words,
        st.lists(relays(listed), max_size=3).map(tuple),
        st.sampled_from(Status),
        evidences,
        st.none() | confidences,
        st.none() | st.integers(0, 9),
    )


@st.composite
def analyses(draw):
    """Any analysis whose attributions name speakers that it lists."""
    listed = draw(st.lists(speakers, max_size=5, unique_by=lambda speaker: speaker.name))
    found = draw(st.lists(attributions(listed), max_size=4))
    skipped = draw(st.lists(st.builds(Skipped, st.sampled_from(Reason), spans), max_size=3))
    return Analysis(tuple(found), tuple(listed), tuple(skipped))
