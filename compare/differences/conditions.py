"""A condition that was cut: the main clause is reported, the "if" that it hangs on is not.

Read: the sentences of the record's passages that hold a condition, and how much of either clause the claim
has. Silent where the article gives the condition in other words ("once the council agrees"), in the claim's
own sentence or in the one before or after it, and where "if" asks ("asked if").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compare.alignment.words import stem
from compare.differences import say
from compare.differences.frame import Draft, Pair
from compare.differences.texts import Piece, SideText, lay_out
from compare.ingest.wordlists import word_set
from compare.language import gettext_lazy
from compare.meaning.lexicon import Lexicon
from compare.model import Span

__all__ = ["find_conditions", "sentence_around", "told_words"]

MAIN = 0.4
"""Least share of the main clause's content words that the claim has."""

LEAST = 3
"""Words of a condition that is told as cut whatever its words, where all of the main clause is told."""

CONDITION = 0.34
"""Share of the condition's content words from which it counts as told."""

OF_CLAIM = 0.3
"""Least share of the claim's linked words that stand in the main clause."""

BESIDE = 0.5
"""Share of the condition's content words that the sentence beside must have to tell it."""

_CUES = Lexicon(
    dict.fromkeys(
        (
            "if",
            "unless",
            "provided that",
            "provided",
            "as long as",
            "so long as",
            "on condition that",
            "assuming",
            "until",
            "before",
        ),
        True,
    )
)
_CLOSE_ONLY = word_set("until before")
"""Cues that in other words may give way to a date."""

_ONLY_DENIED = word_set("before")
"""Cues that make a condition of a denied clause only: "never again before the drivers are trained"."""

_CUTS = frozenset({"marked deletion", "unmarked deletion", "unmarked deletion that takes one of these along"})
_TOLD_ALREADY = frozenset(
    {"condition or scope cut", "words that the speaker was quoting given as the speaker's own"}
)
_NO_CONDITION = word_set(
    "as even what ask asked asks see know knew wonder wondered question whether and or only"
)
_VERBS = word_set("is are was were have has had can could will would do does did am i'm we're they're it's")
"""Words one of which a clause has: "before Monday" is none."""

_THEN = "then"
_JOINS = word_set("and but then")
"""Words that behind a mark join a clause with a subject of its own."""

_ANY_CASE = ("whether or not", "in any case", "in any event", "either way", "regardless of")

_PRONOUNS = word_set("it they them")
"""What a short main clause names what it speaks of by: "if it is not safe, we'll move it"."""

_TURNS = word_set("ask asking look remember recall think asked")
_SPEECH = re.compile(
    r"(?:i|we) (?:may|might)\b|i'm not (?:mistaken|wrong)\b|you don't mind\b"
    r"|(?:i|we) (?:can|could)(?: just| also| only)? (?:add|say|ask|put|start|begin|finish|interrupt|quote)\b"
    r"|you(?:'ll| will| would)? (?:permit|allow|forgive|excuse) (?:me|us)\b"
)
"""What follows the "if" that begs leave to speak: "if I may add one thing", "if you'll forgive me"."""
_SPEAKS = word_set("i you")
_SHORT_TURNS = word_set("want wanted like may might mean know will")
"""Verbs that make a turn of speech only where the clause ends with them: "if you want, …"."""

_TOLD_BY = word_set(
    "if unless provided once when whenever assuming assumed subject depends depending conditional condition"
    " conditions otherwise hinges contingent pending"
)


def find_conditions(pair: Pair, found: Sequence[Draft]) -> Iterator[Draft]:
    """Conditions of the record whose main clause the claim has without them.

    What a cut inside the quotation took along is told with that cut; around words that the speaker was
    quoting the record's own sentence is no part of them.
    """
    if pair.doubtful or any(draft.type in _TOLD_ALREADY for draft in found):
        return
    cuts = [draft.passage for draft in found if draft.type in _CUTS and draft.passage]
    side = pair.whole
    told = told_words(pair)
    for start, end, _ in _CUES.find(side.words):
        if any(cut.overlaps(side.place(side.spans[start])) for cut in cuts):
            continue
        condition = _left_out(pair, told, start, end)
        stems = {stem(side.words[at]) for at in _content(side, condition)}
        if not condition or (_is_told(pair, stems, start) and not _in_any_case(pair)):
            continue
        span = side.span_of(start, condition[-1] + 1)
        words = span.slice(side.text)
        yield Draft(
            type="condition or scope cut",
            claim=pair.ours.place(Span(0, len(pair.ours.text))),
            passage=side.place(span),
            passage_id=side.owner(span),
            explanation=say.dropped(
                words, gettext_lazy("The article gives the rest of the sentence without it.")
            ),
        )


def _left_out(pair: Pair, told: frozenset[int], start: int, end: int) -> Sequence[int]:
    """Words of the condition that the cue from `start` to `end` opens, if the claim has its main clause and
    not the condition; else none.
    """
    side = pair.whole
    if not _is_condition(pair, start, end):
        return ()
    condition, main = _clauses(side, start, end)
    quoted = pair.close and len(condition) >= LEAST and bool(main) and all(at in told for at in main)
    named = any(side.words[at] in _PRONOUNS for at in main)
    if not quoted:
        condition, main = _content(side, condition), _content(side, main)
    if not condition or not main:
        return ()
    least = 1.0 if named and len(main) == 1 else 2.0
    if not quoted and sum(at in told for at in main) < max(least, OF_CLAIM * len(told & side.content)):
        return ()  # the claim tells another sentence
    if not pair.close and "had" in side.words[end : end + 3]:
        return ()  # what did not happen
    cut = _share(condition, told) < CONDITION or _in_any_case(pair)
    return condition if _share(main, told) >= MAIN and cut else ()


def _is_condition(pair: Pair, start: int, end: int) -> bool:
    """True if the cue from `start` to `end` makes a condition: no turn of speech, no question, no date."""
    side = pair.whole
    if (start and side.words[start - 1] in _NO_CONDITION) or _is_phrase(side, end):
        return False
    if side.words[start] in _CLOSE_ONLY and not pair.close:
        return False
    if side.words[start] not in _ONLY_DENIED:
        return True
    condition, main = _clauses(side, start, end)
    denied = any(item.cue[0] in main for item in side.polarity.negations)
    return denied and not _VERBS.isdisjoint(side.words[at] for at in condition)


def _in_any_case(pair: Pair) -> bool:
    """True if the claim says that no condition matters."""
    text = " ".join(pair.ours.words)
    return any(words in text for words in _ANY_CASE)


def _is_phrase(side: SideText, end: int) -> bool:
    """True behind the "if" of a turn of speech: "if you ask me", "if I may", "if you're wondering"."""
    behind = side.words[end : end + 2]
    if len(behind) < 2:
        return False
    if _SPEECH.match(" ".join(side.words[end : end + 4])):
        return True
    if behind[1] in _SHORT_TURNS:
        return end + 2 == len(side.words) or _mark(side, end + 2)
    return (behind[0] in _SPEAKS and behind[1] in _TURNS) or (
        behind[0] == "you're" and behind[1].endswith("ing")
    )


def told_words(pair: Pair) -> frozenset[int]:
    """Numbers of the words of the whole passages that the claim has."""
    places = {pair.theirs.place(pair.theirs.spans[at]) for at in pair.back}
    return frozenset(at for at, span in enumerate(pair.whole.spans) if pair.whole.place(span) in places)


def _clauses(side: SideText, start: int, end: int) -> tuple[list[int], list[int]]:
    """Words of the condition, up to the mark or the "then" that ends it, and of the clause that hangs on it:
    what another subject does before an "and" or behind it does not.
    """
    low, high = sentence_around(side, start)
    stop = end
    while stop < high and not _mark(side, stop) and side.words[stop] != _THEN:
        stop += 1
    borders = [at for at in range(low + 1, high) if _mark(side, at) and side.words[at] in _JOINS]
    low = max([low, *(at for at in borders if at < start)])
    high = min([high, *(at for at in borders if at >= stop)]) if low < start else high
    rest = (*range(low, start), *range(stop, high))
    return list(range(end, stop)), [at for at in rest if side.words[at] not in _JOINS]


def _content(side: SideText, words: Sequence[int]) -> list[int]:
    return [at for at in words if at in side.content]


def _mark(side: SideText, at: int) -> bool:
    """True if a mark stands before word `at`."""
    return any(sign in ",;:.!?—–" for sign in side.text[side.spans[at - 1].end : side.spans[at].start])


def sentence_around(side: SideText, at: int) -> tuple[int, int]:
    """First word of the sentence around word `at`, and the word behind its last; pieces end sentences."""
    owner = side.owner(side.spans[at])
    low, high = at, at + 1
    while low > 0 and side.owner(side.spans[low - 1]) == owner:
        low -= 1
    while high < len(side.words) and side.owner(side.spans[high]) == owner:
        high += 1
    return low, high


def _share(words: Sequence[int], told: frozenset[int]) -> float:
    return sum(at in told for at in words) / len(words) if words else 0.0


def _is_told(pair: Pair, condition: set[str], cue: int) -> bool:
    """True if the article's sentence makes a condition, or the one beside it one of the same content.

    Where the words of both sides are aligned, a word of the claim that stands for another word of the record
    makes another condition.
    """
    sentences = pair.article.sentences
    at = next((n for n, one in enumerate(sentences) if one.id == pair.claim.sentence_id), None)
    if at is None:
        return False
    others = _linked_elsewhere(pair, cue) if pair.close else frozenset()
    for near in range(max(0, at - 1), min(len(sentences), at + 2)):
        side = lay_out(pair.article.document.text, [Piece(span=sentences[near].span)])
        words = side.words
        makes_one = any(
            word in _TOLD_BY and side.place(span) not in others
            for word, span in zip(words, side.spans, strict=True)
        )
        shared = condition & {stem(word) for word in words}
        if makes_one and (near == at or len(shared) >= BESIDE * len(condition)):
            return True
    return False


def _linked_elsewhere(pair: Pair, cue: int) -> frozenset[Span]:
    """Places of the claim's words that stand for words of the record, but for that of the cue."""
    cut = pair.whole.place(pair.whole.spans[cue])
    return frozenset(
        pair.ours.place(pair.ours.spans[here])
        for here, there in pair.links.items()
        if not cut.overlaps(pair.theirs.place(pair.theirs.spans[there]))
    )
