"""What holds for all tests: a clean environment, no deadlines, and a reason where a test cannot run."""

from __future__ import annotations

import functools
import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]

# A loaded machine is no failure.
settings.register_profile("pressdiff", deadline=None)
settings.load_profile("pressdiff")

os.environ.pop("PRESSDIFF_MODEL", None)


@functools.cache
def pdf_problem() -> str | None:
    """Why no PDF can be made on this machine, if none can."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as error:
        return str(error).splitlines()[0]
    return None


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skips tests of the PDF where Pango is missing, but never where everything has to be tested."""
    if item.get_closest_marker("pdf") and not os.environ.get("CI") and (problem := pdf_problem()):
        pytest.skip(f"no PDF can be made here: {problem}")


@pytest.fixture
def root() -> Path:
    """The root of the checkout."""
    return ROOT
