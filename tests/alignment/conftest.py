"""What the tests of the alignment share."""

from __future__ import annotations

import pytest

from compare.alignment.encoder import Encoder


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The bundled encoder."""
    return Encoder.load()
