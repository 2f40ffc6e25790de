"""A store with endpoints, and receivers that listen for real."""

from __future__ import annotations

import pytest

from tests.api.fixtures import migrated_database, store  # noqa: F401
from tests.delivery.receiver import listening


@pytest.fixture
def receiver():
    with listening() as one:
        yield one


@pytest.fixture
def other_receiver():
    with listening() as one:
        yield one
