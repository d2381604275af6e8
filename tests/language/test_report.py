"""A report in a pseudo-language, every message of it in fullwidth letters: nothing stays English.

Texts, names and dates are in Greek letters: whatever is left in Latin ones was written by the program.
"""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from compare import load_event, run
from compare.comparison import Comparison
from compare.language import speaking
from compare.model import Alignment, Article, Claim, RecordInfo, Transcript
from compare.report.build import view_of
from compare.report.edition import Edition, ExcerptLimit
from compare.report.exports.markdown import markdown_text
from compare.report.html import render_html, render_layout
from compare.report.limits import paper_limits
from compare.report.shown import prepare
from compare.report.write import write_reports
from compare.runner.folder import bundled_event
from compare.testing import (
    make_alignment,
    make_article,
    make_claim,
    make_comparison,
    make_difference,
    make_transcript,
)

MACHINE = re.compile(
    # Files, and ids of findings and of a result.
    r"\b[\w/-]+\.(?:txt|csv|json|html|toml)\b|\b[a-z]?[0-9a-f]{12}\b"
    # The program, and the names that the levels of a decision have in the data, in quotation marks.
    r"|\bpressdiff\b|“(?:verbatim|near|joined|context|support|person)”"
)
"""What is the same in every language."""
BREAKS = re.compile(r"\b[A-Z]\d*\b|[·().,;:!?…\[\]\\#*|Ͱ-ώ]|\d+")
"""Labels, counts, marks and Greek words that stand between words of the sources."""
WORD = re.compile(r"[A-Za-z]{3,}")
SAID = ("Ο μύλος ανοίγει την άνοιξη.", "Κανείς δεν πληρώνει δύο φορές.", "Ο κήπος μένει.", "Τρέφει πέντε.")


@pytest.fixture(scope="module")
def untranslated(request: pytest.FixtureRequest) -> ModuleType:
    """`scripts/untranslated.py`, which makes the pseudo-language and knows what is a slice of the sources."""
    path = request.config.rootpath / "scripts" / "untranslated.py"
    spec = importlib.util.spec_from_file_location("untranslated", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pseudo(untranslated: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The catalogue: months and lists are Greek, which no word of the program is."""
    path: Path = untranslated.pseudo_catalogue(tmp_path_factory.mktemp("pseudo"))
    path.write_text(path.read_text("utf-8").replace("Language: de", "Language: el"), "utf-8")
    return str(path)


def told_by(untranslated: ModuleType, page: str) -> list[str]:
    """What a page says, without what is the same in every language; BibTeX is for a program."""
    page = re.sub(r'<pre class="bibtex">.*?</pre>', "", page, flags=re.DOTALL)
    return [MACHINE.sub("", text) for text in untranslated.spoken_texts(page)]


def told_in(markdown: str) -> list[str]:
    """The same of a summary in Markdown."""
    return MACHINE.sub("", re.sub(r"```bibtex.*?```", "", markdown, flags=re.DOTALL)).splitlines()


def test_nothing_in_a_report_stays_english(untranslated: ModuleType, pseudo: str, tmp_path: Path) -> None:
    """Of the bundled event every sentence comes from the catalogue, but for slices of the texts and names."""
    comparison = run(load_event(bundled_event()))
    write_reports(comparison, tmp_path, formats=("html", "md"), edition=Edition(language=pseudo))
    told = told_by(untranslated, (tmp_path / "report.html").read_text("utf-8"))
    told += told_in((tmp_path / "report.md").read_text("utf-8"))
    sources = [path.read_text("utf-8") for path in bundled_event().rglob("*") if path.is_file()]
    # The versions, models and options that a result depends on have names of their own.
    named = {MACHINE.sub("", word) for pair in comparison.signature for word in pair}

    assert sum(not text.isascii() for text in told) > 1000
    pieces = [BREAKS.sub("”", text) for text in told if text not in named]
    assert untranslated.left_in_english(pieces, sources) == []


def article(number: int, outlet: str | None) -> Article:
    """An article with a sentence for each of its claims."""
    words = f"“{SAID[0][:-1]},” είπε. “{SAID[1][:-1]},” είπε."
    words += f" Ένας δρόμος {number} έρχεται. Ο κήπος μένει {number}."
    stated = {"outlet": f"{outlet} {number}", "language": "el"} if outlet else {}
    return make_article(
        [("headline", "Ο μύλος"), ("paragraph", words)], file=f"articles/{number}.txt", **stated
    )


def decided(art: Article, record: Transcript, number: int) -> list[tuple[Claim, Alignment]]:
    """Claims of an article that came out one way or another."""
    mill = make_claim(art, SAID[0][:-1], kind="direct quotation", speaker="Άννα")
    twice = make_claim(art, SAID[1][:-1], kind="partial quotation", speaker="Άννα" if number % 2 else None)
    road = make_claim(
        art, f"Ένας δρόμος {number} έρχεται", speaker="Άννα", placed_outside="αύριο" if number % 3 else None
    )
    garden = make_claim(art, f"Ο κήπος μένει {number}", speaker="Άννα")
    found = make_difference(
        twice,
        art,
        record,
        "δύο",
        "δύο",
        kind="number" if number % 2 else "negation",
        severity=number % 4,
        explanation="Άλλο.",
    )
    return [
        (mill, make_alignment(mill, record, SAID[0][:-1], wording="verbatim", attribution="agrees")),
        (
            twice,
            make_alignment(
                twice,
                record,
                SAID[1][:-1],
                wording="edited, unmarked",
                attribution="differs" if number % 4 == 3 else "agrees",
                differences=(found,),
            ),
        ),
        (road, make_alignment(road, record, location="not located", related=(record.passages[2].id,))),
        (garden, make_alignment(garden, record, SAID[2][:-1], location="partly located")),
    ]


def event(n: int, outlet: str | None, **stated: object) -> Comparison:
    """`n` articles on a record of which this is stated."""
    info = RecordInfo(file="κείμενο.txt", **stated)  # type: ignore[arg-type]
    record = make_transcript(
        [("Άννα", SAID[:2]), ("Νίκος", SAID[2:])], info=info, times=["00:00:10", "00:09:30"]
    )
    articles = [article(number, outlet) for number in range(1, n + 1)]
    pairs = [pair for number, art in enumerate(articles, 1) for pair in decided(art, record, number)]
    shown = {"title": "Γιορτή", "place": "Όστερμορ", "name": "γιορτή", "signature": ()}
    return make_comparison([record], articles, pairs, **shown)


@pytest.mark.parametrize("n", [1, 2, 3, 8])
@pytest.mark.parametrize(
    "stated",
    [
        {"kind": "as delivered", "completeness": "complete", "spoken_language": "el", "language": "el"},
        {"kind": "captions", "completeness": "partial", "gaps": ("ύστερα",)},
        {"spoken_language": "de", "language": "el"},
        {},
    ],
)
def test_nothing_stays_english_whatever_is_stated(
    untranslated: ModuleType, pseudo: str, n: int, stated: dict[str, object]
) -> None:
    """One article or many, a record in translation, partial or of an unknown kind: each variant is told."""
    comparison = event(n, "Ταχυδρόμος" if n % 2 or stated else None, **stated)
    excerpt = Edition(kind="excerpt", excerpt_limit=ExcerptLimit(share=None, words=5))
    with speaking(pseudo):
        shown = prepare(comparison, excerpt if n == 2 else None)
        if n == 8:
            page = render_layout(
                view_of(shown, limits=paper_limits(comparison)), layout="print", sparing=True
            )
        else:
            page = render_html(view_of(shown))
        told = [*told_by(untranslated, page), *told_in(markdown_text(shown))]

    assert sum(not text.isascii() for text in told) > 200
    assert [text for text in told if WORD.search(text)] == []
