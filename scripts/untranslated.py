"""What a report says in English although another language is asked for: sentences that no catalogue reaches.

    python scripts/untranslated.py [EVENT]

Goes in: an event's folder, the bundled one if none is named. Comes out: every text of the HTML report and
line of the Markdown summary that still holds English words when every message of the program is written in
fullwidth letters. Slices of records and articles are told by standing in the sources.
"""

from __future__ import annotations

import importlib.util
import re
import sys
import tempfile
from pathlib import Path

import lxml.html

ROOT = Path(__file__).resolve().parent.parent
WORD = re.compile(r"[A-Za-z]{3,}")
NAME = re.compile(r"(\{\w+\})")
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
    for text in texts:
        if WORD.search(text) and any(run.casefold() not in known for run in _runs(text)):
            found[text] = None
    return list(found)


def _runs(text: str) -> list[str]:
    """The stretches of ASCII letters of a text, with what stands between them."""
    return [
        run.strip(" .,;:()…“”‘’\"'·–—-") for run in re.split(r"[\uff00-\uff5f“”…]+", text) if WORD.search(run)
    ]


def main() -> int:
    """Renders an event in the pseudo-language and prints what stays English."""
    from compare import load_event, run
    from compare.report.edition import Edition
    from compare.report.write import write_reports
    from compare.review.effect import reviewed
    from compare.runner.folder import bundled_event

    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else bundled_event()
    comparison, _ = reviewed(run(load_event(folder)), folder)
    with tempfile.TemporaryDirectory() as temporary:
        edition = Edition(language=str(pseudo_catalogue(Path(temporary))))
        write_reports(comparison, Path(temporary), formats=("html", "md"), edition=edition)
        html = (Path(temporary) / "report.html").read_text(encoding="utf-8")
        markdown = (Path(temporary) / "report.md").read_text(encoding="utf-8")
    sources = [
        path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.suffix in (".txt", ".toml", ".md")
    ]
    for name, texts in (("HTML", spoken_texts(html)), ("Markdown", markdown.splitlines())):
        left = left_in_english(texts, sources)
        print(f"{name}: {len(left)} texts")
        for text in left:
            print(f"  {text[:300]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
