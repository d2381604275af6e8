"""A short quotation that is a whole sentence of the record but for one exchange.

Goes in: the words of a quotation and the likeliest passages. Comes out: a `Run` or nothing. Few words agree
by chance, and where one of them is another they are fewer still; that they stand from the first to the last
word of one sentence, and of no other, says where they come from.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Levenshtein

from compare.alignment.record_words import RecordWords, Run
from compare.alignment.words import FUNCTION_WORDS, stem

__all__ = ["find_exchanged"]

LEAST = 5
"""Words that agree, at least one of them with content."""

MOST = 3
"""Words of either side of the exchange, at most half as many as agree: a name, "because of"."""


def find_exchanged(
    record: RecordWords, pieces: Sequence[str], n_words: int, rows: Iterable[int]
) -> Run | None:
    """The one passage that the quotation is, apart from one stretch of at most `MOST` words.

    Args:
        record: The records' words.
        pieces: The quotation's words in one form.
        n_words: How many words they come from.
        rows: Numbers of the passages to look at.

    Returns:
        A run from the first to the last word of that passage; ``None`` where no passage or more than one is
        alike.
    """
    found = [run for row in rows if (run := _run(record, pieces, n_words, row)) is not None]
    return found[0] if len(found) == 1 else None


def _run(record: RecordWords, pieces: Sequence[str], n_words: int, row: int) -> Run | None:
    start, end = record.starts[row], record.starts[row + 1]
    here = [stem(item) for item in pieces]
    there = [stem(item) for item in record.pieces_in((start, end))[0]]
    codes = Levenshtein.opcodes(here, there)
    changed = [at for at, code in enumerate(codes) if code.tag != "equal"]
    kept = [place for code in codes if code.tag == "equal" for place in range(code.src_start, code.src_end)]
    if not changed or len(kept) < LEAST or all(pieces[place] in FUNCTION_WORDS for place in kept):
        return None
    first, last = codes[changed[0]], codes[changed[-1]]
    size = max(last.src_end - first.src_start, last.dest_end - first.dest_start)
    if size > min(MOST, len(kept) // 2) or len(changed) != changed[-1] - changed[0] + 1:
        return None
    similarity = 1 - size / max(len(here), len(there))
    return Run(start=start, end=end, claim_start=0, claim_end=n_words, similarity=round(similarity, 4))
