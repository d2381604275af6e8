from __future__ import annotations

from pathlib import Path

import pytest

from compare.config import FORMATS, CompareConfig, nearest
from compare.errors import ConfigError


def test_defaults_write_every_format_with_the_bundled_model() -> None:
    """Nothing given: all formats, no other model."""
    config = CompareConfig.from_sources(environ={})

    assert config == CompareConfig()
    assert config.formats == FORMATS
    assert config.model is None


def test_the_environment_names_a_model_and_a_value_by_name_wins(tmp_path: Path) -> None:
    """PRESSDIFF_MODEL stands in for what is not given; what is given wins over it."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    environ = {"PRESSDIFF_MODEL": str(tmp_path / "a")}

    assert CompareConfig.from_sources(environ=environ).model == tmp_path / "a"
    assert CompareConfig.from_sources(environ=environ, model=tmp_path / "b").model == tmp_path / "b"
    assert CompareConfig.from_sources(environ={"PRESSDIFF_MODEL": ""}).model is None


def test_formats_are_kept_once_and_in_their_standing_order() -> None:
    """The order in which formats are given does not matter."""
    assert CompareConfig(formats=("csv", "html", "csv")).formats == ("html", "csv")


@pytest.mark.parametrize(
    ("formats", "code", "words"),
    [
        (("htm",), "unknown-format", 'Did you mean "html"?'),
        (("Pdf-file",), "unknown-format", 'Did you mean "pdf"?'),
        (("wav",), "unknown-format", "Known are html, pdf, json, csv, xlsx, jsonld, md."),
        ((), "no-format", "Name at least one of html, pdf, json, csv, xlsx, jsonld, md."),
    ],
)
def test_a_format_that_is_not_known_names_the_nearest(
    formats: tuple[str, ...], code: str, words: str
) -> None:
    """An unknown format is an error of the user's, with what was probably meant."""
    with pytest.raises(ConfigError) as caught:
        CompareConfig(formats=formats)

    assert caught.value.code == code
    assert caught.value.exit_code == 2
    assert words in str(caught.value)


def test_a_model_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A missing model folder ends in a sentence that says how to name one."""
    with pytest.raises(ConfigError, match="PRESSDIFF_MODEL") as caught:
        CompareConfig(model=tmp_path / "none")

    assert caught.value.code == "no-model-folder"


def test_the_fingerprint_depends_on_the_content_of_the_model_only(tmp_path: Path) -> None:
    """Formats and the place of a model leave results as they are; another model does not."""
    for name, weights in (("a", b"1"), ("b", b"1"), ("c", b"2")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "weights").write_bytes(weights)
    a, b, c = (CompareConfig(model=tmp_path / name).fingerprint() for name in "abc")

    assert a == b
    assert len({CompareConfig().fingerprint(), a, c}) == 3
    assert CompareConfig(formats=("json",)).fingerprint() == CompareConfig().fingerprint()


def test_nothing_near_is_no_proposal() -> None:
    """A word that resembles nothing known gets no proposal."""
    assert nearest("zzzz", ("html", "pdf")) is None
