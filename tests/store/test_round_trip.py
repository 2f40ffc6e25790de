"""What was saved is what is read, to the last field."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from .samples import ANALYSIS, GENERATED_TEXT, KERRY, NOTHING, analyses, keep, said_by

EXAMPLES = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def test_an_analysis_in_which_everything_occurs_is_read_as_it_was_saved(store):
    assert store.analysis(keep(store)) == ANALYSIS


def test_an_analysis_without_anything_is_read_as_it_was_saved(store):
    article_id = keep(store, NOTHING, text="")
    assert store.analysis(article_id) == NOTHING
    assert store.article_quotations(article_id) == []


@EXAMPLES
@given(analysis=analyses())
def test_any_analysis_is_read_as_it_was_saved(store, analysis):
    article_id = keep(store, analysis, text=GENERATED_TEXT, source="generated", external_id="1")
    assert store.analysis(article_id) == analysis
    kept = store.article_quotations(article_id)
    assert [record.attribution for record in kept] == list(analysis.attributions)


def test_an_attribution_to_a_speaker_that_the_analysis_does_not_list_is_refused(store):
    analysis = said_by(KERRY)
    stray = type(analysis)(analysis.attributions, (), ())
    with pytest.raises(ValueError, match="John Kerry"):
        keep(store, stray)
    assert store.article_ids() == []
