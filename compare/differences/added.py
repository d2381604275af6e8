"""A clause that was added: the rest of the sentence follows the record, this part does not.

Two cases. The half of a quotation that is located in part, where the other half stands in the record word
for word or nearly; not a half that may be other words for what the record says there, nor one whose words the
speaker says in another place.
And, in a claim that was located as a whole, a last clause none of whose content words stands in the passages,
where one of them has the rest of the claim in its order. A single added word, and an addition to a statement
that is itself in other words, are not told: a paraphrase looks the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.differences import say
from compare.differences.conditions import told_words
from compare.differences.frame import Draft, Pair
from compare.differences.links import NEAR, follows
from compare.differences.texts import Piece, Token, lay_out
from compare.ingest.wordlists import word_set
from compare.model import Span

__all__ = ["find_added"]

FOLLOWS = 0.8
"""Share of the rest of a claim that its passage must have, in its order."""

LEAST_TOKENS = 4
"""Words of the stretch, and of the rest, below which nothing is said."""

_JOINTS = word_set("and but or because so while which who adding")

_JOINED = frozenset(
    {
        "joined within a turn or reordered",
        "words of two speakers, or of two turns, in one pair of quotation marks",
    }
)

CARRIED = 0.5
"""Share of the content words of a half from which it is told in other words."""

ELSEWHERE = 0.75
"""Share of the words of a half that another sentence of the speaker must have, in its order."""

LEAST_CONTENT = 2
"""Content words below which nothing is said of a clause."""

FOREIGN = 0.6
"""Mean of the best cosines of content words below which they are not what the passages speak of."""


def find_added(pair: Pair, found: Sequence[Draft]) -> Iterator[Draft]:
    """Clauses of the claim that the passages do not contain, beside one that they do."""
    if pair.by_words and pair.alignment.location == "partly located":
        for half in pair.alignment.halves:
            if (
                half.location == "not located"
                and _inside(half.span, pair)
                and not _is_joined(half.span, found)
                and not _in_other_words(half.span, pair)
                and not _said_elsewhere(half.span, pair)
            ):
                yield _draft(pair, half.span)
    elif pair.close and pair.alignment.location == "partly located":
        yield from _last_half(pair)
    elif not pair.by_words and pair.alignment.location == "located":
        yield from _added_stretch(pair)


def _in_other_words(span: Span, pair: Pair) -> bool:
    """True for a half whose words stand for words of the passages that the rest of the claim has not; across
    a translation also for one that stands in the place of such words.
    """
    half = lay_out(pair.article.document.text, [Piece(span=span)])
    free = sorted(pair.whole.content - told_words(pair))
    stems = {token.stem for token in pair.whole.tokens if token.word in free}
    known = {token.word for token in half.tokens if token.content and token.stem in stems}
    if pair.near is not None and free:
        pair.near.prepare((side.text, side.spans) for side in (half, pair.whole))
        best = pair.near.cosines(half.text, pair.whole.text)[:, free].max(axis=1)
        known |= {at for at in half.content if float(best[at]) >= NEAR}
    told = max(len(known), _untold(pair, span, free)) if pair.translated else len(known)
    return told >= CARRIED * len(half.content)


def _said_elsewhere(span: Span, pair: Pair) -> bool:
    """True for a half that follows a sentence of the same speaker somewhere in the record."""
    half = lay_out(pair.article.document.text, [Piece(span=span)])
    stems = {token.stem for token in half.tokens if token.content}
    speakers = {passage.speaker for passage in pair.passages}
    for passage in pair.record.passages:
        if passage.speaker in speakers and passage not in pair.passages:
            side = lay_out(pair.record.document.text, [Piece(span=part) for part in passage.parts])
            told = stems & {token.stem for token in side.tokens}
            enough = len(told) >= LEAST_CONTENT or any(one.isdigit() for one in told)
            if enough and follows(half, side) >= ELSEWHERE:
                return True
    return False


def _untold(pair: Pair, span: Span, free: Sequence[int]) -> int:
    """How many of some words of a first passage stand before all told ones if a half begins the claim; of a
    last one behind them if it does not.
    """
    told = told_words(pair)
    if not told:
        return 0
    first, last = min(told), max(told)
    owner = [pair.whole.owner(one) for one in pair.whole.spans]
    if span.start <= pair.ours.place(pair.ours.spans[0]).start:
        return sum(at < first and owner[at] == owner[first] for at in free)
    return sum(at > last and owner[at] == owner[last] for at in free)


def _last_half(pair: Pair) -> Iterator[Draft]:
    """The last half of reported speech if it is not located, is joined on by "and" or "but", and the other
    follows a sentence of the record.
    """
    last = pair.alignment.halves[-1] if pair.alignment.halves else None
    if last is None or last.location != "not located" or not _inside(last.span, pair):
        return
    if lay_out(pair.article.document.text, [Piece(span=last.span)]).words[:1] in {("and",), ("but",)}:
        yield _draft(pair, last.span)


def _is_joined(span: Span, found: Sequence[Draft]) -> bool:
    """True for words that are told to stand in the record, in another place."""
    return any(draft.type in _JOINED and draft.claim.contains(span) for draft in found)


def _inside(span: Span, pair: Pair) -> bool:
    """True for a half that is a part of the claim's own sentence and holds words with content."""
    side = lay_out(pair.article.document.text, [Piece(span=span)])
    return len(side.content) >= LEAST_CONTENT and pair.claim.span.contains(span)


def _added_stretch(pair: Pair) -> Iterator[Draft]:
    """The last clause of a claim if its passage has not that, and has the rest in its order."""
    tokens = pair.ours.tokens
    equal = [at in pair.followed for at in range(len(tokens))]
    stretch = max(_open_runs(tokens, equal), key=len, default=range(0))
    outside = [equal[at] for at in range(len(tokens)) if at not in stretch]
    if len(stretch) < LEAST_TOKENS or len(outside) < LEAST_TOKENS or sum(outside) < FOLLOWS * len(outside):
        return
    words = tokens[stretch[0]].word, tokens[stretch[-1]].word + 1
    joined = {pair.ours.words[words[0]], pair.ours.words[words[0] - 1] if words[0] else ""}
    if joined & _JOINTS and words[1] == len(pair.ours.words) and _foreign(words, pair):
        yield _draft(pair, pair.ours.place(pair.ours.span_of(*words)))


def _open_runs(tokens: Sequence[Token], equal: Sequence[bool]) -> Iterator[range]:
    """Runs of tokens that the passage has not; a word of grammar that it has does not end one."""
    start = None
    for at in range(len(tokens) + 1):
        ends = at == len(tokens) or (
            equal[at] and (tokens[at].content or (at + 1 < len(tokens) and equal[at + 1]))
        )
        if ends and start is not None:
            yield range(start, at)
            start = None
        elif not ends and start is None and not equal[at]:
            start = at


def _foreign(words: tuple[int, int], pair: Pair) -> bool:
    """True for words of which no content word is in the passages, nor near one that is."""
    stems = {token.stem for token in pair.whole.tokens if token.content}
    own = [token for token in pair.ours.tokens if token.content and words[0] <= token.word < words[1]]
    if len(own) < LEAST_CONTENT or any(token.stem in stems for token in own):
        return False
    if pair.near is None:
        return True
    best = pair.near.cosines(pair.ours.text, pair.theirs.text).max(axis=1, initial=0.0)
    return float(sum(best[token.word] for token in own)) < FOREIGN * len(own)


def _draft(pair: Pair, span: Span) -> Draft:
    return Draft(
        type="claim added",
        claim=span,
        passage=None,
        passage_id=None,
        explanation=say.added(span.slice(pair.article.document.text)),
    )
