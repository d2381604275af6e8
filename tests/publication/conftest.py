"""A small event on the way from a draft to an edition; all texts are invented."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from compare.comparison import Comparison
from compare.findings import Finding, findings_of
from compare.model import Article, Claim, Confirmation, Difference, RecordInfo
from compare.publication import files
from compare.publication.asking import answer_of, asked_of
from compare.publication.cases import Cases
from compare.publication.edition import Imprint
from compare.publication.issue import Issued, Wish, cases_of, issue
from compare.publication.outlets import identities
from compare.publication.replies import REPLIES_FILE, Entry, append_reply, read_replies
from compare.report import html
from compare.report.pdf import RenderedPdf
from compare.review.decide import Desk
from compare.review.decisions import DECISIONS_FILE, Action, append_decisions
from compare.review.effect import reviewed
from compare.review.state import Review
from compare.testing import (
    make_alignment,
    make_article,
    make_claim,
    make_comparison,
    make_difference,
    make_transcript,
)

RECORD = make_transcript(
    [
        (
            "Ilse Brandvold",
            [
                "We planted forty thousand oaks on the northern slope.",
                "The mill may reopen in the spring.",
                "Nobody will be asked to pay twice for the same water.",
                "I thank the volunteers of the fire watch.",
            ],
        ),
        ("Piet Okafor", ["The orchard feeds one family in five."]),
    ],
    info=RecordInfo(file="transcript.txt", kind="as delivered", completeness="partial", language="en"),
)
ECHO = [
    ("headline", "Oaks on the slope"),
    ("paragraph", "The fair began under a low and heavy sky."),
    ("paragraph", "“Nobody will be asked to pay twice for the same water,” Brandvold said."),
    ("paragraph", "Brandvold said that forty thousand oaks stand on the slope."),
    ("paragraph", "Nine stalls sold honey until the evening bell."),
]
TIDINGS = [
    ("headline", "A mill, and fourteen thousand oaks"),
    ("paragraph", "It rained on the marquee for most of the day."),
    ("paragraph", "“We planted fourteen thousand oaks on the northern slope,” Brandvold said."),
    ("paragraph", "Brandvold told the fair that the mill will reopen in the spring."),
    ("paragraph", "“We shall build a road to the sea,” she added."),
    ("paragraph", "“The orchard feeds one family in five,” Brandvold said."),
    ("paragraph", "“I thank the volunteers of the fire watch,” Brandvold said."),
    ("paragraph", "The brass band had practised since the early spring."),
]
IMPRINT = Imprint(publisher="The Fair Desk", contact="desk@fair.example")
PUBLISHED = date(2031, 10, 1)


def make_echo(outlet: str = "Moor Echo") -> Article:
    """An article in which a person will reject what the program found."""
    return make_article(ECHO, file="articles/echo.txt", outlet=outlet, url="https://echo.example/oaks")


def make_tidings(outlet: str | None = "Valley Tidings") -> Article:
    """An article with a finding of every kind."""
    return make_article(
        TIDINGS, file="articles/tidings.txt", outlet=outlet, url="https://tidings.example/mill"
    )


def make_fair(
    *, echo: str = "Moor Echo", tidings: str | None = "Valley Tidings", reverse: bool = False
) -> Comparison:
    """The comparison as the program makes it; its reading is confirmed."""
    first, second = make_echo(echo), make_tidings(tidings)
    ilse = {"speaker": "Ilse Brandvold", "evidence": "Brandvold said"}
    quoted = {"kind": "direct quotation", **ilse}
    water = make_claim(first, "Nobody will be asked to pay twice for the same water", **quoted)
    slope = make_claim(first, "forty thousand oaks stand on the slope", **ilse)
    oaks = make_claim(second, "We planted fourteen thousand oaks on the northern slope", **quoted)
    mill = make_claim(second, "the mill will reopen in the spring", **ilse)
    road = make_claim(second, "We shall build a road to the sea", **quoted)
    orchard = make_claim(second, "The orchard feeds one family in five", **quoted)
    thanks = make_claim(second, "I thank the volunteers of the fire watch", **quoted)

    def difference(claim: Claim, article: Article, prints: str, reads: str, **fields: Any) -> Difference:
        told = f"The article prints “{prints}”; the record reads “{reads}”."
        return make_difference(claim, article, RECORD, prints, reads, explanation=told, **fields)

    stand = difference(slope, first, "stand", "planted", kind="tense", severity=1)
    where = difference(slope, first, "the slope", "the northern slope", kind="condition")
    number = difference(oaks, second, "fourteen", "forty")
    will = difference(mill, second, "will", "may", kind="modality", severity=1)
    planted = "We planted forty thousand oaks on the northern slope"
    same = {"wording": "verbatim"}
    decided = [
        (water, make_alignment(water, RECORD, water.text, **same)),
        (slope, make_alignment(slope, RECORD, planted, differences=(stand, where))),
        (oaks, make_alignment(oaks, RECORD, planted, wording="edited, unmarked", differences=(number,))),
        (mill, make_alignment(mill, RECORD, "The mill may reopen in the spring", differences=(will,))),
        (road, make_alignment(road, RECORD, location="not located", related=(RECORD.passages[1].id,))),
        (orchard, make_alignment(orchard, RECORD, orchard.text, attribution="differs", **same)),
        (thanks, make_alignment(thanks, RECORD, thanks.text, **same)),
    ]
    record = replace(RECORD, doubts=("P004: the label may be wrong.",))
    articles = [second, first] if reverse else [first, second]
    confirmed = Confirmation(status="confirmed", by="Copy desk", at="2031-09-05T08:00:00Z")
    return make_comparison([record], articles, decided, confirmation=confirmed)


@dataclass(kw_only=True)
class Office:
    """People at work on an event: they decide, ask, write down answers and publish."""

    folder: Path
    comparison: Comparison = field(default_factory=make_fair)

    @property
    def output(self) -> Path:
        return self.folder.parent / "out"

    @property
    def imprint(self) -> Imprint:
        return IMPRINT

    @property
    def replies(self) -> Path:
        return self.folder / REPLIES_FILE

    def finding(self, type_: str, outlet: str = "") -> Finding:
        """The finding of a type, of an outlet where one is named."""
        return next(
            one
            for one in findings_of(self.comparison)
            if one.type == type_
            and (not outlet or self.comparison.articles_by_id[one.article_id or ""].info.outlet == outlet)
        )

    def decide(
        self, target: str, action: Action, value: str = "", *, by: Iterable[str] = ("Editor", "Lawyer")
    ) -> None:
        """The same decision of some people."""
        moment = datetime(2031, 9, 6, 12, tzinfo=UTC)
        made = [
            Desk(comparison=self.comparison, by=who, at=moment).decide(target, action, value) for who in by
        ]
        append_decisions(self.folder / DECISIONS_FILE, made)

    def settle(self) -> None:
        """Decides as an editor would: what is right is confirmed, one finding is rejected, one left open."""
        for type_ in ("number", "not located", "attribution differs"):
            self.decide(self.finding(type_).id, "confirm")
        self.decide(self.finding("condition").id, "reject")
        self.decide(self.finding("number").id, "changes the meaning", "yes")

    def state(self) -> tuple[Comparison, Review]:
        """The comparison as people left it, and what they decided."""
        return reviewed(self.comparison, self.folder)

    def cases(self) -> Cases:
        """What people confirmed."""
        return cases_of(*self.state())

    def keep(self, *entries: Entry) -> None:
        """Entries in the file of replies."""
        for entry in entries:
            append_reply(self.replies, entry, before=read_replies(self.replies))

    def identify(self, outlet: str = "Valley Tidings") -> None:
        """An editor has seen that the articles are the outlet's."""
        moment = datetime(2031, 9, 6, 13, tzinfo=UTC)
        self.keep(*identities(self.comparison.event, outlet, by="Editor", at=moment))

    def ask(self, outlet: str = "Valley Tidings", day: int = 7) -> None:
        """A letter, with a week's time."""
        self.keep(asked_of(self.cases(), outlet, asked=date(2031, 9, day), deadline=date(2031, 9, day + 7)))

    def answer(
        self, text: str | None, *, day: int = 12, finding: str = "", outlet: str = "Valley Tidings"
    ) -> None:
        """What came, or that none did."""
        entries = read_replies(self.replies)
        received = date(2031, 9, day)
        self.keep(answer_of(outlet, entries, answer=text, finding=finding, received=received))

    def ready(self) -> None:
        """Everything that an edition needs."""
        self.settle()
        self.identify()
        self.ask()
        self.answer("We stand by what we printed.")

    def publish(self, **wish: object) -> Issued:
        """An edition."""
        stated = {"event": "fair", "on": PUBLISHED, "imprint": IMPRINT, **wish}
        return issue(self.folder, *self.state(), Wish(**stated), self.output)  # type: ignore[arg-type]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """The event, with nothing decided. In the place of the PDF stands the page that it is made from."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1948600000")
    monkeypatch.setattr(html, "font_css", lambda *_args, **_options: "")
    monkeypatch.setattr(files, "pdf_of", lambda page: RenderedPdf(content=page.encode()))
    folder = tmp_path / "fair"
    folder.mkdir()
    return Office(folder=folder)


@pytest.fixture
def build_fair():
    """Builds the comparison with other names or another order."""
    return make_fair
