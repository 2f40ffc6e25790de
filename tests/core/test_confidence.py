"""How sure an answer is: weights of what can be seen of it."""

from dataclasses import replace

import pytest

from attribution.core.analyse import analyse
from attribution.core.confidence import PARTS, PRODUCT, features_of, with_confidence
from attribution.core.confidence.abstention import abstain
from attribution.core.confidence.features import Seen
from attribution.core.confidence.inheritance import bounded_by_earlier
from attribution.core.document import Span
from attribution.core.relations import (
    Attribution,
    Candidate,
    Confidence,
    Cue,
    Form,
    Kind,
    Quotation,
    Reason,
    Source,
    Speaker,
    SpeakerKind,
)
from attribution.core.weights import BIAS, Weights
from attribution.lexicons import french
from tests.articles import DIRECTORIES, read_text
from tests.builders import sentence

LUC_SAYS = sentence("""
    Luc     Luc     PROPN  2  nsubj
    dit     dire    VERB   0  root   VerbForm=Fin
    que     que     SCONJ  7  mark
    tout    tout    PRON   7  nsubj
    est     être    AUX    7  cop    VerbForm=Fin
    «       «       PUNCT  7  punct
    prêt    prêt    ADJ    2  ccomp
    »       »       PUNCT  7  punct
""")
EVEN = {part: {} for part in PARTS}


def taught(parts, least_resolution=0.0):
    return replace(french(), weights=Weights(parts, least_resolution))


def test_without_weights_nothing_is_said():
    assert [one.confidence for one in analyse(LUC_SAYS, taught({})).attributions] == [None]


def test_unknown_features_weigh_nothing():
    (one,) = analyse(LUC_SAYS, taught(EVEN)).attributions
    assert one.confidence == Confidence(0.5, 0.5, 0.5, 0.5, 0.5)


def test_known_features_move_their_part_and_the_product_moves_the_whole():
    (plain,) = analyse(LUC_SAYS, french()).attributions
    parts = EVEN | {"speech": {BIAS: 1.0, f"kind_rule={plain.quotation.rule}": 2.0}, "overall": {PRODUCT: 1.0}}
    (one,) = analyse(LUC_SAYS, taught(parts)).attributions
    assert (one.confidence.speech, one.confidence.speaker) == (0.95, 0.5)
    assert one.confidence.overall == pytest.approx(0.95 * 0.5**3, abs=0.01)


def test_words_of_nobody_are_only_speech_or_not():
    term = Attribution(Quotation(Span(27, 35), Span(29, 33), (Span(29, 33),), Kind.OTHER, "label"))
    assert set(features_of(Seen(LUC_SAYS, french(), (term,)), term)) == {"speech"}


def test_features_are_readable():
    (one,) = analyse(LUC_SAYS, french()).attributions
    features = features_of(Seen(LUC_SAYS, french(), (one,)), one)
    assert {"source_rule=governing_verb", "cue=speech_verb", "path=3", "sentences=1"} <= set(features["speaker"])
    assert {"speaker_rule=full_name", "source_form=name", "runners_up=0"} & set(features["resolution"])


@pytest.mark.parametrize("directory", DIRECTORIES, ids=lambda directory: directory.name)
def test_the_weights_that_ship_give_every_answer_a_probability_for_each_part_it_has(replay, directory):
    for one in analyse(replay.parse(read_text(directory)), french()).attributions:
        if one.quotation.kind is Kind.INDIRECT:
            assert one.confidence is None  # the weights were learned of words between marks
            continue
        stated = [one.confidence.speech, one.confidence.overall]
        if one.quotation.kind is not Kind.OTHER:
            stated += [one.confidence.speaker, one.confidence.relays]
        stated += [one.confidence.resolution] if one.source else []
        assert all(0 < chance < 1 or chance == 1.0 for chance in stated)


GUESS = Attribution(
    Quotation(Span(0, 4), Span(1, 3), (Span(1, 3),), Kind.DIRECT, "r"),
    source=Source(Span(5, 7), 1, Form.PRONOUN),
    speakers=(Speaker("Anne", SpeakerKind.PERSON),),
    speaker_rule="pronoun",
    confidence=Confidence(speech=0.9, overall=0.3, speaker=0.9, relays=0.9, resolution=0.4),
)


def test_a_name_that_is_a_guess_is_kept_as_evidence_only():
    held = abstain(Weights(least_resolution=0.5), GUESS)
    assert (held.speakers, held.speaker_rule) == ((), None)
    assert held.evidence.runners_up == (Candidate("Anne", 1.0),)


@pytest.mark.parametrize("source", [GUESS.source, Source(Span(5, 7), 1, Form.NAME)])
def test_a_sure_name_and_a_written_one_stand(source):
    least = 0.3 if source is GUESS.source else 0.5
    one = replace(GUESS, source=source)
    assert abstain(Weights(least_resolution=least), one) is one


def test_a_mention_that_might_mean_several_is_told():
    never = taught(EVEN | {"resolution": {BIAS: -5.0}}, least_resolution=0.5)
    told = sentence("""
        La      le      DET    2  det
        maire   maire   NOUN   3  nsubj
        rit     rire    VERB   0  root   VerbForm=Fin
        :       :       PUNCT  3  punct
        elle    lui     PRON   6  nsubj  Gender=Fem|Number=Sing
        dit     dire    VERB   3  conj   VerbForm=Fin
        «       «       PUNCT  8  punct
        prêt    prêt    ADJ    6  xcomp
        »       »       PUNCT  8  punct
    """)
    analysis = analyse(told, never)
    assert [skipped.reason for skipped in analysis.skipped] == [Reason.AMBIGUOUS_ANTECEDENT]
    assert analysis.attributions[0].evidence.runners_up[0].name == "la maire"


def said(sure, cue=None, source=GUESS.source):
    return replace(GUESS, confidence=sure, cue=cue, source=source)


FIRST = Confidence(speech=0.9, overall=0.8, speaker=0.7, relays=0.9, resolution=0.9)
SURER = Confidence(speech=0.9, overall=0.95, speaker=0.9, relays=0.9, resolution=0.9)


def test_what_goes_on_is_never_surer_than_what_it_goes_on_with():
    first, second = bounded_by_earlier([said(FIRST, Cue(Span(8, 9), "dire")), said(SURER)])
    assert first.confidence == FIRST
    assert (second.confidence.overall, second.confidence.speaker) == (0.72, 0.7)


@pytest.mark.parametrize(
    ("cue", "source"), [(Cue(Span(8, 9), "dire"), GUESS.source), (None, Source(Span(9, 11), 1, Form.NAME))]
)
def test_what_has_a_cue_or_a_source_of_its_own_stands_alone(cue, source):
    _, second = bounded_by_earlier([said(FIRST), said(SURER, cue, source)])
    assert second.confidence == SURER


def test_without_confidence_nothing_is_bound():
    assert list(bounded_by_earlier([said(None), said(None)])) == [said(None), said(None)]


def test_nothing_is_said_of_speech_without_marks_which_nothing_was_learned_of():
    direct = replace(GUESS, confidence=None)
    indirect = replace(direct, quotation=replace(GUESS.quotation, kind=Kind.INDIRECT))
    marked, unmarked = with_confidence(LUC_SAYS, taught(EVEN), (direct, indirect))
    assert (marked.confidence.overall, unmarked.confidence) == (0.5, None)
