"""Names and terms that were exchanged.

In a quotation aligned word by word: a replaced stretch in which either side prints a name. In other words: a
name of the claim that none of the passages has, in the place of a name that the claim has not: the words
beside both stand for one another. A person's title, a first name, an abbreviation and the name of the
record's speaker for a pronoun are no difference. Known failure: two names of one thing that share no letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from compare.alignment.words import FUNCTION_WORDS
from compare.differences import say
from compare.differences.frame import MOST_EXCHANGED, Draft, Pair
from compare.differences.links import Edit
from compare.differences.texts import SideText
from compare.ingest.wordlists import word_set
from compare.meaning.lexicon import Lexicon
from compare.meaning.quantity_words import MONTHS

__all__ = ["begin_alike", "find_names"]

REACH = 4
"""Words beside two names within which words that stand for one another are looked for."""

LONG = 5
"""Words of the longest name that reported speech may put for another."""

AROUND = 5
"""Sentences before and after the passages of a claim in which a name of it may stand as well."""

BEGINNING = 5
"""First letters that a name and its adjective share."""

HEADS = 2
"""Words behind a name, or before an expression that leaves it open, that are looked at."""

_OPEN = Lexicon(
    dict.fromkeys(
        """
        someone|somebody|anyone|anybody|some|certain|a certain|one of|some of|any of|another|others|other
        """.strip().split("|"),
        True,
    )
)
"""What leaves open who or what is meant: the indefinite pronouns and determiners of Quirk et al. (1985)."""

_NO_NAMES = MONTHS.keys() | word_set(
    "i i'm i'll i've i'd mr mrs ms dr president senator monday tuesday wednesday thursday friday saturday"
    " sunday"
)


def find_names(pair: Pair, found: Sequence[Draft]) -> Iterator[Draft]:
    """Names of the claim that stand where the record has another; not two that changed places."""
    turned = [draft.claim for draft in found if draft.type == "roles or predicates swapped"]
    if pair.close:
        drafts = _in_quotation(pair)
        yield from (draft for draft in drafts if not any(span.contains(draft.claim) for span in turned))
    elif not pair.doubtful:
        found = list(_in_other_words(pair))
        yield from found or (_put_in(pair) if pair.quoted else ())


def _in_quotation(pair: Pair) -> Iterator[Draft]:
    for edit in pair.edits:
        if (
            edit.tag != "replace"
            or not (
                pair.quoted
                or pair.stands_alone(edit, most=LONG if _all_names(pair, edit) else MOST_EXCHANGED)
            )
            or any(at in pair.ours.bracketed for at in range(*edit.ours))
        ):
            continue
        ours = [at for at in range(*edit.ours) if _is_name(pair.ours, at)]
        theirs = [at for at in range(*edit.theirs) if _is_name(pair.theirs, at)]
        if not (ours or theirs) or not (pair.quoted or (ours and theirs)):
            continue
        if not ours and any(at in pair.theirs.content for at in range(*edit.theirs) if at not in theirs):
            continue  # a name that went with other words of its stretch was not exchanged
        left, right = _whole(pair.ours, edit.ours), _whole(pair.theirs, edit.theirs)
        here, there = pair.ours.span_of(*left), pair.theirs.span_of(*right)
        words = here.slice(pair.ours.text), there.slice(pair.theirs.text)
        same = _one_name(pair, left, right) or _one_letter(pair, left, right)
        yield pair.draft("spelling" if same else "named entity or term", here, there, say.instead(*words))


def _all_names(pair: Pair, edit: Edit) -> bool:
    """True if both sides of an edit are names from end to end, titles among them."""
    sides = (pair.ours, edit.ours), (pair.theirs, edit.theirs)
    return all(
        any(_is_name(side, at) for at in range(*place))
        and all(side.printed[at][:1].isupper() for at in range(*place))
        for side, place in sides
    )


def _whole(side: SideText, place: tuple[int, int]) -> tuple[int, int]:
    """A stretch with the words of a name that it cuts."""
    start, end = place
    while start > 0 and start < end and _is_name(side, start) and _is_name(side, start - 1):
        start -= 1
    while start < end < len(side.words) and _is_name(side, end - 1) and _is_name(side, end):
        end += 1
    return start, end


def _in_other_words(pair: Pair) -> Iterator[Draft]:
    ours = [run for run in _runs(pair.ours) if not _known(run, pair.ours, pair.whole)]
    ours = [run for run in ours if not _named_nearby(run, pair)]
    theirs = [run for run in _runs(pair.theirs) if not _known(run, pair.theirs, pair.ours)]
    for mine in ours:
        for other in theirs:
            same = _one_name(pair, mine, other) or _one_letter(pair, mine, other)
            if _same_place(pair, mine, other) and not same:
                here, there = pair.ours.span_of(*mine), pair.theirs.span_of(*other)
                words = here.slice(pair.ours.text), there.slice(pair.theirs.text)
                yield pair.draft("named entity or term", here, there, say.instead(*words))
                break


def _put_in(pair: Pair) -> Iterator[Draft]:
    """Names inside quotation marks where the record leaves open who or what it is."""
    for run in _runs(pair.ours):
        if _known(run, pair.ours, pair.whole) or _open_to(pair.ours, run):
            continue
        mine = _grown(pair, run)
        other = _left_open(pair, mine)
        if other is not None:
            here, there = pair.ours.span_of(*mine), pair.theirs.span_of(*other)
            words = here.slice(pair.ours.text), there.slice(pair.theirs.text)
            yield pair.draft("named entity or term", here, there, say.instead(*words))


def _open_to(side: SideText, run: tuple[int, int]) -> bool:
    """True if the article's own clause leaves it open, too: "someone in Rovena"."""
    clause = side.clause_of(run[0])
    return any(True for _ in _OPEN.find(side.words[clause.start : clause.stop]))


def _grown(pair: Pair, run: tuple[int, int]) -> tuple[int, int]:
    """A name with its article and the words behind it that stand for nothing: "a Marten government"."""
    start, end = run
    if start > 0 and pair.ours.words[start - 1] in {"a", "an", "the"}:
        start -= 1
    stop = min(pair.ours.clause_of(run[0]).stop, end + HEADS)
    while end < stop and end in pair.ours.content and end not in pair.links:
        end += 1
    return start, end


def _left_open(pair: Pair, mine: tuple[int, int]) -> tuple[int, int] | None:
    """The words of the record in a name's place, if they leave it open: before the word that stands for the
    one behind the name, or behind the word that stands for the one before it.
    """
    for behind in _counterparts(pair, mine[1]):
        found = _open_words(pair, range(max(pair.theirs.clause_of(behind).start, behind - REACH), behind))
        if found is not None:
            return found, behind
    at = mine[0] - 1
    while at > 0 and at not in pair.ours.content and mine[0] - at < HEADS:
        at -= 1  # "sold to Ostmark": the word that the name goes with
    for before in _counterparts(pair, at):
        stop = pair.theirs.clause_of(before).stop
        found = _open_words(pair, range(before + 1, min(stop, before + 1 + HEADS)))
        if found is not None:
            ends = (at for at in range(found + 1, stop) if at in pair.back or at - found >= REACH)
            return found, next(ends, stop)
    return None


def _counterparts(pair: Pair, at: int) -> list[int]:
    """The words of the record that a word of the claim may stand for, if it has content."""
    if at not in pair.ours.content:
        return []
    stems = {token.stem for token in pair.ours.tokens if token.word == at}
    same = {token.word for token in pair.theirs.tokens if token.content and token.stem in stems}
    return sorted(same | ({pair.links[at]} if at in pair.links else set()))


def _open_words(pair: Pair, place: range) -> int | None:
    """The first word of an expression such as "someone of them", none of whose words the claim has."""
    if any(at in pair.back for at in place):
        return None
    found = next(_OPEN.find(pair.theirs.words[place.start : place.stop]), None)
    return place.start + found[0] if found else None


def _is_name(side: SideText, at: int) -> bool:
    """True for a word with a capital that does not begin a sentence, or for an abbreviation in capitals."""
    word = side.printed[at]
    if not word[:1].isupper() or side.words[at] in _NO_NAMES or side.words[at] in FUNCTION_WORDS:
        return False
    if len(word) > 1 and word.isupper():
        return True
    if at == 0:
        return False
    between = side.text[side.spans[at - 1].end : side.spans[at].start]
    return not any(sign in '.!?:“"‘[—' for sign in between)


def _runs(side: SideText) -> list[tuple[int, int]]:
    """Names: runs of name words."""
    runs: list[list[int]] = []
    for at in range(len(side.words)):
        if not _is_name(side, at):
            continue
        if runs and runs[-1][1] == at:
            runs[-1][1] = at + 1
        else:
            runs.append([at, at + 1])
    return [(start, end) for start, end in runs]


def _known(run: tuple[int, int], own: SideText, other: SideText) -> bool:
    """True if a word of the name, or its beginning, stands on the other side."""
    stems = {token.stem for token in other.tokens}
    mine = [token.stem for token in own.tokens if run[0] <= token.word < run[1]]
    return any(stem in stems or any(begin_alike(stem, one) for one in stems) for stem in mine)


def begin_alike(word: str, other: str) -> bool:
    """True for words of five letters or more that begin with the same five: "Ruritania", "Ruritanian"."""
    return len(word) >= BEGINNING and word[:BEGINNING] == other[:BEGINNING]


def _named_nearby(run: tuple[int, int], pair: Pair) -> bool:
    """True if the speaker names it a few sentences before or after a place of several passages: a report that
    draws on several may draw on these, too.
    """
    if len(pair.passages) < 2:
        return False
    places = {passage.id: at for at, passage in enumerate(pair.record.passages)}
    rows = [places[passage.id] for passage in pair.passages]
    around = pair.record.passages[max(0, min(rows) - AROUND) : max(rows) + AROUND + 1]
    words = " ".join(one.text for one in around if one.speaker == pair.passages[0].speaker)
    return any(word in words for word in pair.ours.printed[slice(*run)])


def _same_place(pair: Pair, mine: tuple[int, int], other: tuple[int, int]) -> bool:
    """True if the content words beside the two names stand for one another, on at least one side, with at
    most the same words of grammar between.
    """
    return _linked(pair, mine[0] - 1, other[0] - 1, step=-1) or _linked(pair, mine[1], other[1], step=1)


def _linked(pair: Pair, here: int, there: int, *, step: int) -> bool:
    for _ in range(REACH):
        if not (0 <= here < len(pair.ours.words) and 0 <= there < len(pair.theirs.words)):
            return False
        if pair.links.get(here) == there:
            return True
        if here in pair.ours.content or pair.ours.words[here] != pair.theirs.words[there]:
            return False
        here, there = here + step, there + step
    return False


def _one_letter(pair: Pair, mine: tuple[int, int], other: tuple[int, int]) -> bool:
    """True for one word with one letter in the place of another, before or behind the same name."""
    ours, theirs = pair.ours.words[slice(*mine)], pair.theirs.words[slice(*other)]
    if len(ours) != 1 or len(theirs) != 1 or Levenshtein.distance(ours[0], theirs[0]) > 1:
        return False
    for step, least in ((1, 2), (-1, -2)):
        here, there = (mine[0] + step, mine[0] + least), (other[0] + step, other[0] + least)
        if any(
            pair.links.get(left) == right and _is_name(pair.ours, left)
            for left, right in zip(here, there, strict=True)
        ):
            return True
    return False


def _one_name(pair: Pair, mine: tuple[int, int], other: tuple[int, int]) -> bool:
    """True for two prints of one name: letters alike, or one the other's initials."""
    ours, theirs = pair.ours.printed[slice(*mine)], pair.theirs.printed[slice(*other)]
    letters = [
        "".join(sign for sign in "".join(words).casefold() if sign.isalnum()) for words in (ours, theirs)
    ]
    initials = ["".join(word[0] for word in words).casefold() for words in (ours, theirs)]
    return letters[0] == letters[1] or letters[0] == initials[1] or letters[1] == initials[0]
