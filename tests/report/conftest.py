"""Small comparisons that hold every state, and one that is hostile; all texts are invented."""

from __future__ import annotations

from datetime import date

import pytest

from compare.comparison import Comparison
from compare.model import (
    Alignment,
    Article,
    Claim,
    Half,
    LedgerEntry,
    Reason,
    RecordInfo,
    RunnerUp,
    Selection,
    Span,
    Transcript,
)
from compare.testing import (
    make_alignment,
    make_article,
    make_claim,
    make_comparison,
    make_difference,
    make_event,
    make_transcript,
)

Decided = list[tuple[Claim, Alignment]]

TURNS = [
    (
        "Ilse Brandvold",
        [
            "Good evening.",
            "We planted forty thousand oaks on the northern slope last winter.",
            "The mill may reopen in the spring, if the weir holds.",
            "Nobody will be asked to pay twice for the same water.",
            "I thank the volunteers of the fire watch.",
        ],
    ),
    ("Piet Okafor", ["What becomes of the old orchard?", "It feeds one family in five."]),
    (
        "Ilse Brandvold",
        [
            "The orchard stays as it is.",
            "We will not sell a single tree of it.",
            "Nobody will be asked to pay twice for the same water.",
        ],
    ),
]
HOSTILE = (
    '<script>alert("x")</script> {{ 7*7 }} {% raw %} \u202egnirts\u202c </style>'
    "<img src=http://x.test/a.png> &amp;"
)


def make_record(**stated: object) -> Transcript:
    """The record of the harvest fair."""
    info = RecordInfo(file="transcript.txt", kind="as delivered", **stated)  # type: ignore[arg-type]
    return make_transcript(
        TURNS, info=info, procedural={"Good evening."}, times=["00:00:10", None, "00:09:30"]
    )


def make_first_article() -> Article:
    """An article with a claim of every kind and state."""
    return make_article(
        [
            ("headline", "Forty thousand oaks, and a mill"),
            ("paragraph", "“Nobody will be asked to pay twice for the same water,” Brandvold promised."),
            ("paragraph", "She announced that “the mill will reopen in the spring”."),
            ("paragraph", "Brandvold told the fair that the orchard stays, and that a road comes."),
            ("paragraph", "“We shall build a road to the sea,” she added at the end of the evening."),
            ("paragraph", "Okafor warned: “We will not sell a single tree of it.”"),
            ("paragraph", "The “green” slope was bare a century ago."),
            ("paragraph", "Water, she repeated, is paid once."),
            ("paragraph", "The valley has 900 inhabitants."),
            ("teaser", "READ MORE: Mill to reopen"),
        ],
        file="articles/tidings.txt",
        outlet="Valley Tidings",
        language="en",
        published=date(2031, 9, 5),
        url="https://tidings.example/fair?a=1&b=2",
    )


def make_first_claims(article: Article, record: Transcript) -> Decided:
    """One claim per state."""
    ilse = {"speaker": "Ilse Brandvold", "evidence": "Brandvold promised"}
    water = make_claim(
        article, "Nobody will be asked to pay twice for the same water", kind="direct quotation", **ilse
    )
    mill = make_claim(article, "the mill will reopen in the spring", kind="partial quotation", **ilse)
    mixed = make_claim(article, "the orchard stays, and that a road comes", **ilse)
    road = make_claim(
        article,
        "We shall build a road to the sea",
        kind="direct quotation",
        placed_outside="at the end of the evening",
        **ilse,
    )
    trees = make_claim(
        article, "We will not sell a single tree of it", kind="direct quotation", speaker="Piet Okafor"
    )
    repeated = make_claim(article, "Water, she repeated, is paid once", **ilse)
    green = make_claim(article, "green", kind="scare quote", checkable=False, reason="too little text")
    valley = make_claim(
        article, "The valley has 900 inhabitants", kind="context", checkable=False, reason="context"
    )
    heading = make_claim(article, "Forty thousand oaks, and a mill", kind="heading", repeats=mill.id)
    teaser = make_claim(article, "READ MORE: Mill to reopen", kind="heading")
    stays, places = Span(mixed.span.start, mixed.span.start + 17), record.passages
    return [
        (water, make_alignment(water, record, TURNS[0][1][3][:-1], wording="verbatim", level="verbatim")),
        (
            mill,
            make_alignment(
                mill,
                record,
                "The mill may reopen in the spring",
                wording="edited, unmarked",
                runner_up=RunnerUp(passage_id=places[1].id, score=0.41),
                reasons=(Reason(name="characters", value=0.91, weight=0.4),),
                differences=(
                    make_difference(
                        mill,
                        article,
                        record,
                        "will",
                        "may",
                        kind="modality",
                        explanation="“may” became “will”.",
                    ),
                ),
            ),
        ),
        (
            mixed,
            make_alignment(
                mixed,
                record,
                "The orchard stays as it is",
                location="partly located",
                halves=(
                    Half(span=stays, location="located", passages=(places[7].id,)),
                    Half(span=Span(stays.end, mixed.span.end), location="not located", passages=()),
                ),
            ),
        ),
        (road, make_alignment(road, record, location="not located", related=(places[2].id,))),
        (
            trees,
            make_alignment(
                trees,
                record,
                "We will not sell a single tree of it",
                wording="verbatim",
                attribution="differs",
            ),
        ),
        (
            repeated,
            make_alignment(
                repeated, record, location="ambiguous", alternatives=((places[3].id,), (places[9].id,))
            ),
        ),
        (green, make_alignment(green, record, location=None)),
        (valley, make_alignment(valley, record, location=None)),
        (heading, make_alignment(heading, record, "We planted forty thousand oaks")),
        (teaser, make_alignment(teaser, record, location="not located")),
    ]


def make_second() -> Article:
    """An article whose outlet is not stated."""
    return make_article(
        [
            ("headline", "The orchard stays"),
            ("paragraph", "Brandvold assured growers that no tree of the orchard is for sale."),
        ],
        file="articles/002.txt",
    )


def make_sample(*, reverse: bool = False, names: tuple[str, ...] = (), **stated: object) -> Comparison:
    """Two articles beside one record.

    Args:
        reverse: Hand the articles over in the other order.
        names: Another name for the first article's outlet.
        **stated: Of the record.
    """
    record = make_record(**stated)
    first, second = make_first_article(), make_second()
    if names:
        from dataclasses import replace

        first = replace(first, info=replace(first.info, outlet=names[0]))
    sale = make_claim(second, "no tree of the orchard is for sale", speaker="Ilse Brandvold")
    decided = [
        *make_first_claims(first, record),
        (sale, make_alignment(sale, record, "We will not sell a single tree of it", score=0.72)),
    ]
    articles = [second, first] if reverse else [first, second]
    ledger = (
        *make_event([record], articles).ledger,
        LedgerEntry(
            file="articles/empty.txt",
            role="article",
            outcome="rejected",
            code="empty",
            reason="The file is empty.",
        ),
    )
    return make_comparison([record], articles, decided, ledger=ledger)


@pytest.fixture(scope="session")
def sample() -> Comparison:
    """Two articles, every state once."""
    return make_sample()


@pytest.fixture(scope="session")
def sample_pdf(sample: Comparison) -> bytes:
    """The sample as a PDF, made once, at a fixed time."""
    from compare.report.build import build_view
    from compare.report.limits import paper_limits
    from compare.report.pdf import render_pdf

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1900000000")
        return render_pdf(build_view(sample, limits=paper_limits(sample))).content


@pytest.fixture(scope="session")
def translated() -> Comparison:
    """The same, the record being a translation."""
    return make_sample(spoken_language="Norwegian", language="en")


@pytest.fixture(scope="session")
def hostile() -> Comparison:
    """Every field that comes from outside is hostile."""
    record = make_transcript(
        [(HOSTILE, [f"{HOSTILE} and so on.", "w" * 10_000 + "."])],
        info=RecordInfo(
            file="transcript.txt",
            publisher=HOSTILE,
            address="javascript:alert(1)",
            licence=HOSTILE,
            note="=1+1",
            gaps=(HOSTILE,),
            language='x" onload="alert(1)',
        ),
        times=[HOSTILE],
        proposed_partial=HOSTILE,
        doubts=(HOSTILE,),
    )
    article = make_article(
        [("headline", HOSTILE), ("paragraph", f"{HOSTILE} prints it."), ("paragraph", "w" * 10_000 + ".")],
        file="articles/=cmd.txt",
        outlet=HOSTILE,
        url="javascript:alert(2)",
        language="<en>",
        wire_agency=HOSTILE,
    )
    quoted = make_claim(article, HOSTILE, kind="direct quotation", speaker=HOSTILE, evidence=HOSTILE)
    long = make_claim(article, "w" * 10_000, speaker=HOSTILE, placed_outside=HOSTILE)
    silent = make_claim(article, "prints it.", kind="context", checkable=False, reason=HOSTILE)
    return make_comparison(
        [record],
        [article],
        [
            (quoted, make_alignment(quoted, record, HOSTILE, wording="edited, unmarked", level=HOSTILE)),
            (long, make_alignment(long, record, location="not located", related=(record.passages[1].id,))),
            (silent, make_alignment(silent, record, location=None)),
        ],
        title=HOSTILE,
        place=HOSTILE,
        selection=Selection(by=HOSTILE, interest="=2+2"),
        signature=((HOSTILE, HOSTILE),),
        ledger=(LedgerEntry(file=HOSTILE, role="article", outcome="rejected", code="x", reason=HOSTILE),),
    )


@pytest.fixture(scope="session")
def bare() -> Comparison:
    """A record without words or speakers, and no article."""
    return make_comparison([make_transcript([])], [], title=None, date=None, place=None)


@pytest.fixture(scope="session")
def build_sample():
    """Builds the sample with other names or another order."""
    return make_sample
