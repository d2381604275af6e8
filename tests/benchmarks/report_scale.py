"""A large report: bytes of the HTML, pages of the PDF, first paint and time per page beside plain text.

    python tests/benchmarks/report_scale.py [FOLDER]

FOLDER holds a record, `transcript.txt`, and articles, `article-*.txt`; without it the debate of
`../shared/cases` is taken, and where that is missing the record of the bundled event. Fifty articles are made
from the record by rule (`compare.testing`) and added. The report is written as a user gets it; plain text is
the record's paragraphs, nothing else: as a page of 1 MB for the browser, and on as many pages for WeasyPrint,
in the report's type and tagged as the report is. The words of a page stand beside the times, and so does
the time of plain text in a font of the machine. Processor times, the best of three. Exit code 1 if a bar is
missed.
"""

from __future__ import annotations

import html
import io
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from time import process_time

from compare.ingest.event import load_event
from compare.report.build import build_view
from compare.report.environment import template_folder
from compare.report.fonts import font_css
from compare.report.html import render_html
from compare.report.limits import paper_limits, screen_limits
from compare.report.pdf import VARIANT, pdf_of, render_pdf
from compare.runner.pipeline import run
from compare.segment.transcript import load_transcript
from compare.testing import generate_changes, generate_harmless

ROOT = Path(__file__).resolve().parents[2]
DEBATE = ROOT.parent / "shared" / "cases" / "debate-clinton-trump-3-2016-10-19"
BUNDLED = ROOT / "sources" / "harbour-address"
ARTICLES, PIECES, SEED = 50, 16, 5
MOST_BYTES, MOST_PAGES, MOST_RATIO = 5_000_000, 60, 1.5
PLAIN_BYTES, OPENINGS = 1_000_000, 7
PAGE = "@page{size:A4;margin:19mm 17mm 20mm}body{font:9.2pt/1.42 serif}"


def write_event(case: Path, folder: Path) -> int:
    """The record, its articles and those made from it, as a loose folder; returns how many articles."""
    (folder / "articles").mkdir(parents=True)
    shutil.copy(case / "transcript.txt", folder / "transcript.txt")
    for path in sorted(case.glob("article-*.txt")):
        shutil.copy(path, folder / "articles" / path.name)
    record = load_transcript(folder / "transcript.txt")
    pieces = [*generate_changes(record, seed=SEED, per_type=30), *generate_harmless(record, seed=SEED)]
    pieces = [piece for piece in pieces if not piece.whole]
    Random(SEED).shuffle(pieces)  # noqa: S311 - the same articles every time
    for number in range(ARTICLES):
        chosen = pieces[number::ARTICLES][:PIECES]
        words = "\n\n".join([f"The event, as outlet {number} has it", *(piece.text for piece in chosen)])
        (folder / "articles" / f"generated-{number:02d}.txt").write_text(words + "\n", encoding="utf-8")
    return len(list((folder / "articles").iterdir()))


def plain(paragraphs: list[str], n: int, style: str = PAGE) -> str:
    """A page of the first n paragraphs, the record over and over."""
    words = "".join(f"<p>{html.escape(paragraphs[at % len(paragraphs)])}</p>\n" for at in range(n))
    return f'<!DOCTYPE html><html lang="en"><title>Plain text</title><style>{style}</style><body>{words}'


def pages_of(content: bytes) -> int:
    """Pages of a PDF."""
    from pypdf import PdfReader

    return len(PdfReader(io.BytesIO(content)).pages)


def words_of(content: bytes) -> int:
    """Words of a PDF, those in the margins of its pages among them."""
    from pypdf import PdfReader

    return sum(len(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages)


def best_of_three(make: Callable[[], bytes]) -> tuple[float, bytes]:
    """Seconds, and what was made."""
    taken = []
    for _ in range(3):
        since = process_time()
        content = make()
        taken.append(process_time() - since)
    return min(taken), content


def plain_pdfs(paragraphs: list[str], pages: int) -> Iterator[tuple[str, float, bytes]]:
    """What WeasyPrint takes for about as many pages of text: in the report's type, and in the machine's."""
    from weasyprint import HTML

    def in_our_type(page: str) -> bytes:
        return pdf_of(page).content

    def in_any_type(page: str) -> bytes:
        return HTML(string=page).write_pdf(pdf_variant=VARIANT) or b""

    fonts = font_css(template_folder() / "fonts", " ".join(paragraphs), sparing=False)
    ours = fonts + PAGE.replace("serif", "Literata, serif")
    for name, make, style in (("report's type", in_our_type, ours), ("machine's type", in_any_type, PAGE)):
        n = len(paragraphs)
        n = max(n * pages // max(pages_of(make(plain(paragraphs, n, style))), 1), 1)
        yield name, *best_of_three(partial(make, plain(paragraphs, n, style)))


def first_paints(paths: list[Path]) -> list[float]:
    """Milliseconds to the first paint of text per file, the median of openings in turn."""
    from playwright.sync_api import sync_playwright

    found: list[list[float]] = [[] for _ in paths]
    code = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for _ in range(OPENINGS):
            for times, path in zip(found, paths, strict=True):
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                page.goto(path.as_uri())
                while (at := page.evaluate(code)) is None:
                    page.wait_for_timeout(20)
                times.append(at)
                page.close()
        browser.close()
    return [statistics.median(times) for times in found]


def main() -> int:
    """Measure, print, compare with the bars."""
    case = Path(sys.argv[1]) if len(sys.argv) > 1 else DEBATE if DEBATE.exists() else BUNDLED
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "event"
        n = write_event(case, folder)
        comparison = run(load_event(folder))
        sys.stdout.write(f"{case.name}: {n} articles, {len(comparison.claim_records)} claims\n")
        paragraphs = [
            part for part in comparison.transcripts[0].document.text.split("\n\n") if len(part) > 80
        ]
        report, page = Path(scratch) / "report.html", Path(scratch) / "plain.html"
        report.write_text(
            render_html(build_view(comparison, limits=screen_limits(comparison))), encoding="utf-8"
        )
        per_round = sum(len(part.encode()) for part in paragraphs)
        page.write_text(plain(paragraphs, PLAIN_BYTES * len(paragraphs) // per_round), encoding="utf-8")
        size = report.stat().st_size
        ours, theirs = first_paints([report, page])
    seconds, content = best_of_three(
        lambda: render_pdf(build_view(comparison, limits=paper_limits(comparison))).content
    )
    pages = pages_of(content)
    per_page = seconds / pages
    rows: list[tuple[str, float, float]] = [
        ("HTML, bytes", size, MOST_BYTES),
        ("PDF, pages", pages, MOST_PAGES),
        (f"first paint, {ours:.0f} ms and {theirs:.0f} ms, ratio", ours / theirs, MOST_RATIO),
    ]
    told = f"PDF, {per_page:.3f} s a page of {words_of(content) // pages} words"
    for name, text_seconds, text in plain_pdfs(paragraphs, pages):
        n = pages_of(text)
        beside = (
            f"plain text in the {name} {text_seconds / n:.3f} s a page of {words_of(text) // n} ({n} pages)"
        )
        rows.append((f"{told}, {beside}, ratio", per_page / (text_seconds / n), MOST_RATIO))
    for name, value, most in rows:
        told = "met" if value <= most else "MISSED"
        sys.stdout.write(f"{name}: {value:,.2f} (bar {most:,}): {told}\n")
    return int(any(value > most for _, value, most in rows))


if __name__ == "__main__":
    sys.exit(main())
