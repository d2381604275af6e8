"""A qualifier that was cut from the edge of a sentence: the rest of the sentence is told, and it is not.

"So far" at the end, "I think" or "only" at the beginning. Only where the claim follows the sentence's words
and has all its other words with content; a fragment of a sentence may leave out what it likes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.differences import say
from compare.differences.conditions import sentence_around, told_words
from compare.differences.frame import Draft, Pair
from compare.differences.texts import Piece, lay_out
from compare.differences.types import DifferenceType
from compare.ingest.wordlists import word_set
from compare.meaning.modality import Family, Qualifier
from compare.model import Span

__all__ = ["find_edges", "marked_at", "tells_opinion"]

_KINDS: dict[Family, DifferenceType] = {
    "hedge": "modality, hedge or qualifier dropped",
    "restriction": "condition or scope cut",
}
_SENTENCE_ADVERBS = frozenset({"perhaps", "maybe", "possibly", "probably", "presumably"})
_OPENERS = frozenset({"yet", "just", "simply", "quite", "rather"})
"""What at the beginning of a sentence says something else."""

_OPINION = word_set(
    "think thinks thought believe believes believed guess guessed suppose supposed feel feels felt hope hopes"
    " hoped opinion view considered expects expected reckons reckoned"
)
"""Words of an article that tell an opinion as one."""

_ELLIPSES = ("…", "...", "[…]", "[...]")

BETWEEN = 1
"""Words of grammar between the qualifier and the words that are told: "I think that …"."""


def find_edges(pair: Pair, found: Sequence[Draft]) -> Iterator[Draft]:
    """Hedges and restrictions before the first, or behind the last, of the words that the claim has."""
    if not pair.close:
        return
    told = told_words(pair)
    opinion = tells_opinion(pair)
    ours = {item.form for item in pair.ours.qualifiers}
    for item in pair.whole.qualifiers:
        place = pair.whole.place(item.span)
        known = any(draft.passage and draft.passage.overlaps(place) for draft in found)
        if item.family == "hedge" and opinion and not pair.quoted:
            continue
        kind = _kind(item)
        if kind and item.form not in ours and not known and _is_cut(pair, item, told):
            yield Draft(
                type=kind,
                claim=pair.ours.place(Span(0, len(pair.ours.text))),
                passage=place,
                passage_id=pair.whole.owner(item.span),
                explanation=say.dropped(item.span.slice(pair.whole.text)),
            )


def _kind(item: Qualifier) -> DifferenceType | None:
    """The type as which a qualifier is told when it is cut from an edge; ``None``: it is none of an edge."""
    if item.family == "likelihood" and item.form in _SENTENCE_ADVERBS:
        return "modality, hedge or qualifier dropped"
    if item.family == "quantifier" and 0 < item.strength < 1:
        return "quantifier or bound"
    return _KINDS.get(item.family)


def tells_opinion(pair: Pair) -> bool:
    """True if the article's sentence, with the words that report, tells what it reports as an opinion; a word
    that the record has there, too ("hoping against hope"), tells none.
    """
    side = lay_out(pair.article.document.text, [Piece(span=pair.sentence)])
    said = {
        pair.ours.place(pair.ours.spans[here])
        for here, there in pair.links.items()
        if pair.ours.words[here] == pair.theirs.words[there]
    }
    return any(
        word in _OPINION and side.place(span) not in said
        for word, span in zip(side.words, side.spans, strict=True)
    )


def _is_cut(pair: Pair, item: Qualifier, told: frozenset[int]) -> bool:
    """True if it stands beside the told words at their edge, and they are all the rest of the sentence."""
    low, high = sentence_around(pair.whole, item.words[0])
    kept = [at for at in range(low, high) if at in told]
    own = range(*item.words)
    rest = [at for at in range(low, high) if at in pair.whole.content and at not in own]
    if not kept or not rest or any(at not in told for at in rest) or any(at in told for at in own):
        return False
    before = 0 <= kept[0] - item.words[1] <= BETWEEN and item.form not in _OPENERS
    behind = 0 <= item.words[0] - kept[-1] - 1 <= BETWEEN
    return (before and not marked_at(pair, -1)) or (behind and not marked_at(pair, 0))


def marked_at(pair: Pair, end: int) -> bool:
    """True if a quotation shows at its beginning (−1) or its end (0) that words are left out there."""
    if pair.claim.quotation is None:
        return False
    words = pair.claim.text.strip(" ,")
    return words.startswith(_ELLIPSES) if end else words.endswith(_ELLIPSES)
