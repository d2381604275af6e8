"""Negation: which words of a text are denied, and whether two texts deny the same.

Goes in: any English text. Comes out: its words, each with its sign: −1 inside the scope of an odd number of
negations, else +1; 0 for the subject of a denied clause, which another wording may deny (a passive). Not
done here: which words of two texts belong together, beyond equal stems.

Cue and scope follow the idea of BioScope (Vincze et al. 2008) and ConanDoyle-neg (Morante & Daelemans
2012): a cue denies the words from itself to the end of its clause; "no", "nothing", "nobody" the verb before
them, too. Verbs that deny what follows ("denied that", "failed to") are the implicative and factive ones
that FactBank (Saurí & Pustejovsky 2009) and Karttunen's signatures name. No grammar is parsed: a scope
ends at a mark or at a conjunction, and where that is wrong, so is the sign.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from compare.ingest.wordlists import word_set
from compare.meaning.lexicon import Lexicon, folded_words, is_light
from compare.meaning.stems import stem
from compare.model import Span

__all__ = [
    "Conflict",
    "Negation",
    "Polarity",
    "clause_starts",
    "polarity_conflicts",
    "read_polarity",
    "same_polarity",
]

_Cue = Literal["verb", "noun", "after", "none"]

_CUES: dict[str, _Cue] = {
    "not": "verb",
    "never": "verb",
    "no longer": "verb",
    "hardly": "verb",
    "scarcely": "verb",
    "barely": "verb",
    "by no means": "verb",
    "in no way": "verb",
    "under no circumstances": "verb",
    "far from": "verb",
    "no": "noun",
    "none": "noun",
    "nobody": "noun",
    "no one": "noun",
    "nothing": "noun",
    "nowhere": "noun",
    "neither": "noun",
    "nor": "verb",
    "zero": "noun",
    "without": "after",
    "lack of": "after",
    "lacks": "after",
    "lacked": "after",
    "lacking": "after",
    "absence of": "after",
    "deny": "after",
    "denies": "after",
    "denied": "after",
    "denying": "after",
    "fail to": "after",
    "fails to": "after",
    "failed to": "after",
    "failing to": "after",
    "refuse to": "after",
    "refuses to": "after",
    "refused to": "after",
    "refusing to": "after",
    "decline to": "after",
    "declined to": "after",
    "declines to": "after",
    "declining to": "after",
    "ruled out": "after",
    "rule out": "after",
    "rules out": "after",
    "ruling out": "after",
    "stopped short of": "after",
    "unable to": "after",
    "unwilling to": "after",
    # No denial of what follows.
    "not only": "none",
    "not just": "none",
    "not merely": "none",
    "not simply": "none",
    "not solely": "none",
    "not least": "none",
    "not to mention": "none",
    "not necessarily": "none",
    "no doubt": "none",
    "no wonder": "none",
    "no matter": "none",
    "no less": "none",
    "no fewer": "none",
    "no more than": "none",
    "not more than": "none",
    "not less than": "none",
    "not fewer than": "none",
    "no later than": "none",
    "no earlier than": "none",
    "nothing but": "none",
    "nothing less than": "none",
    "nothing short of": "none",
    "no other than": "none",
    "no sooner": "none",
    "or not": "none",
    "if not": "none",
    "why not": "none",
    "whether or not": "none",
    "can not help": "none",
    "can not but": "none",
    "number no": "none",
    "not until": "none",
    "not unless": "none",
    "zero tolerance": "none",
    "no. 1": "none",
}
_LEXICON = Lexicon(_CUES)
_BORDERS = word_set(
    "but because although though while whereas unless if when since until who which where so yet except than"
)
_SUBJECTS = word_set(
    "i we you he she it they this that these those the a an my our your his her its their there nobody"
    " everyone"
)
_LEANING = word_set("going gonna able really even yet quite any anything anyone anybody")
_BREAK = re.compile(r"[,;:.!?()\[\]—–]|\s-\s|\.\.\.|…|[\"“”]")
_NEGATIVE_TO_BASE = {
    "impossible": "possible",
    "unlike": "like",
    "unlikely": "likely",
    "unable": "able",
    "unfair": "fair",
    "illegal": "legal",
    "unnecessary": "necessary",
    "disagree": "agree",
    "disagrees": "agrees",
    "disagreed": "agreed",
    "incapable": "capable",
    "unwilling": "willing",
    "dishonest": "honest",
    "incorrect": "correct",
    "irresponsible": "responsible",
    "unacceptable": "acceptable",
    "unsafe": "safe",
    "unwise": "wise",
    "unhappy": "happy",
    "untrue": "true",
    "unjust": "just",
    "invalid": "valid",
    "insufficient": "sufficient",
    "inadequate": "adequate",
    "unimportant": "important",
    "irrelevant": "relevant",
    "unpopular": "popular",
    "unprepared": "prepared",
    "unsuccessful": "successful",
    "unaware": "aware",
    "unclear": "clear",
    "uncertain": "certain",
    "unconstitutional": "constitutional",
    "dissatisfied": "satisfied",
    "dislike": "like",
    "disliked": "liked",
    "disapprove": "approve",
    "disapproved": "approved",
    "distrust": "trust",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Negation:
    """One cue and what it denies, as numbers of words.

    Attributes:
        cue: First word of the cue and the word behind its last (a cue inside "don't" is that word).
        scope: First denied word and the word behind the last.
        subject: First word of the clause: from there to the cue stands who or what the denial is of.
        focus: The word that is denied first and foremost: the first content word behind the cue, for
            "nothing" and its like at the end of a clause the verb before it; ``None`` where there is none.
    """

    cue: tuple[int, int]
    scope: tuple[int, int]
    subject: int
    focus: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Polarity:
    """The words of a text with their signs.

    Attributes:
        words: Shape (n,): folded.
        spans: Shape (n,): their places in the text.
        signs: Shape (n,): −1 for a denied word, 0 for the subject of a denied clause, else 1; a cue has
            the sign of where it stands.
        negations: In text order; those inside a word ("unsafe") last.
        bases: Shape (n,): the stem of each word without a denying prefix ("impossible" → "possibl", its
            sign turned), "" for words of grammar and for cues.
    """

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    signs: tuple[int, ...]
    negations: tuple[Negation, ...]
    bases: tuple[str, ...]

    def span_of(self, words: tuple[int, int]) -> Span:
        """The place of a run of words."""
        return Span(self.spans[words[0]].start, self.spans[words[1] - 1].end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A word that one text denies and the other does not.

    Attributes:
        claim: Number of the word in the claim.
        passage: Number of the word in the passage.
        negation: The negation that makes the difference.
        side: Where that negation stands.
    """

    claim: int
    passage: int
    negation: Negation
    side: Literal["claim", "passage"]


def read_polarity(text: str) -> Polarity:
    """The words of a text with their signs.

    Example:
        >>> read_polarity("They did not leave.").signs
        (0, 0, 1, -1)
        >>> read_polarity("They never denied it happened.").signs
        (0, 0, -1, 1, 1)
    """
    words, spans = folded_words(text)
    breaks = _breaks(text, spans)
    turned = [_NEGATIVE_TO_BASE.get(word) for word in words]
    negations = (
        *_negations(text, words, spans, breaks),
        *(
            Negation(cue=(at, at + 1), scope=(at, at + 1), subject=at, focus=at)
            for at, base in enumerate(turned)
            if base
        ),
    )
    signs = [
        (-1) ** sum(item.scope[0] <= at < item.scope[1] for item in negations) for at in range(len(words))
    ]
    for at in {at for item in negations for at in range(item.subject, item.cue[0]) if signs[at] == 1}:
        signs[at] = 0
    cues = {at for item in negations for at in range(*item.cue) if item.focus != at}
    bases = tuple(
        "" if is_light(word) or at in cues else stem(base or word)
        for at, (word, base) in enumerate(zip(words, turned, strict=True))
    )
    return Polarity(words=words, spans=spans, signs=tuple(signs), negations=negations, bases=bases)


def _breaks(text: str, spans: Sequence[Span]) -> frozenset[int]:
    """Numbers of the words before which a mark ends the clause."""
    return frozenset(
        at
        for at in range(1, len(spans))
        if _BREAK.search(text, spans[at - 1].end, spans[at].start) is not None
    )


def clause_starts(text: str, words: Sequence[str], spans: Sequence[Span]) -> tuple[int, ...]:
    """Numbers of the words with which a clause begins, by marks and conjunctions; the first is 0.

    Args:
        text: Any text.
        words: Shape (n,): its words in lower case.
        spans: Shape (n,): their places.
    """
    marks = _breaks(text, spans)
    return tuple(at for at in range(len(words)) if at == 0 or at in marks or words[at] in _BORDERS)


def _negations(
    text: str, words: tuple[str, ...], spans: Sequence[Span], breaks: frozenset[int]
) -> list[Negation]:
    """Every negation of the text; tag questions ("isn't it?") deny nothing."""
    plain = ["not" if word.endswith("n't") or word == "cannot" else word.removesuffix("'s") for word in words]
    found = []
    for start, end, kind in _LEXICON.find(plain):
        if words[start:end] == ("nothing", "but") and words[end : end + 1] != () and words[end] in _SUBJECTS:
            found.append(_negation(words, breaks, (start, start + 1), "noun"))  # "… on nothing, but we …"
            continue
        if kind == "none" or _is_tag(text, words, spans, start):
            continue
        if words[start] == "no" and (end == len(words) or end in breaks or words[end] in _SUBJECTS):
            continue  # an answer, not a denial of what follows
        found.append(_negation(words, breaks, (start, end), kind))
    return found


def _is_tag(text: str, words: Sequence[str], spans: Sequence[Span], at: int) -> bool:
    last = at + 1
    if not words[at].endswith("n't") or last >= len(words) or words[last] not in _SUBJECTS:
        return False
    return text[spans[last].end : spans[last].end + 1] == "?"


def _negation(words: Sequence[str], breaks: frozenset[int], cue: tuple[int, int], kind: _Cue) -> Negation:
    end = cue[1]
    while end < len(words) and not _ends(words, breaks, end, first=cue[1]):
        end += 1
    subject = cue[0]
    while subject > 0 and subject not in breaks and words[subject - 1] not in _BORDERS:
        subject -= 1
    if cue[0] and words[cue[0] - 1] in {"and", "or"}:
        subject = cue[0]  # "… and nothing less" denies nothing before it
    start = subject if kind == "noun" else cue[1]
    focus = next(
        (at for at in range(cue[1], end) if not is_light(words[at]) and words[at] not in _LEANING), None
    )
    if focus is None:
        before = range(cue[0] - 1, max(subject, cue[0] - 4) - 1, -1)
        focus = next((at for at in before if not is_light(words[at])), None)
        start = focus if focus is not None else start
    return Negation(cue=cue, scope=(start, max(start, end)), subject=subject, focus=focus)


def _ends(words: Sequence[str], breaks: frozenset[int], at: int, *, first: int) -> bool:
    """True if the clause of a cue ends before word `at`."""
    if at in breaks:
        return True
    if at == first:
        return False
    if words[at] in _BORDERS:
        return True
    return words[at] == "and" and at + 1 < len(words) and words[at + 1] in _SUBJECTS


def polarity_conflicts(
    claim: Polarity, passage: Polarity, links: Mapping[int, int] | None = None
) -> tuple[Conflict, ...]:
    """Negations of one side whose word the other side has without.

    Args:
        claim: Of the claim.
        passage: Of the passage or passages that it is held against.
        links: Which word of the claim stands for which word of the passage; by default equal stems, a stem
            that the other side has with both signs being no conflict.

    Returns:
        At most one conflict per negation, those of the claim first; empty where the denied word has no
        counterpart: a denial of something the other side does not speak of is no conflict of polarity.
    """
    pairs = _by_stem(claim, passage) if links is None else dict(links)
    back = {there: here for here, there in pairs.items()}
    found = []
    for negation in claim.negations:
        hit = _conflict(negation, claim, passage, pairs)
        if hit is not None:
            found.append(Conflict(claim=hit[0], passage=hit[1], negation=negation, side="claim"))
    for negation in passage.negations:
        hit = _conflict(negation, passage, claim, back)
        if hit is not None and all(one.claim != hit[1] for one in found):
            found.append(Conflict(claim=hit[1], passage=hit[0], negation=negation, side="passage"))
    return tuple(found)


def same_polarity(claim: str, passage: str) -> bool:
    """True if no negation of either text meets the same word without one in the other.

    Example:
        >>> same_polarity("The bridge was not closed.", "We closed the bridge.")
        False
    """
    return not polarity_conflicts(read_polarity(claim), read_polarity(passage))


def _by_stem(claim: Polarity, passage: Polarity) -> dict[int, int]:
    places: dict[str, list[int]] = {}
    for at, base in enumerate(passage.bases):
        if base:
            places.setdefault(base, []).append(at)
    pairs = {}
    for at, base in enumerate(claim.bases):
        there = places.get(base, []) if base else []
        if there:
            same = [to for to in there if passage.signs[to] * claim.signs[at] >= 0]
            pairs[at] = (same or there)[0]
    return pairs


def _conflict(
    negation: Negation, own: Polarity, other: Polarity, pairs: Mapping[int, int]
) -> tuple[int, int] | None:
    """The denied word of `own` and its undenied counterpart: the focus, else two words of the scope."""
    focus = negation.focus
    if focus is not None and focus in pairs:
        there = pairs[focus]
        return (focus, there) if own.signs[focus] * other.signs[there] < 0 else None
    scope = [at for at in range(*negation.scope) if own.bases[at] and at not in range(*negation.cue)]
    held = [at for at in scope if at in pairs]
    turned = [at for at in held if own.signs[at] * other.signs[pairs[at]] < 0]
    if len(turned) >= 2 and len(turned) == len(held) and 2 * len(turned) >= len(scope):
        return turned[0], pairs[turned[0]]
    return None
