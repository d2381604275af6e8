"""The words of two sides, aligned: word by word where the words were matched, else the words that correspond.

Goes in: two sides. Comes out: the edits between them (rapidfuzz, over stems of canonical forms, so that
"remind" stands beside "reminds"), and which word stands for which. Not done here: what an edit means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq, Levenshtein, Opcode

from compare.alignment.followed import more_of_names
from compare.differences.nearness import Nearness
from compare.differences.texts import SideText, Token

__all__ = ["NEAR", "Edit", "align_words", "edits_of", "follows", "kept_tokens", "matched_words"]

NEAR = 0.5
"""Least cosine of two content words that stand for one another."""


LONGER = 4
"""Words of the record more than of the claim from which a replaced stretch is a cut beside a replaced one."""

_Tag = Literal["replace", "insert", "delete", "form"]
_TAGS: dict[str, _Tag] = {"replace": "replace", "insert": "insert", "delete": "delete"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One stretch in which the sides differ, or agree in the stem and not in the form.

    Attributes:
        tag: ``replace``, ``insert`` (the claim has words that the record has not), ``delete`` (the record
            has words that the claim has not) or ``form`` (one word in another form).
        ours: First word of the claim and the word behind the last; the same number twice for ``delete``.
        theirs: The same for the record.
    """

    tag: _Tag
    ours: tuple[int, int]
    theirs: tuple[int, int]


def edits_of(ours: SideText, theirs: SideText, *, loose: bool = False) -> tuple[Edit, ...]:
    """What turns the record's words into the claim's, in the order of the claim.

    Contractions, spelling, fillers and small numbers are resolved before. What the record has before the
    claim's first word and behind its last is no edit. Empty for equal sides.

    Args:
        ours: The claim's side.
        theirs: The record's side.
        loose: Person and tense count for nothing: the claim is reported speech.
    """
    here, there = ours.tokens, theirs.tokens
    found: list[Edit] = []
    for code in _opcodes(ours, theirs, loose=loose):
        if code.tag == "delete" and code.dest_start in (0, len(here)) and not _cuts_word(code, there):
            continue
        if code.tag == "equal":
            pairs = zip(
                here[code.dest_start : code.dest_end], there[code.src_start : code.src_end], strict=True
            )
            found.extend(_form(mine, other) for mine, other in pairs if mine.form != other.form)
        else:
            left = _words(here, code.dest_start, code.dest_end, len(ours.words))
            right = _words(there, code.src_start, code.src_end, len(theirs.words))
            _append(found, Edit(tag=_TAGS[code.tag], ours=left, theirs=right))
    return tuple(
        part
        for edit in _whole_names(_whole_stretches(found), ours, theirs)
        for part in _parted(edit, ours, theirs)
    )


def _whole_names(found: Sequence[Edit], ours: SideText, theirs: SideText) -> list[Edit]:
    """The edits, a word put in before a name and one left out behind it taken for the exchange that they are:
    "Harbour Watch" for "North Harbour".
    """
    kept: list[Edit] = []
    for edit in found:
        last = kept[-1] if kept else None
        if last is not None and {last.tag, edit.tag} == {"insert", "delete"}:
            between = range(last.ours[1], edit.ours[0]), range(last.theirs[1], edit.theirs[0])
            whole = range(last.ours[0], edit.ours[1]), range(last.theirs[0], edit.theirs[1])
            if len(between[0]) == len(between[1]) == 1 and all(
                side.printed[at][:1].isupper()
                for side, run in zip((ours, theirs), whole, strict=True)
                for at in run
            ):
                places = (last.ours[0], edit.ours[1]), (last.theirs[0], edit.theirs[1])
                kept[-1] = Edit(tag="replace", ours=places[0], theirs=places[1])
                continue
        kept.append(edit)
    return kept


def _whole_stretches(edits: Iterable[Edit]) -> list[Edit]:
    """The edits; a long cut beside a replaced stretch makes one with it, to be parted anew."""
    found: list[Edit] = []
    for edit in edits:
        last = found[-1] if found else edit
        touches = last.ours[1] == edit.ours[0] and last.theirs[1] == edit.theirs[0]
        cut = edit if edit.tag == "delete" else last
        long = cut.theirs[1] - cut.theirs[0] >= LONGER
        if found and touches and {last.tag, edit.tag} == {"delete", "replace"} and long:
            ours, theirs = (last.ours[0], edit.ours[1]), (last.theirs[0], edit.theirs[1])
            found[-1] = Edit(tag="replace", ours=ours, theirs=theirs)
        else:
            found.append(edit)
    return found


def _parted(edit: Edit, ours: SideText, theirs: SideText) -> Iterator[Edit]:
    """A replaced stretch; of a much longer one of the record the words that read most like the claim's, the
    rest as left out: what "most" replaces is "more", not the clause before it.
    """
    n_ours, (start, end) = edit.ours[1] - edit.ours[0], edit.theirs
    if edit.tag != "replace" or end - start < n_ours + LONGER:
        yield edit
        return
    printed = " ".join(ours.words[slice(*edit.ours)])
    at = max(
        (start, end - n_ours),
        key=lambda place: (fuzz.ratio(printed, " ".join(theirs.words[place : place + n_ours])), place),
    )
    if at > start:
        yield Edit(tag="delete", ours=(edit.ours[0], edit.ours[0]), theirs=(start, at))
    yield Edit(tag="replace", ours=edit.ours, theirs=(at, at + n_ours))
    if at + n_ours < end:
        yield Edit(tag="delete", ours=(edit.ours[1], edit.ours[1]), theirs=(at + n_ours, end))


def _cuts_word(code: Opcode, there: Sequence[Token]) -> bool:
    """True for the "not" of an "isn't" whose "is" the claim has."""
    return 0 < code.src_start < len(there) and there[code.src_start - 1].word == there[code.src_start].word


def _append(found: list[Edit], edit: Edit) -> None:
    """One edit more; words put in beside a replaced stretch make one replaced stretch with it."""
    last = found[-1] if found else None
    touches = last is not None and last.ours[1] == edit.ours[0] and last.theirs[1] == edit.theirs[0]
    if last is not None and touches and {last.tag, edit.tag} == {"insert", "replace"}:
        ours, theirs = (last.ours[0], edit.ours[1]), (last.theirs[0], edit.theirs[1])
        found[-1] = Edit(tag="replace", ours=ours, theirs=theirs)
    else:
        found.append(edit)


def _opcodes(ours: SideText, theirs: SideText, *, loose: bool) -> Iterable[Opcode]:
    """From the record's tokens to the claim's; of equally short ways the one that leaves the most at the ends
    of the record out.
    """
    here = [item.loose if loose else item.stem for item in ours.tokens]
    there = [item.loose if loose else item.stem for item in theirs.tokens]
    before = _free(there, here)
    behind = _free(there[before:][::-1], here[::-1])
    inner = _shortest(there[before : len(there) - behind], here)
    yield from [Opcode("delete", 0, before, 0, 0)] * (before > 0)
    for code in inner:
        yield Opcode(code.tag, code.src_start + before, code.src_end + before, code.dest_start, code.dest_end)
    if behind:
        yield Opcode("delete", len(there) - behind, len(there), len(here), len(here))


def _shortest(there: Sequence[str], here: Sequence[str]) -> Sequence[Opcode]:
    """The shortest way from one side to the other; of two equally short ones that with more words equal."""
    plain = Levenshtein.opcodes(there, here)
    other = _replacing(LCSseq.opcodes(there, here))
    shorter = _length(other) <= _length(plain) and _n_equal(other) > _n_equal(plain)
    return other if shorter else list(plain)


def _replacing(codes: Iterable[Opcode]) -> list[Opcode]:
    """Words left out beside words put in, as words replaced."""
    found: list[Opcode] = []
    for code in codes:
        if found and "equal" not in (found[-1].tag, code.tag):
            last = found.pop()
            found.append(Opcode("replace", last.src_start, code.src_end, last.dest_start, code.dest_end))
        else:
            found.append(code)
    return found


def _length(codes: Iterable[Opcode]) -> int:
    """Words of the longer side of every edit, together."""
    return sum(
        max(code.src_end - code.src_start, code.dest_end - code.dest_start)
        for code in codes
        if code.tag != "equal"
    )


def _n_equal(codes: Iterable[Opcode]) -> int:
    return sum(code.src_end - code.src_start for code in codes if code.tag == "equal")


def _free(there: Sequence[str], here: Sequence[str]) -> int:
    """How many of the record's first tokens can be left out at no other cost, with as many equal."""
    whole, equal = Levenshtein.distance(there, here), LCSseq.similarity(there, here)
    at = 0
    while at < len(there):
        rest = there[at + 1 :]
        if Levenshtein.distance(rest, here) != whole - at - 1 or LCSseq.similarity(rest, here) != equal:
            break
        at += 1
    return at


def follows(ours: SideText, theirs: SideText) -> float:
    """Share of the claim's tokens that the record has in their order, person and tense apart; 0–1.

    A name that the record has not counts once, whatever its words.
    """
    here, there = ([item.loose for item in side.tokens] for side in (ours, theirs))
    blocks = [code for code in LCSseq.opcodes(here, there) if code.tag == "equal"]
    kept = {at for code in blocks for at in range(code.src_start, code.src_end)}
    named = [ours.printed[item.word][:1].isupper() for item in ours.tokens]
    return len(kept) / (len(here) - more_of_names(kept, named)) if here else 0.0


def kept_tokens(ours: SideText, theirs: SideText) -> frozenset[int]:
    """Numbers of the claim's tokens that the record has in their order, person and tense apart."""
    return frozenset(
        at
        for code in _opcodes(ours, theirs, loose=True)
        if code.tag == "equal"
        for at in range(code.dest_start, code.dest_end)
    )


def matched_words(ours: SideText, theirs: SideText) -> tuple[int, int]:
    """First word of the record that the claim has, or has another for, and the word behind the last."""
    here, there = ours.tokens, theirs.tokens
    codes = list(_opcodes(ours, theirs, loose=False))
    inner = [code for code in codes if code.tag != "delete" or code.dest_start not in (0, len(here))]
    used = [code for code in inner if code.src_start < code.src_end]
    if not used:
        return 0, len(theirs.words)
    return there[used[0].src_start].word, there[used[-1].src_end - 1].word + 1


def _words(tokens: Sequence[Token], start: int, end: int, n_words: int) -> tuple[int, int]:
    """Tokens as words: the whole words that the tokens belong to."""
    if start < end:
        return tokens[start].word, tokens[end - 1].word + 1
    at = tokens[start].word if start < len(tokens) else n_words
    return at, at


def _form(here: Token, there: Token) -> Edit:
    return Edit(tag="form", ours=(here.word, here.word + 1), theirs=(there.word, there.word + 1))


def align_words(
    ours: SideText, theirs: SideText, *, close: bool, loose: bool, near: Nearness | None
) -> Mapping[int, int]:
    """Which word of the claim stands for which word of the record.

    Args:
        ours: The claim's side.
        theirs: The record's side.
        close: Align from end to end; else equal stems, then content words near in meaning.
        loose: Person and tense count for nothing.
        near: Cosines; without them only equal stems are linked.

    Returns:
        Numbers of words; a word without a counterpart has no entry.
    """
    return _end_to_end(ours, theirs, near, loose=loose) if close else _by_content(ours, theirs, near)


def _end_to_end(ours: SideText, theirs: SideText, near: Nearness | None, *, loose: bool) -> dict[int, int]:
    """Equal stems in order, and inside a replaced stretch the words near in meaning, else one by one."""
    here, there = ours.tokens, theirs.tokens
    links: dict[int, int] = {}
    for code in _opcodes(ours, theirs, loose=loose):
        left, right = here[code.dest_start : code.dest_end], there[code.src_start : code.src_end]
        if code.tag in {"equal", "replace"} and len(left) == len(right):
            for mine, other in zip(left, right, strict=True):
                links.setdefault(mine.word, other.word)
        elif code.tag == "replace":
            pairs = [(a.word, b.word) for a in left for b in right if a.content == b.content]
            links.update(_best(pairs, ours, theirs, near, taken=links))
    return links


def _by_content(ours: SideText, theirs: SideText, near: Nearness | None) -> dict[int, int]:
    """Equal stems of content words, each to the place nearest to its neighbour's; then near in meaning."""
    places: dict[str, list[int]] = {}
    for item in theirs.tokens:
        if item.content:
            places.setdefault(item.stem, []).append(item.word)
    links: dict[int, int] = {}
    at = 0
    for item in ours.tokens:
        there = [place for place in places.get(item.stem, ()) if item.content and place not in links.values()]
        if there and item.word not in links:
            at = min(there, key=lambda place: (abs(place - at - 1), place))
            links[item.word] = at
    open_here = {item.word for item in ours.tokens if item.content} - links.keys()
    open_there = {item.word for item in theirs.tokens if item.content} - set(links.values())
    pairs = [(mine, other) for mine in sorted(open_here) for other in sorted(open_there)]
    links.update(_best(pairs, ours, theirs, near, taken=links))
    return links


def _best(
    pairs: Sequence[tuple[int, int]],
    ours: SideText,
    theirs: SideText,
    near: Nearness | None,
    *,
    taken: Mapping[int, int],
) -> dict[int, int]:
    """The pairs with the highest cosine, each word once, none below `NEAR`; none without cosines."""
    if near is None or not pairs:
        return {}
    cosines = near.cosines(ours.text, theirs.text)
    ranked = sorted(pairs, key=lambda pair: (-float(cosines[pair]), pair))
    chosen: dict[int, int] = {}
    used = set(taken.values())
    for mine, other in ranked:
        if float(cosines[mine, other]) < NEAR:
            break
        if mine not in chosen and mine not in taken and other not in used:
            chosen[mine] = other
            used.add(other)
    return chosen
