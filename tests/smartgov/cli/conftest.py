"""Settings for tests of the commands."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module", autouse=True)
def load_once(commands_know_the_shipped: None) -> None:
    """Load a data set of the project once for all calls of a command."""
