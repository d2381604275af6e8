"""A term that became another one by what was put before it: "liberalism" and "neoliberalism".

Read: words with a prefix that makes another doctrine, group or degree of a word. In other words a claim may
put one word for another, but not a term that the whole record never has, where its passages have the term
without the prefix; nor the other way round. Of a quotation the words around it count as well, as far as no
other claim holds them: they say of what its words are said. A prefix that only joins two words ("anti-war",
"post-war", "non-member") is none of these: "against the war" says the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compare.differences import say
from compare.differences.frame import Context, Draft, Pair
from compare.differences.texts import Piece, SideText, lay_out
from compare.meaning.stems import stem
from compare.model import Claim, Span, Transcript

__all__ = ["find_terms"]

LEAST = 5
"""Letters of a word behind its prefix."""

_PREFIXED = re.compile(rf"(neo|ultra|pseudo|quasi|semi|hyper|proto|ethno|arch)-?([a-z]{{{LEAST},}})")
"""Prefixes of degree, of kind and of pretence (Quirk et al. 1985, appendix I)."""


def find_terms(context: Context) -> Iterator[tuple[str, Draft]]:
    """Terms of the claims, and of the words around quotations, that the record has with or without a prefix
    only.
    """
    for claim in context.claims:
        pair = context.pairs.get(claim.id)
        if pair is None or pair.doubtful:
            continue
        for side in _sides(pair, context.claims):
            for at, other in _swapped(side, pair):
                here, there = side.spans[at], pair.whole.spans[other]
                yield (
                    claim.id,
                    Draft(
                        type="named entity or term",
                        claim=side.place(here),
                        passage=pair.whole.place(there),
                        passage_id=pair.whole.owner(there),
                        explanation=say.instead(here.slice(side.text), there.slice(pair.whole.text)),
                    ),
                )


def _sides(pair: Pair, claims: Sequence[Claim]) -> Iterator[SideText]:
    """The claim's words, unless they were held against the record's word by word, and those around them."""
    if not pair.close:
        yield pair.ours
    if not pair.quoted:
        return
    sentence = next((one.span for one in pair.article.sentences if one.id == pair.claim.sentence_id), None)
    if sentence is not None:
        taken = sorted(one.span for one in claims if one.sentence_id == pair.claim.sentence_id)
        yield lay_out(pair.article.document.text, [Piece(span=span) for span in _without(sentence, taken)])


def _without(whole: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """What is left of a stretch without others, which are in order."""
    at = whole.start
    for span in (*taken, Span(whole.end, whole.end)):
        if at < min(span.start, whole.end):
            yield Span(at, min(span.start, whole.end))
        at = max(at, span.end)


def _swapped(side: SideText, pair: Pair) -> Iterator[tuple[int, int]]:
    """Words of a side and of the passages of which one is the other with a prefix, the record never having
    what the side has.
    """
    for at, word in enumerate(side.words):
        for other, said in enumerate(pair.whole.words):
            if (_prefixes(word, said) or _prefixes(said, word)) and not _has(pair.record, word):
                yield at, other
                break


def _prefixes(word: str, plain: str) -> bool:
    """True if a word is the other, or a form of it, with a prefix."""
    found = _PREFIXED.fullmatch(word)
    if found is None or len(plain) < LEAST or found[1] == plain[: len(found[1])]:
        return False
    return stem(found[2]) == stem(plain) or found[2].startswith(plain) or plain.startswith(found[2])


def _has(record: Transcript, word: str) -> bool:
    """True if the record has a word, with or without a hyphen, in some form."""
    plain = word.replace("-", "")
    root = plain[: max(LEAST, len(plain) - 4)]
    return re.search(rf"\b{re.escape(root)}", record.document.text.casefold().replace("-", "")) is not None
