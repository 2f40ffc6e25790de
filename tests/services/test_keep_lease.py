from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from attribution.errors import StoreError
from attribution.services.keep_lease import keep_lease
from attribution.services.ports import ArticleIn, Claim

CLAIM = Claim(1, 1, "a", 1, ArticleIn("Un mot."))
SHORT = timedelta(seconds=0.003)
PATIENCE = 30


class Renewals:
    """Answers renewals from a list, its last one for ever, and says when all were asked for."""

    def __init__(self, *answers):
        self.answers = answers
        self.asked = []
        self.all_asked = threading.Event()

    def renew(self, claim, lease):
        self.asked.append((claim, lease))
        if len(self.asked) >= len(self.answers):
            self.all_asked.set()
        answer = self.answers[min(len(self.asked), len(self.answers)) - 1]
        if isinstance(answer, Exception):
            raise answer
        return answer


def lease_threads():
    return [thread for thread in threading.enumerate() if thread.name == "lease of a"]


def test_the_lease_is_renewed_until_the_work_is_done():
    jobs = Renewals(True, True, True)
    with keep_lease(CLAIM, jobs=jobs, lease=SHORT):
        assert jobs.all_asked.wait(PATIENCE)
    assert set(jobs.asked) == {(CLAIM, SHORT)}
    assert lease_threads() == []


def test_a_renewal_that_fails_is_tried_again(caplog):
    jobs = Renewals(StoreError("locked"), True, True)
    with keep_lease(CLAIM, jobs=jobs, lease=SHORT):
        assert jobs.all_asked.wait(PATIENCE)
    assert "locked" in caplog.text


def test_a_lease_that_is_lost_is_not_asked_for_again():
    jobs = Renewals(False)
    with keep_lease(CLAIM, jobs=jobs, lease=SHORT):
        assert jobs.all_asked.wait(PATIENCE)
        for thread in lease_threads():
            thread.join(PATIENCE)
    assert len(jobs.asked) == 1


def test_an_error_of_the_work_goes_on_and_ends_the_renewals():
    jobs = Renewals(True)
    with pytest.raises(ZeroDivisionError), keep_lease(CLAIM, jobs=jobs, lease=timedelta(hours=1)):
        raise ZeroDivisionError
    assert jobs.asked == []
