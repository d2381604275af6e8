"""How many known differences of pieces of news prose are found, and how many faithful pieces have a finding.

Goes in: folders with a record and its pieces (`tests/gold/pieces/README.md`). Comes out: a table by expected
type; with ``--list`` what was missed and what was found wrongly.

    python scripts/measure_pieces.py tests/gold/pieces/second --list
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from compare.comparison import Comparison
from compare.ingest.event import load_event
from compare.model import Difference
from compare.runner.pipeline import run

EACH = 6
"""Pieces of one article."""

MODALITY = tuple(
    f"modality, hedge or qualifier {how}" for how in ["dropped", "added", "strengthened", "weakened"]
)
CUT = "unmarked deletion that takes one of these along"
TYPES: dict[str, tuple[str, ...]] = {
    "number": ("number", "unit", "date", "quantifier or bound"),
    "unit": ("unit", "number"),
    "date": ("date", "number"),
    "bound": ("quantifier or bound", "number", *MODALITY),
    "quantifier": ("quantifier or bound", *MODALITY),
    "negation": ("negation", CUT),
    "modality": MODALITY,
    "intensity": MODALITY,
    "person": ("person or pronoun inside quotation marks",),
    "name": ("named entity or term",),
    "term": ("named entity or term", "content word replaced otherwise"),
    "condition": ("condition or scope cut", CUT),
    "cause": ("cause or comparison", "claim added", "content word replaced otherwise"),
    "comparison": ("cause or comparison", "content word replaced otherwise"),
    "content": ("content word replaced otherwise", "synonym", "named entity or term"),
    "added": ("claim added",),
    "deletion": (CUT, "unmarked deletion", "condition or scope cut", *MODALITY),
    "joined": ("joined within a turn or reordered",),
    "reordered": ("joined within a turn or reordered",),
    "roles": (
        "roles or predicates swapped",
        "content word replaced otherwise",
        "joined within a turn or reordered",
    ),
    "headline": ("headline quotation absent from the body",),
    "two_ways": ("one article that prints a line in two ways",),
    "answer": ("answer cut from its question",),
    "turns": ("words of two speakers, or of two turns, in one pair of quotation marks",),
    "speakers": ("words of two speakers, or of two turns, in one pair of quotation marks",),
    "attribution": ("words explicitly given, by name, to another speaker",),
    "nested": ("words that the speaker was quoting given as the speaker's own",),
    "own_voice": ("the speaker's assertion in the outlet's own voice",),
    "judging": ("reporting verb that judges",),
    "bracket": ("bracketed insertion",),
}
"""What a word of `pieces.txt` may rightly be called."""

MARKED = frozenset({"marked deletion", "bracketed insertion"})
LOST = frozenset({"not located", "partly located"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece: no `codes` for a faithful one; `severity` is the least, for a faithful one the most."""

    codes: tuple[str, ...]
    severity: int
    text: str

    @property
    def paragraphs(self) -> list[str]:
        """What is printed of it."""
        return self.text.removeprefix("# ").split(" ¶ ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the program makes of a piece; `lost`: a claim of it is not located, or only in part."""

    piece: Piece
    differences: tuple[Difference, ...]
    lost: bool

    @property
    def heavy(self) -> list[Difference]:
        """Differences of severity 1 or more; of a faithful piece those that its marks do not explain."""
        shown = self.differences
        if not self.piece.codes and self.piece.severity:
            shown = tuple(one for one in shown if one.type not in MARKED)
        return [one for one in shown if one.severity >= 1]

    @property
    def typed(self) -> bool:
        """True if a difference of an expected type is as severe as it should be."""
        expected = {kind for code in self.piece.codes for kind in TYPES[code]}
        return any(one.type in expected and one.severity >= self.piece.severity for one in self.differences)


def read_pieces(path: Path) -> list[Piece]:
    """The pieces of a file, in order."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        head, text = line.split(" :: ", 1)
        kind, *rest = head.split()
        codes = tuple(rest[0].split("|")) if kind == "C" else ()
        found.append(Piece(codes=codes, severity=int(rest[-1]), text=text))
    return found


def dealt(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of each article: neighbours apart, headlines and lines printed in two ways by themselves."""
    alone = [one for one in pieces if one.text.startswith("# ") or "two_ways" in one.codes]
    others = [one for one in pieces if one not in alone]
    n_articles = max(1, len(others) // EACH)
    return [others[at::n_articles] for at in range(n_articles)] + [[one] for one in alone]


def measure(folder: Path) -> list[Answer]:
    """What the program makes of each piece about one record."""
    groups = dealt(read_pieces(folder / "pieces.txt"))
    with tempfile.TemporaryDirectory() as there:
        lay_out(folder, groups, Path(there))
        comparison = run(load_event(there))
    return [answer for at, group in enumerate(groups) for answer in answers(comparison, at, group)]


def lay_out(folder: Path, groups: Sequence[Sequence[Piece]], target: Path) -> None:
    """The event with its articles, as files of another folder."""
    shutil.copy(folder / "transcript.txt", target)
    (target / "articles").mkdir()
    stated = (folder / "event.toml").read_text(encoding="utf-8")
    for at, group in enumerate(groups):
        title = [] if group[0].text.startswith("# ") else ["Notes of the day"]
        text = "\n\n".join((*title, *(line for piece in group for line in piece.paragraphs))) + "\n"
        name = f"articles/{at:02}.txt"
        (target / name).write_text(text, encoding="utf-8")
        stated += f'\n[[article]]\nfile = "{name}"\noutlet = "Outlet {at:02}"\nlanguage = "en"\n'
    (target / "event.toml").write_text(stated, encoding="utf-8")


def answers(comparison: Comparison, at: int, group: Sequence[Piece]) -> Iterator[Answer]:
    """What was found in each piece of article number `at`."""
    article = next(one for one in comparison.articles if one.info.file == f"articles/{at:02}.txt")
    text, place = article.document.text, 0
    both = zip(comparison.claim_records, comparison.alignment_records, strict=True)
    own = [(claim, one) for claim, one in both if claim.article_id == article.id]
    for piece in group:
        start = text.index(piece.paragraphs[0], place)
        place = text.index(piece.paragraphs[-1], start) + len(piece.paragraphs[-1])
        mine = [one for claim, one in own if start <= claim.span.start < place]
        lost = any(one.location in LOST or one.attribution == "differs" for one in mine)
        yield Answer(piece=piece, differences=tuple(d for one in mine for d in one.differences), lost=lost)


def show(found: Sequence[Answer], *, listed: bool) -> None:
    """The table, and what was asked to be seen."""
    changed = [one for one in found if one.piece.codes]
    faithful = [one for one in found if not one.piece.codes]
    for code in dict.fromkeys(one.piece.codes[0] for one in changed):
        own = [one for one in changed if one.piece.codes[0] == code]
        print(f"{code:12} {sum(one.typed for one in own):3} of {len(own)}")
    signs = sum(bool(one.heavy) or one.lost for one in changed)
    print(f"changed: {sum(one.typed for one in changed)} typed, {signs} with some sign, of {len(changed)}")
    print(f"faithful: {sum(bool(one.heavy) for one in faithful)} with a finding, of {len(faithful)}")
    for one in found if listed else ():
        if not one.typed if one.piece.codes else one.heavy:
            print(f"{'|'.join(one.piece.codes) or 'faithful'}: {one.piece.text}")
            for difference in one.heavy:
                print(f"    {difference.type}: {difference.claim_text!r} <- {difference.passage_text!r}")


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", nargs="*", type=Path, default=[Path("tests/gold/pieces")])
    parser.add_argument("--list", action="store_true", dest="listed")
    arguments = parser.parse_args()
    events = sorted(path.parent for folder in arguments.folders for path in folder.rglob("pieces.txt"))
    show([answer for event in events for answer in measure(event)], listed=arguments.listed)


if __name__ == "__main__":
    main()
