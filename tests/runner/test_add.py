"""Adding files and addresses: nothing is fetched unasked, and what is fetched is kept as it came."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from compare.errors import SourceError
from compare.ingest.event import load_event
from compare.ingest.fetch import FetchedPage
from compare.runner import add as module
from compare.runner.add import add_sources

PAGE = (
    "<html><body><article><h1>Harbour stays open</h1>"
    "<p>“No,” Ada Tarn said on Monday.</p></article></body></html>"
).encode()
NOW = datetime(2031, 5, 4, 10, 30, tzinfo=UTC)
ADDRESS = "https://www.paper.example/2031/Harbour_stays.html?x=1"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An event with a record."""
    event = tmp_path / "event"
    (event / "articles").mkdir(parents=True)
    (event / "transcript.txt").write_text("ADA TARN: No. The harbour stays open.\n", encoding="utf-8")
    return event


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were fetched; each gives the page."""
    asked: list[str] = []

    def fetch(address: str) -> FetchedPage:
        asked.append(address)
        return FetchedPage(address=address, data=PAGE, suffix=".html", retrieved=NOW)

    monkeypatch.setattr(module, "fetch_page", fetch)
    return asked


def test_nothing_is_fetched_unless_it_is_asked_for(folder: Path, fetched: list[str], tmp_path: Path) -> None:
    """An address without --fetch is an error, and the files beside it are not added either."""
    beside = tmp_path / "b.txt"
    beside.write_text("She said no.", encoding="utf-8")

    with pytest.raises(SourceError) as caught:
        add_sources(folder, [str(beside), ADDRESS], role="article", stated={}, fetch=False)

    assert caught.value.code == "fetch-off"
    assert fetched == []
    assert list((folder / "articles").iterdir()) == []


def test_a_fetched_page_is_kept_with_its_address_and_time(folder: Path, fetched: list[str]) -> None:
    """The bytes lie in the event, and the event file says where they come from and when they came."""
    (added,) = add_sources(folder, [ADDRESS], role="article", stated={"outlet": "The Paper"}, fetch=True)

    assert fetched == [ADDRESS]
    assert added.file == "articles/www-paper-example-harbour-stays.html"
    assert (folder / added.file).read_bytes() == PAGE
    (table,) = tomllib.loads((folder / "event.toml").read_text(encoding="utf-8"))["article"]
    assert table == {"file": added.file, "outlet": "The Paper", "url": ADDRESS, "retrieved": NOW}
    ((info, _document),) = load_event(folder).articles
    assert (info.url, info.retrieved) == (ADDRESS, date(2031, 5, 4))


def test_a_record_can_be_fetched_too(folder: Path, fetched: list[str]) -> None:
    """Its address goes where that of a record stands."""
    add_sources(folder, [ADDRESS], role="transcript", stated={}, fetch=True)

    tables = tomllib.loads((folder / "event.toml").read_text(encoding="utf-8"))["record"]
    assert [table.get("address") for table in tables] == [None, ADDRESS]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://a.example/", "a-example.html"),
        ("https://a.example/..%2f..%2fetc", "a-example-2f.html"),
        ("https://a.example/" + "x" * 300, "a-example-" + "x" * 50 + ".html"),
        ("https://a.example/a/b%00c\\d", "a-example-b-00c-d.html"),
    ],
)
def test_the_name_of_a_page_is_harmless(folder: Path, fetched: list[str], address: str, name: str) -> None:
    """Whatever stands in an address, the file lies in the folder for articles under a plain name."""
    (added,) = add_sources(folder, [address], role="article", stated={}, fetch=True)

    assert added.file == f"articles/{name}"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", b'{"text": "She said no."}'),
        ("a.csv", b"outlet,text\nA,She said no.\n"),
        ("a.eml", b"Subject: No\n\nShe said no.\n"),
        ("a.mhtml", b"Snapshot-Content-Location: http://a.example/\nContent-Type: text/html\n\n" + PAGE),
        ("a.html", PAGE),
    ],
)
def test_each_form_can_be_added(folder: Path, tmp_path: Path, name: str, data: bytes) -> None:
    """A file is read before it is taken in, and read again by a run."""
    path = tmp_path / name
    path.write_bytes(data)

    (added,) = add_sources(folder, [str(path)], role="article", stated={}, fetch=False)

    assert added.outcome == "added"
    assert len(load_event(folder).articles) == 1


def test_a_table_without_a_usable_row_is_not_added(folder: Path, tmp_path: Path) -> None:
    """The reason is that of its first row."""
    path = tmp_path / "a.csv"
    path.write_text("outlet,text\nA,\n", encoding="utf-8")

    with pytest.raises(SourceError) as caught:
        add_sources(folder, [str(path)], role="article", stated={}, fetch=False)

    assert caught.value.code == "empty-row"
    assert not (folder / "event.toml").exists()
