from __future__ import annotations

import threading

import pytest

from attribution.errors import StoreError
from attribution.services import worker as worker_module
from attribution.services.worker import Worker

PATIENCE = 30


@pytest.fixture
def slow_poll(monkeypatch):
    """Whoever waits for the next look waits too long."""
    monkeypatch.setattr(worker_module, "POLL_SECONDS", 2 * PATIENCE)
    monkeypatch.setattr(worker_module, "AFTER_FAILURE_SECONDS", 2 * PATIENCE)


class Work:
    """Gives these answers one by one, then nothing for ever; keeps who asked."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = []
        self.nothing_left = threading.Event()

    def __call__(self, name):
        self.asked.append(name)
        if not self.answers:
            self.nothing_left.set()
            return False
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def started(worker):
    thread = threading.Thread(target=worker.run)
    thread.start()
    return thread


def test_new_work_is_begun_at_once_and_so_is_the_end(slow_poll):
    work, waits = Work(), threading.Event()
    worker = Worker(work, waits)
    thread = started(worker)
    assert work.nothing_left.wait(PATIENCE)
    work.nothing_left.clear()
    work.answers = [True, True]
    waits.set()
    assert work.nothing_left.wait(PATIENCE)
    worker.stop()
    thread.join(PATIENCE)
    assert not thread.is_alive()


@pytest.mark.parametrize("error", [StoreError("locked"), ZeroDivisionError("bug")])
def test_a_failure_is_logged_and_does_not_end_the_worker(monkeypatch, caplog, error):
    monkeypatch.setattr(worker_module, "AFTER_FAILURE_SECONDS", 0)
    work = Work(error, True)
    worker = Worker(work, threading.Event())
    thread = started(worker)
    assert work.nothing_left.wait(PATIENCE)
    worker.stop()
    thread.join(PATIENCE)
    assert str(error) in caplog.text


def test_all_that_waits_is_done_once():
    work = Work(True, True)
    Worker(work, threading.Event()).run_all()
    assert len(work.asked) == 3


def test_a_failure_ends_the_one_who_does_all():
    with pytest.raises(StoreError):
        Worker(Work(StoreError("locked")), threading.Event()).run_all()


def test_no_work_is_begun_after_the_end():
    work = Work(True)
    worker = Worker(work, threading.Event())
    worker.stop()
    worker.run()
    worker.run_all()
    assert work.asked == []


def test_workers_have_names_of_their_own():
    assert Worker(Work(), threading.Event()).name != Worker(Work(), threading.Event()).name
