"""What an excerpt leaves of each record: the passages that findings bear on, and a sentence on either side.

Goes in: a `Comparison` and the claims that have a finding. Comes out: the records with every other passage
blanked, and how much of each is left. Lengths, offsets, ids and counts stay as they are. Of a claim these
passages are kept:

1. those that it rests on, those that it fits as well, those related to it, and the next best place;
2. the passage before and the one behind each of those that it rests on, in the same turn;
3. the questions of the two turns before, which a card prints before an answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import chain, groupby

from compare.comparison import Comparison
from compare.model import Alignment, Passage, Transcript

__all__ = ["WITHHELD", "RecordShare", "blanked", "cut_records"]

WITHHELD = "[…]"
TURNS_BACK = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordShare:
    """How much of one record an excerpt prints: words of its passages, and those of the passages printed."""

    transcript_id: str
    n_words: int
    n_reproduced: int


def cut_records(
    comparison: Comparison, claims: Collection[str]
) -> tuple[tuple[Transcript, ...], tuple[RecordShare, ...], frozenset[str]]:
    """The records of a comparison without the passages that no finding bears on, their shares, and the ids of
    the passages that are left.

    Args:
        comparison: The result of a run.
        claims: Ids of the claims with a finding whose words may be printed; none leaves no passage.
    """
    chosen = [item for item in comparison.alignment_records if item.claim_id in claims]
    kept = frozenset(chain.from_iterable(_named(item) for item in chosen))
    rested = {match.passage_id for item in chosen for match in item.passages}
    kept = kept.union(*(_around(record, rested) for record in comparison.transcripts))
    return (
        tuple(_cut(record, kept) for record in comparison.transcripts),
        tuple(
            RecordShare(
                transcript_id=record.id,
                n_words=sum(passage.n_words for passage in record.passages),
                n_reproduced=sum(passage.n_words for passage in record.passages if passage.id in kept),
            )
            for record in comparison.transcripts
        ),
        kept,
    )


def blanked(words: str) -> str:
    """As many signs as `words`: a sign of omission and blanks; line breaks stay."""
    if not words.strip():
        return words
    sign = iter(WITHHELD if len(words.strip()) >= len(WITHHELD) else "…")
    begun = len(words) - len(words.lstrip())
    return words[:begun] + "".join(letter if letter == "\n" else next(sign, " ") for letter in words[begun:])


def _named(alignment: Alignment) -> Iterator[str]:
    """Ids of the passages that a decision names."""
    yield from (match.passage_id for match in alignment.passages)
    yield from chain.from_iterable(half.passages for half in alignment.halves)
    yield from chain.from_iterable(alignment.alternatives)
    yield from alignment.related
    if alignment.runner_up is not None:
        yield alignment.runner_up.passage_id


def _around(record: Transcript, rested: Collection[str]) -> Iterator[str]:
    """Ids of the neighbours of passages in their turns, and of the questions before these turns."""
    turns = [list(turn) for _, turn in groupby(record.passages, key=lambda passage: passage.turn_id)]
    for at, turn in enumerate(turns):
        places = [place for place, passage in enumerate(turn) if passage.id in rested]
        for place in places:
            yield from (passage.id for passage in turn[max(place - 1, 0) : place + 2])
        if places:
            yield from _questions(turns[max(at - TURNS_BACK, 0) : at])


def _questions(turns: list[list[Passage]]) -> Iterator[str]:
    yield from (passage.id for turn in turns for passage in turn if "?" in passage.text)


def _cut(record: Transcript, kept: Collection[str]) -> Transcript:
    """A record with the passages that are not kept blanked, and without everything else of its file."""
    text, pieces, at = record.document.text, [], 0
    for passage in record.passages:
        pieces.append(text[at : passage.span.start])
        words = passage.span.slice(text)
        pieces.append(words if passage.id in kept else blanked(words))
        at = passage.span.end
    document = replace(record.document, source_text="", text="".join([*pieces, text[at:]]))
    passages = tuple(
        passage if passage.id in kept else replace(passage, text=blanked(passage.text).strip())
        for passage in record.passages
    )
    return replace(record, document=document, passages=passages)
