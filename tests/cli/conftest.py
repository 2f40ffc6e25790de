from __future__ import annotations

import pytest
from click.testing import CliRunner

from attribution.cli import main


@pytest.fixture
def run(make_services):
    """Runs a command on services around a fake parser, or on the services given."""

    def run(*arguments, services=None, stdin=None):
        chosen = services or make_services()
        return CliRunner().invoke(main, [str(argument) for argument in arguments], obj=chosen, input=stdin)

    return run


@pytest.fixture
def write_file(tmp_path):
    """Writes bytes, or text as UTF-8, to a file of this test."""

    def write_file(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write_file
