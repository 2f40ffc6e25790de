"""An application on a real SQLite database, with a predictable parser and analysis."""

from tests.api.fixtures import *  # noqa: F403
