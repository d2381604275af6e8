"""What stands right before a quotation's first word, belongs to it, and was left outside the marks.

"Not every tenant wants to leave" quoted as "Every tenant wants to leave", "about 26,000 people" as
"26,000 people". Silent where the article's own sentence says it outside the marks, and where the quotation
shows that its beginning is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.differences import say
from compare.differences.conditions import sentence_around
from compare.differences.edges import marked_at
from compare.differences.frame import Draft, Pair
from compare.differences.texts import Piece, SideText, lay_out
from compare.differences.types import DifferenceType
from compare.ingest.wordlists import word_list, word_set
from compare.language import gettext_lazy
from compare.meaning.quantity_words import BOUNDS
from compare.model import Span

__all__ = ["find_openings"]

_BETWEEN = word_set(
    "say saying said says think thinking thought believe believing claim claiming suggest suggesting mean"
    " sure true convinced that it is it's the case"
)
"""Words between a denial and what is denied by it: "I'm not saying that …"."""

_DENYING = tuple(
    word_list(
        "doubt reject deny denie dismiss disput question oppos refus against unsure uncertain contradict"
        " hardly unlikely"
    )
)
"""How words of an article begin that deny without a "not"."""


def find_openings(pair: Pair, found: Sequence[Draft]) -> Iterator[Draft]:
    """At most one draft: a bound, a quantifier or a denial before the first quoted word."""
    if not (pair.quoted and pair.by_words and pair.close) or not pair.theirs.words or marked_at(pair, -1):
        return
    first = _first(pair)
    if first is None:
        return
    hit = _bound(pair, first) or _quantifier(pair, first) or _denial(pair, first)
    if hit is None:
        return
    kind, span = hit
    place = pair.whole.place(span)
    if any(draft.passage and draft.passage.overlaps(place) for draft in found):
        return
    yield Draft(
        type=kind,
        claim=pair.ours.place(pair.ours.span_of(0, 1)),
        passage=place,
        passage_id=pair.whole.owner(span),
        explanation=say.dropped(
            span.slice(pair.whole.text),
            gettext_lazy("It stands before the first word that the article quotes."),
        ),
    )


def _first(pair: Pair) -> int | None:
    """Number of the first quoted word among those of the whole passages; ``None`` if it begins them."""
    start = pair.theirs.place(pair.theirs.spans[0]).start
    at = next((n for n, span in enumerate(pair.whole.spans) if pair.whole.place(span).start == start), 0)
    return at if at > sentence_around(pair.whole, at)[0] else None


def _outside(pair: Pair) -> SideText:
    """The words of the article's sentence outside the quotation."""
    sentence = pair.sentence
    before = Span(sentence.start, max(sentence.start, pair.claim.span.start))
    behind = Span(min(sentence.end, pair.claim.span.end), sentence.end)
    return lay_out(pair.article.document.text, [Piece(span=one) for one in (before, behind)])


def _bound(pair: Pair, first: int) -> tuple[DifferenceType, Span] | None:
    """The "about" of "about 26,000 people", of which the quotation begins with the number."""
    for quantity in pair.whole.quantities:
        begins = pair.whole.words_in(quantity.number)[0] == first
        if begins and quantity.bound != "exact" and quantity.span.start < quantity.number.start:
            outside = f" {' '.join(_outside(pair).words)} "
            if any(f" {bound} " in outside for bound in BOUNDS):
                return None
            return "quantifier or bound", quantity.span
    return None


def _quantifier(pair: Pair, first: int) -> tuple[DifferenceType, Span] | None:
    """The "almost" of "almost all", the "every" of "every one of", the "some of" of "some of the people"."""
    for item in pair.whole.qualifiers:
        if item.family not in {"quantifier", "frequency"}:
            continue
        cut = item.words[0] < first < item.words[1]
        before = (
            item.words[1] == first and pair.claim.kind == "direct quotation" and item.form.endswith(" of")
        )
        if (cut or before) and not any(one.family == item.family for one in _outside(pair).qualifiers):
            return "quantifier or bound", item.span
    return None


def _denial(pair: Pair, first: int) -> tuple[DifferenceType, Span] | None:
    """A denial whose scope holds the quotation, and whose cue stands before it."""
    if pair.claim.kind != "direct quotation":
        return None
    polarity = pair.whole.polarity
    for item in polarity.negations:
        between = pair.whole.words[item.cue[1] : first]
        if item.cue[1] > first or item.scope[1] <= first or not _BETWEEN.issuperset(between):
            continue
        if sentence_around(pair.whole, item.cue[0]) != sentence_around(pair.whole, first):
            continue
        if not _is_denied(_outside(pair)):
            return "negation", polarity.span_of((item.cue[0], first))
    return None


def _is_denied(side: SideText) -> bool:
    return bool(side.polarity.negations) or any(word.startswith(_DENYING) for word in side.words)
