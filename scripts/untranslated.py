"""What a report says in English although another language is asked for: sentences that no catalogue reaches.

    python scripts/untranslated.py [EVENT] [--published]

Goes in: an event's folder, the bundled one if none is named. Comes out: every text of the HTML report and
line of the Markdown summary that still holds English words when every message of the program is written in
fullwidth letters; with `--published` of the page of a check, of a letter, and of two editions in which people
confirmed all but one finding. Slices of records and articles are told by standing in the sources.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import lxml.html

if TYPE_CHECKING:
    from compare.comparison import Comparison

ROOT = Path(__file__).resolve().parent.parent
WORD = re.compile(r"[A-Za-z]{3,}")
ID = re.compile(r"#?\b[a-z][0-9a-f]{12}\b")
DAY = re.compile(r"\d{1,2}\. \w+ \d{4}")
BORDER = re.compile(r"[\uff00-\uff5f“”‘’…():·]+| und ")
EDGES = " 0123456789.,;\"'–—-[]"
NAME = re.compile(r"(\{\w+\})")
WHO = "ΧΨΩ"
"""Stands for every name and reason that a person gives: no words in Latin letters."""
MOMENT = datetime(2131, 1, 2, 3, 4, 5, tzinfo=UTC)
SKIPPED = ("script", "style", "title")
SPOKEN_ATTRIBUTES = ("title", "alt", "aria-label", "placeholder", "data-label")


def in_fullwidth(message: str) -> str:
    """A message with its Latin letters replaced, the names in braces kept."""
    parts = NAME.split(message)
    return "".join(
        part
        if NAME.fullmatch(part)
        else "".join(chr(ord(sign) + 0xFEE0) if sign.isascii() and sign.isalnum() else sign for sign in part)
        for part in parts
    )


def pseudo_catalogue(folder: Path) -> Path:
    """A catalogue in which every message of today stands in fullwidth letters."""
    spec = importlib.util.spec_from_file_location("messages", ROOT / "scripts" / "messages.py")
    messages = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(messages)
    catalogue = messages.current_messages()
    catalogue.locale = "de"
    for message in catalogue:
        if message.id:
            forms = [message.id] if isinstance(message.id, str) else message.id
            told = tuple(in_fullwidth(form) for form in forms)
            message.string = told[0] if isinstance(message.id, str) else told
    path = folder / "pseudo.po"
    path.write_bytes(messages.text_of(catalogue))
    return path


def spoken_texts(page: str) -> list[str]:
    """The texts of a page that a reader sees or hears, in order."""
    root = lxml.html.fromstring(page.encode())
    texts: list[str] = []
    for node in root.iter():
        if not isinstance(node.tag, str) or node.tag in SKIPPED:
            texts.append(node.tail or "")
            continue
        texts += [node.get(name, "") for name in SPOKEN_ATTRIBUTES]
        texts += [node.text or "", node.tail or ""]
    return [" ".join(text.split()) for text in texts]


def left_in_english(texts: list[str], sources: list[str]) -> list[str]:
    """Those with English words, each once, that are no words of the sources."""
    known = " ".join(" ".join(source.split()) for source in sources).casefold()
    found: dict[str, None] = {}
    for text in (DAY.sub("", ID.sub("", text)) for text in texts):
        if WORD.search(text) and any(run.casefold() not in known for run in _runs(text)):
            found[text] = None
    return list(found)


def _runs(text: str) -> list[str]:
    """The stretches of ASCII letters of a text, with what stands between them, names and slices apart."""
    return [run.strip(EDGES) for run in BORDER.split(text) if WORD.search(run)]


def report_texts(folder: Path, language: str, temporary: Path) -> Iterator[tuple[str, list[str]]]:
    """What a report says, by file."""
    from compare import load_event, run
    from compare.report.edition import Edition
    from compare.report.write import write_reports
    from compare.review.effect import reviewed

    comparison, _ = reviewed(run(load_event(folder)), folder)
    write_reports(comparison, temporary, formats=("html", "md"), edition=Edition(language=language))
    yield "HTML", spoken_texts((temporary / "report.html").read_text(encoding="utf-8"))
    yield "Markdown", (temporary / "report.md").read_text(encoding="utf-8").splitlines()


def published_texts(folder: Path, language: str, temporary: Path) -> Iterator[tuple[str, list[str]]]:
    """What the page of a check, a letter and two editions of a copy of the event say, by file."""
    from compare import load_event, run
    from compare.language import speaking
    from compare.publication import files
    from compare.publication.asking import asked_of
    from compare.publication.edition import Imprint
    from compare.publication.issue import Wish, cases_of, issue
    from compare.publication.letter import letter_blocks
    from compare.publication.replies import append_reply, read_replies
    from compare.report.pdf import RenderedPdf
    from compare.review.effect import reviewed
    from compare.runner.check import check_event, check_page
    from compare.runner.confirm import confirm_reading

    event = Path(shutil.copytree(folder, temporary / "event"))
    confirm_reading(event, load_event(event), by=WHO, at=MOMENT)
    loaded = load_event(event)
    yield "check", spoken_texts(check_page(check_event(loaded), language=language))
    made = run(loaded)
    decide(made, event)
    # The PDF says what the page says, and no font has to have the letters.
    files.pdf_of = lambda _page: RenderedPdf(content=b"")
    imprint = Imprint(publisher=WHO, contact=WHO)
    wish = Wish(event=WHO, on=MOMENT.date(), imprint=imprint, language=language, force=WHO)
    issue(event, *reviewed(made, event), wish, temporary)
    with speaking(language):
        cases = cases_of(*reviewed(made, event))
        articles = [art for art in cases.comparison.articles if cases.findings[art.id] and art.info.outlet]
        outlet = articles[0].info.outlet
        days = {"asked": MOMENT.date(), "deadline": MOMENT.date()}
        blocks = letter_blocks(cases, outlet, **days, imprint=Imprint())
        yield "letter", [text for block in blocks for text in (block.lead, block.text)]
        replies = event / "replies.jsonl"
        append_reply(replies, asked_of(cases, outlet, **days), before=read_replies(replies))
    issue(event, *reviewed(made, event), replace(wish, correction=WHO), temporary)
    for path in sorted(temporary.glob("edition-*/*")):
        if path.suffix in (".html", ".txt"):
            text = path.read_text(encoding="utf-8")
            texts = spoken_texts(text) if path.suffix == ".html" else text.splitlines()
            yield f"{path.parent.name}/{path.name}", texts


def decide(made: Comparison, event: Path) -> None:
    """Two people confirm every finding but the first difference, which they reject."""
    from compare.findings import findings_of
    from compare.review.decide import Desk
    from compare.review.decisions import DECISIONS_FILE, append_decisions

    findings = findings_of(made)
    first = next((one for one in findings if one.kind == "difference"), None)
    for who in (WHO, f"{WHO} 2"):
        desk = Desk(comparison=made, by=who, at=MOMENT)
        decisions = [desk.decide(one.id, "reject" if one is first else "confirm", "") for one in findings]
        append_decisions(event / DECISIONS_FILE, decisions)


def main() -> int:
    """Renders an event in the pseudo-language and prints what stays English."""
    from compare.publication.citation import PAGE
    from compare.runner.folder import bundled_event

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("event", nargs="?", type=Path, help="the event's folder")
    parser.add_argument("--published", action="store_true", help="check, letter and editions, and no report")
    asked = parser.parse_args()
    folder = asked.event or bundled_event()
    sources = [
        path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.suffix in (".txt", ".toml", ".md")
    ]
    sources.append(PAGE)
    with tempfile.TemporaryDirectory() as temporary:
        language = str(pseudo_catalogue(Path(temporary)))
        told = published_texts if asked.published else report_texts
        for name, texts in told(folder, language, Path(temporary)):
            left = left_in_english(texts, sources)
            print(f"{name}: {len(left)} texts")
            for text in left:
                print(f"  {text[:300]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
