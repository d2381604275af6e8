"""A report in a real browser: Chromium as the machine has it, the page opened from disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from compare.comparison import Comparison
from compare.model import Alignment, Article, Claim, RecordInfo, Transcript
from compare.report.build import build_view
from compare.report.html import render_html
from compare.testing import (
    make_alignment,
    make_article,
    make_claim,
    make_comparison,
    make_difference,
    make_transcript,
)

NAMES = ("chromium", "chromium-browser", "google-chrome")
TURNS = [
    ("Runa Teig", ["Good evening to all of you.", "What will become of the ferry?"]),
    (
        "Aksel Moen",
        [
            "The ferry will sail four times a day.",
            "Nobody pays for the crossing.",
            "We paid 20 crowns a head until March.",
            "The old quay is safe.",
        ],
    ),
    ("Runa Teig", ["Thank you."]),
]
DAILY = [
    ("headline", "Ferry to sail “five times a day”"),
    ("paragraph", "“The ferry will sail five times a day,” Moen said."),
    ("paragraph", "“Nobody pays for the crossing,” he added."),
    ("paragraph", "Moen promised a bridge by summer."),
]
HERALD = [
    ("headline", "Quay is safe"),
    ("paragraph", "The old quay is safe, Moen told the meeting."),
    ("paragraph", "Nobody has to pay to cross, he said, after years at 20 crowns."),
]


@dataclass
class Tab:
    """A page of the browser with what it asked for and complained of."""

    page: object
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


def daily(record: Transcript) -> tuple[Article, list[tuple[Claim, Alignment]]]:
    """An article with a difference, an agreement and a claim that the record does not have."""
    article = make_article(DAILY, file="articles/daily.txt", outlet="Daily Quay", language="en")
    five = make_claim(
        article, "The ferry will sail five times a day", kind="direct quotation", speaker="Aksel Moen"
    )
    free = make_claim(article, "Nobody pays for the crossing", kind="direct quotation", speaker="Aksel Moen")
    bridge = make_claim(article, "Moen promised a bridge by summer", speaker="Aksel Moen")
    number = make_difference(five, article, record, "five", "four", explanation="“four” became “five”.")
    return article, [
        (
            five,
            make_alignment(
                five, record, TURNS[1][1][0][:-1], wording="edited, unmarked", differences=(number,)
            ),
        ),
        (free, make_alignment(free, record, TURNS[1][1][1][:-1], wording="verbatim", level="verbatim")),
        (bridge, make_alignment(bridge, record, location="not located", related=(record.passages[3].id,))),
    ]


def herald(record: Transcript) -> tuple[Article, list[tuple[Claim, Alignment]]]:
    """An article in other words, one claim of which rests on two passages."""
    article = make_article(HERALD, file="articles/herald.txt", outlet="Herald & Sons", language="en")
    safe = make_claim(article, "The old quay is safe", speaker="Aksel Moen")
    pays = make_claim(
        article, "Nobody has to pay to cross, he said, after years at 20 crowns", speaker="Aksel Moen"
    )
    drops = make_difference(
        pays, article, record, "", "until March", kind="condition or scope", explanation="It drops “March”."
    )
    return article, [
        (safe, make_alignment(safe, record, "The old quay is safe")),
        (
            pays,
            make_alignment(
                pays, record, "Nobody pays", "We paid 20 crowns a head until March", differences=(drops,)
            ),
        ),
    ]


@pytest.fixture(scope="session")
def meeting() -> Comparison:
    """Two articles beside one record; all texts are invented."""
    record = make_transcript(
        TURNS,
        info=RecordInfo(file="transcript.txt", kind="as delivered", language="en"),
        times=["0:01", "0:02", None],
        doubts=("P003: 2 articles print “five” where the record reads “four”: check the recording.",),
    )
    (first, one), (second, two) = daily(record), herald(record)
    return make_comparison([record], [first, second], [*one, *two])


@pytest.fixture(scope="session")
def report(meeting: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small report as a file."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render_html(build_view(meeting)), encoding="utf-8")
    return path


def given() -> list[str]:
    """Reports named in PRESSDIFF_REPORT, which are held against the same bars as the small one."""
    return [name for name in os.environ.get("PRESSDIFF_REPORT", "").split(os.pathsep) if name]


@pytest.fixture(scope="session", params=["", *given()], ids=lambda name: name or "small")
def any_report(request: pytest.FixtureRequest, report: Path) -> Path:
    """The small report, then those that were named."""
    return Path(request.param).resolve() if request.param else report


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Chromium; where it is missing the tests are skipped, but never where everything has to be tested."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None and not os.environ.get("CI"):
        pytest.skip("no Chromium is installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def open_tab(browser) -> Iterator[Callable[..., Tab]]:
    """Opens a file; when the test is over, no page may have complained."""
    tabs = []

    def open_(path: Path, place: str = "", *, width: int = 1280, **options: object) -> Tab:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        tab = Tab(page=context.new_page())
        tabs.append((context, tab))
        tab.page.on("request", lambda request: tab.requests.append(request.url))
        tab.page.on("pageerror", lambda error: tab.complaints.append(str(error)))
        tab.page.on("console", lambda told: tab.complaints.append(told.text))
        tab.page.goto(f"{path.as_uri()}{place}")
        return tab

    yield open_
    for context, _ in tabs:
        context.close()
    assert [tab.complaints for _, tab in tabs if tab.complaints] == []
