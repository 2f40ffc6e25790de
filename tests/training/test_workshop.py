"""A run that was stopped goes on where it was, and repeats what its inputs have outdated."""

import subprocess

import pytest

from attribution.training.workshop import Workshop


@pytest.fixture
def shop(tmp_path):
    return Workshop(tmp_path / "work", threads=1, gpu=False)


def test_a_step_is_done_once(shop, tmp_path):
    source, done = tmp_path / "in", []
    source.write_text("a", encoding="utf-8")
    for _ in range(2):
        shop.step("one", lambda: done.append(1), options=1, inputs=[source])
    assert done == [1]


def test_a_step_is_repeated_for_other_inputs_or_options(shop, tmp_path):
    source, done = tmp_path / "in", []
    for text, options in (("a", 1), ("b", 1), ("b", 2)):
        source.write_text(text, encoding="utf-8")
        shop.step("one", lambda: done.append(1), options=options, inputs=[source])
    assert done == [1, 1, 1]


def test_a_step_that_fails_is_not_done(shop):
    def fail():
        raise OSError("no space")

    done = []
    with pytest.raises(OSError, match="no space"):
        shop.step("one", fail, options=1, inputs=[])
    shop.step("one", lambda: done.append(1), options=1, inputs=[])
    assert done == [1]


@pytest.mark.stanza
def test_a_trainer_that_fails_says_so_and_leaves_its_log(shop):
    with pytest.raises(subprocess.CalledProcessError):
        shop.train("parser", "broken", ["--no-such-option"])
    assert "no-such-option" in shop.path("logs", "broken.log").read_text(encoding="utf-8")
