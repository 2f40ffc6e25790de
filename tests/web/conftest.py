"""The same application as for the API."""

from tests.api.fixtures import *  # noqa: F403
