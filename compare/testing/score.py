"""Generated pieces laid out as articles of an event, and a comparison of that event held against them.

Goes in: `Planted` pieces and the record they report; then the `Comparison` of a run. Comes out: an event, and
counts by type. Nothing is run here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from compare.comparison import Comparison
from compare.model import ArticleInfo, Claim, Difference, Event, LedgerEntry, Selection, Span, Transcript
from compare.testing.build import make_document
from compare.testing.planted import BLOCK_GAP, Planted

__all__ = ["LaidOut", "Tally", "generated_event", "lay_out", "score_differences"]

HEADLINE = "What was said on the day"
PIECES_PER_ARTICLE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOut:
    """An article made of pieces.

    Attributes:
        file: Its name in the event.
        text: Its words.
        places: Each piece with the place in `text` at which it begins.
    """

    file: str
    text: str
    places: tuple[tuple[Planted, int], ...]

    def piece_at(self, span: Span) -> tuple[Planted, int] | None:
        """The piece in which a span of the article lies; ``None`` for the headline."""
        for piece, start in self.places:
            if start <= span.start and span.end <= start + len(piece.text):
                return piece, start
        return None


@dataclass(slots=True)
class Tally:
    """Counts of one type: pieces planted, located and found; findings, and those of them that are right.

    Attributes:
        missed: The pieces that were not found, for people.
        wrong: Findings of this type that are none, with the piece in which they stand.
    """

    planted: int = 0
    located: int = 0
    found: int = 0
    findings: int = 0
    right: int = 0
    missed: list[Planted] = field(default_factory=list)
    wrong: list[tuple[Planted | None, Difference]] = field(default_factory=list)

    @property
    def recall(self) -> float | None:
        """Share of the planted pieces that were found, 0–1; ``None`` where none was planted."""
        return self.found / self.planted if self.planted else None

    @property
    def precision(self) -> float | None:
        """Share of the findings of this type that are right, 0–1; ``None`` where there are none."""
        return self.right / self.findings if self.findings else None


def lay_out(pieces: Iterable[Planted], *, prefix: str = "articles/generated") -> tuple[LaidOut, ...]:
    """The pieces as articles: no article reports a passage twice, and some pieces are articles of their own.

    Args:
        pieces: In any order; the order of the articles' paragraphs is the order given.
        prefix: Begins the names of the files.
    """
    groups: list[list[Planted]] = []
    open_groups: list[tuple[list[Planted], set[str]]] = []
    for piece in pieces:
        if piece.whole:
            groups.append([piece])
            continue
        group, used = next(
            (
                one
                for one in open_groups
                if len(one[0]) < PIECES_PER_ARTICLE and one[1].isdisjoint(piece.passage_ids)
            ),
            ([], set()),
        )
        if not group:
            open_groups.append((group, used))
            groups.append(group)
        group.append(piece)
        used.update(piece.passage_ids)
    return tuple(_as_article(f"{prefix}-{number:03d}.txt", group) for number, group in enumerate(groups, 1))


def _as_article(file: str, group: Sequence[Planted]) -> LaidOut:
    """A headline where the piece brings none, then the pieces."""
    own = group[0].blocks[0][0] == "headline"
    text = "" if own else HEADLINE
    places = []
    for piece in group:
        text += BLOCK_GAP if text else ""
        places.append((piece, len(text)))
        text += piece.text
    return LaidOut(file=file, text=text, places=tuple(places))


def generated_event(record: Transcript, articles: Sequence[LaidOut], *, name: str = "generated") -> Event:
    """An event of one record and the articles laid out."""
    documents = [
        (ArticleInfo(file=one.file, label=one.file), make_document(one.text, source=one.file))
        for one in articles
    ]
    ledger = tuple(
        LedgerEntry(file=info.file, role="article", outcome="accepted", code="ok", reason="", sha256=None)
        for info, _ in documents
    )
    return Event(
        name=name,
        title=None,
        date=None,
        place=None,
        selection=Selection(),
        records=((record.info, record.document),),
        articles=tuple(documents),
        ledger=ledger,
    )


def score_differences(comparison: Comparison, articles: Sequence[LaidOut]) -> dict[str, Tally]:
    """The differences of a comparison held against what was planted.

    A planted change is found if a difference of its type, or of one of those it may rightly be called,
    touches its words on either side. A difference of severity 1 or more is right if it lies in a piece and
    has such a type; every other one counts against its own type. Recall stands under the change that was
    planted (`CHANGE_TYPES`), precision under the type that was found (`method.md` §4). Harmless pieces stand
    under ``harmless``, where ``found`` counts those in which a difference of severity 1 or more was found.

    Args:
        comparison: Of the event that `generated_event` made of these articles.
        articles: The articles.
    """
    tallies: dict[str, Tally] = {}
    laid = {one.file: one for one in articles}
    by_piece: dict[int, list[tuple[Difference, int]]] = {}
    for piece, start, difference in _differences(comparison, laid):
        if piece is not None:
            by_piece.setdefault(id(piece), []).append((difference, start))
        _count_finding(tallies, piece, difference)
    located = _located(comparison, laid)
    for article in articles:
        for piece, _ in article.places:
            tally = tallies.setdefault(piece.type if piece.severity else "harmless", Tally())
            _count_piece(tally, piece, by_piece.get(id(piece), []), located=id(piece) in located)
    return tallies


def _differences(
    comparison: Comparison, laid: Mapping[str, LaidOut]
) -> Iterator[tuple[Planted | None, int, Difference]]:
    """Every difference, with the piece in which it lies and where that piece begins."""
    for claim, article in _claims(comparison, laid):
        for difference in comparison.alignments_by_claim[claim.id].differences:
            piece, start = (
                article.piece_at(difference.claim_span) or article.piece_at(claim.span) or (None, 0)
            )
            yield piece, start, difference


def _claims(comparison: Comparison, laid: Mapping[str, LaidOut]) -> Iterator[tuple[Claim, LaidOut]]:
    files = {article.id: laid[article.info.file] for article in comparison.articles}
    return ((claim, files[claim.article_id]) for claim in comparison.claim_records)


def _located(comparison: Comparison, laid: Mapping[str, LaidOut]) -> frozenset[int]:
    """Pieces of which a claim was aligned to one of the passages that it reports."""
    reached = set()
    for claim, article in _claims(comparison, laid):
        place = article.piece_at(claim.span)
        aligned = {match.passage_id for match in comparison.alignments_by_claim[claim.id].passages}
        if place is not None and aligned & set(place[0].passage_ids):
            reached.add(id(place[0]))
    return frozenset(reached)


def _count_finding(tallies: dict[str, Tally], piece: Planted | None, difference: Difference) -> None:
    if difference.severity < 1:
        return
    tally = tallies.setdefault(difference.type, Tally())
    tally.findings += 1
    if piece is not None and difference.type in piece.names:
        tally.right += 1
    else:
        tally.wrong.append((piece, difference))


def _count_piece(
    tally: Tally, piece: Planted, findings: Sequence[tuple[Difference, int]], *, located: bool
) -> None:
    tally.planted += 1
    tally.located += located
    if piece.severity:
        found = any(_fits(piece, difference, start) for difference, start in findings)
    else:
        found = any(difference.severity for difference, _ in findings)
    tally.found += found
    if found is (piece.severity == 0):
        tally.missed.append(piece)


def _fits(piece: Planted, difference: Difference, start: int) -> bool:
    """True if a difference has a type of the piece and touches its changed words."""
    if difference.type not in piece.names:
        return False
    printed = any(_touch(difference.claim_span, span.shift(start)) for span in piece.changed)
    place = difference.passage_span
    return printed or any(place is not None and _touch(place, span) for span in piece.passage_changed)


def _touch(one: Span, other: Span) -> bool:
    return one.start <= other.end + 1 and other.start <= one.end + 1
