"""Pieces whose structure departs from the record: cuts, joins, insertions, other speakers, other voices.

Goes in: sentences of a record with their turns. Comes out: edits of one sentence (`cut_edits`), and whole
pieces where a change needs more than one sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from random import Random

from compare.model import BlockKind, Passage, Span, Transcript
from compare.testing import edit_words as table
from compare.testing.planted import Edit, Planted, joined_blocks, surname
from compare.testing.reported import is_quotable
from compare.testing.word_edits import Material, content_words

__all__ = ["NOBODY", "cut_edits", "leans_on_question", "record_pieces", "sentence_pieces", "shared_surnames"]

ADDED = (
    "and the churches have already signed it",
    "and the violins were paid for in advance",
    "and the weather forecast was the reason",
    "and the archbishop has a copy of the letter",
)
LEFT_OUT = 4
"""Words between two sentences of one turn from which they are joined rather than printed on."""

NOBODY = re.compile(
    r"\b(?:unknown|unidentified|reporter|press|audience|crowd|question|speaker|narrator|announcer|moderator|host)\b",
    re.IGNORECASE,
)
"""Labels of speakers that are no names."""

BRACKETS = ("[the government]", "[the company]", "[the committee]")

_TURNING = re.compile(
    r"\b(?:not|never|no|none|nothing|nobody|without|if|unless|until|only|may|might|could|can|should|must|would|"
    r"will|perhaps|probably|maybe|think|believe|because|but|although|all|some|most|many|few|every|more|less|than|"
    r"about|nearly|almost|least|just|even|first|last|[a-z]+est)\b|n['’]t|\d|(?<=[a-z,] )[A-Z]"
)
_TAKEN = re.compile(
    r"\b(?:not|never|if|unless|perhaps|probably|maybe|might|may)\b|n['’]t|\bI (?:think|believe)\b"
)
_SET_OFF = re.compile(r"(?<=\w), [^,]{6,70},(?= \w)")
_PHRASE = re.compile(
    r"(?<=[a-z]) (?:in|on|at|with|from|for) (?:the|a|our|this|my) [a-z]+"
    r"(?= (?:and|to|in|is|are|was|that|because|by)\b)"
)
_PRONOUN = re.compile(r"(?<=[a-z,] )(?:it|they|he|she|them|him)\b(?= [a-z])(?!['’])")
_NOUN = re.compile(r"(?<= the )(?=[a-z]{4,})")
_YES_NO = re.compile(
    r"(?:Yes(?:,? yes)*|Yeah|Nope|Yep|No(?:[,.]? no)*|Absolutely|Of course|Never|Not yet|"
    r"(?:I|We|They|It) (?:do|did|will|am|are|have))"
    r"(?=[,.])",
    re.IGNORECASE,
)
_NESTED = re.compile(r"“([^“”\"]{20,})”|(?<!\S)\"(?=\S)([^“”\"]{20,})(?<=\S)\"")
_PLAIN_OPENING = re.compile(r"(?:The|There|A|An|No|Every|All|Most|Some|Many|These|People)\b")
_OWN_PERSONS = re.compile(r"\b(?:I|we|you|us|me|my|our|your|let)\b|\bI['’]", re.IGNORECASE)


def cut_edits(text: str, random: Random) -> Iterator[Edit]:
    """Deletions, marked and unmarked, and bracketed insertions, of one sentence."""
    for pattern in (_SET_OFF, _PHRASE):
        for found in pattern.finditer(text):
            yield from _cut(text, Span(*found.span()))
    for found in _TAKEN.finditer(text):
        yield from _taken_along(text, found, random)
    for found in _PRONOUN.finditer(text):
        yield Edit(
            type="bracketed insertion", severity=1, span=Span(*found.span()), words=random.choice(BRACKETS),
            also=frozenset({"person"}), quoted=True,
        )  # fmt: skip
    for found in _NOUN.finditer(text):
        at = Span(found.start(), found.start())
        yield Edit(type="bracketed insertion", severity=1, span=at, words="[local] ", quoted=True)


def _cut(text: str, span: Span) -> Iterator[Edit]:
    gone = span.slice(text)
    around = [*re.findall(r"\w+", text[: span.start])[-3:], *re.findall(r"\w+", text[span.end :])[:3]]
    words = re.findall(r"\w+", gone)
    around = [word.casefold() for word in around]
    again = words[-1] in around or set(words) <= set(re.findall(r"\w+", text[span.end :]))
    if len(words) < 3 or again or 2 * len(gone) > len(text) or _stands(text, span):
        return
    if re.search(r"\byou know\b|\bI mean\b", gone):
        return
    yield Edit(type="marked deletion", severity=1, span=span, words=" …", quoted=True)
    if not _TURNING.search(gone):
        yield Edit(type="unmarked deletion", severity=1, span=span, words="", quoted=True)


def _taken_along(text: str, found: re.Match[str], random: Random) -> Iterator[Edit]:
    """Three to six words around the cue go with it, inside one stretch without a comma."""
    words = [(item.start(), item.end()) for item in re.finditer(r"\S+", text)]
    inside = next(n for n, (_, end) in enumerate(words) if end > found.start())
    first = max(1, inside - random.randint(0, 2))
    last = min(len(words) - 2, inside + random.randint(1, 3))
    if last - first < 2 or not first <= inside <= last or len(words) - (last - first + 1) < 8:
        return
    span = Span(words[first - 1][1], words[last][1])
    if not re.search(r"[,.]", span.slice(text)) and not _stands(text, span):
        yield Edit(
            type="unmarked deletion", severity=2, span=span, words="", quoted=True,
            also=frozenset({"negation", "condition or scope", "modality"}),
        )  # fmt: skip


def _stands(text: str, span: Span) -> bool:
    """True if the sentence reads on without the words of `span`: what is left is one of its stretches."""
    left = _plain(text[: span.start] + " " + text[span.end :])
    return f" {left} " in f" {_plain(text)} "


def _plain(text: str) -> str:
    """The words in small letters, "he's" as "he is"."""
    return " ".join(re.findall(r"\w+", re.sub(r"['’]s\b", " is", text.casefold())))


def sentence_pieces(passage: Passage, others: Sequence[str], random: Random) -> Iterator[Planted]:
    """Pieces that need one unchanged sentence: what changes is around it.

    Args:
        passage: The sentence.
        others: Names of the record's other speakers.
        random: Where a word is chosen among several.
    """
    name = surname(passage.speaker or "The speaker")
    words = passage.text.rstrip(".")
    verb = random.choice(table.JUDGING_VERBS)
    yield _piece("reporting verb", 1, f"“{words},” {name} ", verb, ".", passage)
    if others:
        paragraph = f"“{words},” {surname(random.choice(others))} said."
        yield _piece("attribution", 3, "", paragraph, "", passage)
    added = random.choice(ADDED)
    yield _piece("claim added", 2, f"“{words}, ", added, f",” {name} said.", passage)
    if (
        not re.search(
            r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|old)|(?:tout|ask|recommend|claim|promis|argu|announc)\w*)\b",
            words,
        )
        and not _OWN_PERSONS.search(words)
        and _PLAIN_OPENING.match(words)
    ):
        yield _piece("own voice", 1, "", passage.text, "", passage, quoted=False)
        told = words[0].lower() + words[1:]
        yield _piece(
            "claim added", 2, f"According to {name}, {told}", f", {added}", ".", passage, quoted=False
        )


def _piece(
    kind: str, severity: int, before: str, changed: str, after: str, passage: Passage, *, quoted: bool = True
) -> Planted:
    return Planted(
        type=kind,
        severity=severity,
        blocks=(("paragraph", before + changed + after),),
        changed=(Span(len(before), len(before) + len(changed)),),
        passage_ids=(passage.id,),
        passage_changed=(passage.span,),
        quoted=quoted,
    )


def record_pieces(record: Transcript, usable: Sequence[Passage], random: Random) -> Iterator[Planted]:
    """Pieces that need several sentences of the record, in a fixed order of types.

    Args:
        record: The record.
        usable: Its sentences that may be quoted, in the order of the record.
        random: Where a sentence is chosen among several.
    """
    yield from _joined(record, usable)
    yield from _nested(record)
    yield from _answers(record)
    yield from _headlines(usable, random)
    yield from _two_wordings(usable, random)


def _joined(record: Transcript, usable: Sequence[Passage]) -> Iterator[Planted]:
    """Two sentences in one pair of marks: of one turn, in the other order, of two turns, of two speakers."""
    for first, second in pairwise(usable):
        if _repeats(first, second):
            continue
        if first.turn_id == second.turn_id:
            if _words_between(record, first, second) >= LEFT_OUT:
                yield _join("joined", 2, first, second)
            yield _join("reordered", 2, second, first, also=frozenset({"joined"}))
        elif first.speaker == second.speaker and _others_between(record, first, second) >= 6:
            yield _join("joined across turns", 3, first, second)
        elif first.speaker != second.speaker:
            yield _join("joined across speakers", 3, first, second)
            later = next((one for one in usable if one.span.start > second.span.start), None)
            if later is None or later.speaker != first.speaker or _repeats(first, later):
                continue
            if second.n_words >= 7:
                yield _join("joined across turns", 3, first, later)


def _repeats(first: Passage, second: Passage) -> bool:
    """True if one of two sentences holds all of the other: both stand in one place."""
    texts = _plain(first.text), _plain(second.text)
    return min(texts, key=len) in max(texts, key=len)


def _words_between(record: Transcript, first: Passage, second: Passage) -> int:
    """Words of the same speaker between two passages of one turn, but for sentences that these hold."""
    printed = _plain(f"{first.text} {second.text}")
    return sum(
        one.n_words
        for one in record.passages
        if first.span.end <= one.span.start < second.span.start
        and one.speaker == first.speaker
        and _plain(one.text) not in printed
    )


def _others_between(record: Transcript, first: Passage, second: Passage) -> int:
    """Words that others speak between two passages of one speaker."""
    return sum(
        one.n_words
        for one in record.passages
        if first.span.end <= one.span.start < second.span.start and one.speaker != first.speaker
    )


def _join(
    kind: str, severity: int, first: Passage, second: Passage, *, also: frozenset[str] = frozenset()
) -> Planted:
    words = f"{first.text} {second.text.rstrip('.')}"
    return Planted(
        type=kind,
        severity=severity,
        blocks=(("paragraph", f"“{words},” {surname(first.speaker or 'The speaker')} said."),),
        changed=(Span(1, 1 + len(words)),),
        passage_ids=(first.id, second.id),
        passage_changed=(first.span, second.span),
        also=also | {"unmarked deletion"},
    )


def _nested(record: Transcript) -> Iterator[Planted]:
    """Words that the speaker was quoting, given as the speaker's own."""
    namesakes = shared_surnames(record)
    for passage in record.passages:
        if passage.text != passage.span.slice(record.document.text):
            continue
        if surname(passage.speaker or "") in namesakes or NOBODY.search(passage.speaker or ""):
            continue
        for found in _NESTED.finditer(passage.text):
            inner = (found[1] or found[2]).strip(" ,.!")
            if len(inner.split()) >= 5 and "?" not in inner and record.document.text.count(inner) == 1:
                paragraph = f"“{inner},” {surname(passage.speaker or 'The speaker')} said."
                start = passage.span.start + found.start() + 1
                yield Planted(
                    type="nested quotation",
                    severity=3,
                    blocks=(("paragraph", paragraph),),
                    changed=(Span(1, 1 + len(inner)),),
                    passage_ids=(passage.id,),
                    passage_changed=(Span(start, start + len(found[0]) - 2),),
                )


def shared_surnames(record: Transcript) -> frozenset[str]:
    """Surnames that two speakers of a record have: alone they name nobody."""
    counts = Counter(surname(speaker.name) for speaker in record.speakers)
    return frozenset(name for name, n in counts.items() if n > 1)


def leans_on_question(text: str) -> bool:
    """True for a sentence that begins with a bare yes or no, or an auxiliary alone."""
    return bool(_YES_NO.match(text))


def _answers(record: Transcript) -> Iterator[Planted]:
    """The first words of an answer without the question that they answer."""
    for question, answer, following in zip(
        record.passages, record.passages[1:], record.passages[2:], strict=False
    ):
        asked = question.turn_id != answer.turn_id and question.text.endswith("?")
        if not asked or not _YES_NO.match(answer.text) or answer.n_words > 20:
            continue
        used = [answer] if answer.n_words >= 4 else [answer, following]
        repeats = {word.casefold() for word in re.findall(r"\w{4,}", " ".join(one.text for one in used))}
        if repeats & {word.casefold() for word in re.findall(r"\w{4,}", question.text)}:
            continue
        enough = sum(one.n_words for one in used) >= 4
        if enough and used[-1].turn_id == answer.turn_id and all(is_quotable(one.text) for one in used):
            yield answered(used, question=None)


def answered(used: Sequence[Passage], *, question: Passage | None) -> Planted:
    """An answer as a quotation, with its question before it if one is given: then nothing is cut."""
    words = " ".join(one.text for one in used).rstrip(".")
    name = surname(used[0].speaker or "The speaker")
    blocks: list[tuple[BlockKind, str]] = []
    if question is not None:
        blocks.append(("paragraph", f"{surname(question.speaker or 'A reporter')} asked: “{question.text}”"))
    start = len(joined_blocks([*blocks, ("paragraph", "“")]))
    blocks.append(("paragraph", f"“{words},” {name} said."))
    return Planted(
        type="answer with its question" if question else "answer without its question",
        severity=0 if question else 2,
        blocks=tuple(blocks),
        changed=(Span(start, start + len(words)),),
        passage_ids=tuple(one.id for one in used),
        passage_changed=tuple(one.span for one in used),
    )


def _headlines(usable: Sequence[Passage], random: Random) -> Iterator[Planted]:
    """A quotation of the headline that the body does not print."""
    for first, second in pairwise(usable):
        if first.speaker != second.speaker or first.n_words > 16:
            continue
        name = surname(first.speaker or "The speaker")
        words = first.text.rstrip(".")
        body = random.choice([one for one in usable if one.speaker == first.speaker and one is not first])
        blocks: tuple[tuple[BlockKind, str], ...] = (
            ("headline", f"{name}: “{words}”"),
            ("paragraph", f"{name} spoke for some time and took questions afterwards."),
            ("paragraph", f"“{body.text.rstrip('.')},” {name} said."),
        )
        start = len(name) + 3
        yield Planted(
            type="headline quotation",
            severity=2,
            blocks=blocks,
            changed=(Span(start, start + len(words)),),
            passage_ids=(first.id,),
            passage_changed=(first.span,),
            whole=True,
        )


def _two_wordings(usable: Sequence[Passage], random: Random) -> Iterator[Planted]:
    """One line, printed as it stands and, lower down, with one word exchanged."""
    material = Material.of([passage.text for passage in usable])
    for passage, other in pairwise(usable):
        slots = [
            (found, material.others(slot, passage.text, found[0]))
            for slot, found in content_words(passage.text)
        ]
        slots = [(found, words) for found, words in slots if words]
        if passage.speaker != other.speaker or not slots:
            continue
        found, words = random.choice(slots)
        word = random.choice(words)
        name = surname(passage.speaker or "The speaker")
        again = passage.text[: found.start()] + word + passage.text[found.end() :]
        blocks: tuple[tuple[BlockKind, str], ...] = (
            ("paragraph", f"“{passage.text.rstrip('.')},” {name} said."),
            ("paragraph", f"“{other.text.rstrip('.')},” {name} said."),
            ("paragraph", f"“{again.rstrip('.')},” {name} said again."),
        )
        start = len(joined_blocks(blocks[:2])) + 3
        yield Planted(
            type="two wordings",
            severity=2,
            blocks=blocks,
            changed=(
                Span(start + found.start(), start + found.start() + len(word)),
                Span(1 + found.start(), 1 + found.end()),
            ),
            passage_ids=(passage.id,),
            passage_changed=(Span(*found.span()).shift(passage.span.start),),
            also=frozenset({"content word", "synonym", "name", "number"}),
            whole=True,
        )
