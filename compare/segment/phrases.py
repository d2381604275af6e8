"""Phrases: the noun phrases of a sentence that may name a source.

Goes in: the tokens of a sentence (`compare.segment.tokens`). Comes out: noun phrases, by where they start
or end. Not done here: reporting verbs (`compare.segment.frames`)
and who is meant (`compare.segment.persons`).

There is no parser behind this. A phrase is a pronoun, a run of capitalised words with the roles before it,
or a description whose noun is in our lists; it is found only where it stands beside what looks for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from compare.ingest.wordlists import word_set
from compare.segment.cues import (
    ADVERBS,
    AUXILIARIES,
    CONNECTIVES,
    DETERMINERS,
    NEWS_VERBS,
    ORGANISATIONS,
    PLURAL_ROLES,
    POSSESSIVES,
    PREPOSITIONS,
    ROLES,
    SPEECH_NOUNS,
    STOP_WORDS,
    SUBORDINATORS,
    TIME_WORDS,
    VERBS,
)
from compare.segment.tokens import Token, is_adverb, is_possessive, pronoun_of

__all__ = [
    "Source",
    "SourceKind",
    "across_parenthesis",
    "first_subject",
    "name_after",
    "phrase_at",
    "phrase_before",
    "simple_before",
    "with_apposition",
]

SourceKind = Literal["name", "pronoun", "role", "others", "body", "speech", "unknown"]

_NOBODY = frozenset(["no", "every", "each", "any"])
_PHRASE_ENDS = frozenset(["and", "or", "but", "that", "who", "which", "whether", "how", "where"])
_LINKERS = frozenset(["de", "van", "von", "bin", "al", "der", "-", "ibn", "el"])
_STANDALONE = word_set(
    "one another others some many several few both most someone somebody everyone everybody"
)
_NO_NAME_BEFORE = STOP_WORDS | PREPOSITIONS | SUBORDINATORS
_LONGEST_PHRASE = 9
_LONGEST_PARENTHESIS = 32


class Source(NamedTuple):
    """The words that name a source: tokens ``first`` to ``last`` (excluded), and what they are.

    ``others`` are people without a name ("critics", "a spokesman"), ``body`` a thing that has a text or a
    voice ("the ministry", "the ad", "the crowd"), ``speech`` something said ("the comments"); ``unknown`` is
    any other description.
    """

    first: int
    last: int
    kind: SourceKind


def first_subject(tokens: Sequence[Token]) -> Source | None:
    """The first noun phrase of a sentence that a verb seems to follow; ``None`` where none is found."""
    for at, token in enumerate(tokens):
        if token.quotation >= 0 or not token.text[0].isalnum():
            continue
        source = phrase_at(tokens, at)
        if not source or (at and tokens[at - 1].low in PREPOSITIONS) or _starts_inside(tokens, at):
            continue
        if not is_possessive(tokens, source.last - 1) and _verb_follows(tokens, source.last):
            return with_apposition(tokens, source)
    return None


def with_apposition(tokens: Sequence[Token], source: Source) -> Source:
    """A description with the name that follows it after a comma: "(said) the mayor, Jan Roe"."""
    at = source.last
    if source.kind in ("name", "pronoun") or at + 1 >= len(tokens) or tokens[at].low != ",":
        return source
    name = phrase_at(tokens, at + 1) if tokens[at + 1].text[0].isupper() else None
    long = name is not None and name.kind == "name" and name.last - name.first > 1
    return Source(source.first, name.last, "name") if name and long else source


def _verb_follows(tokens: Sequence[Token], at: int) -> bool:
    after = _skip_parenthesis(tokens, at)
    if after >= len(tokens) or tokens[after].quotation >= 0 or not tokens[after].text[0].islower():
        return False
    low = tokens[after].low
    if low in ("at", "in", "during"):  # "Roe at times appeared"
        return any(token.low.endswith("ed") for token in tokens[after + 2 : after + 5])
    if low in PREPOSITIONS or low in ROLES or low in PLURAL_ROLES:
        return False
    verb = VERBS.get(low)
    known = low in AUXILIARIES or low in NEWS_VERBS or (verb is not None and verb.form in ("s", "past"))
    noun = after + 1 < len(tokens) and tokens[after + 1].low in AUXILIARIES - {"to"}  # "Roe surrogates will"
    plain = low.endswith("s") and not low.endswith(("ss", "ous")) and not noun
    return known or low.endswith("ed") or plain


def _skip_parenthesis(tokens: Sequence[Token], at: int) -> int:
    """Past adverbs, and past a parenthesis between commas or brackets."""
    while at < len(tokens) and is_adverb(tokens[at]):
        at += 1
    if at < len(tokens) and tokens[at].low in (",", "("):
        mark = ")" if tokens[at].low == "(" else ","
        for right in range(at + 1, min(len(tokens), at + _LONGEST_PARENTHESIS)):
            if tokens[right].low == mark:
                return right + 1
    return at


def phrase_before(tokens: Sequence[Token], right: int) -> Source | None:
    """The noun phrase that ends with token `right`, with what a preposition ties it to.

    "a spokesman for the ministry" is one phrase, headed by "a spokesman".
    """
    source = simple_before(tokens, right)
    while source and source.first > 1 and tokens[source.first - 1].low in PREPOSITIONS - {"because", "as"}:
        head = simple_before(tokens, source.first - 2)
        if not head:  # "…, with Roe saying": Roe stands by herself
            return source if tokens[source.first - 1].low == "with" else None
        source = Source(head.first, source.last, head.kind)
    return source


def simple_before(tokens: Sequence[Token], right: int) -> Source | None:
    """The noun phrase that ends with token `right`, by itself."""
    if right < 0 or tokens[right].quotation >= 0 or not tokens[right].text[0].isalnum():
        return None
    if tokens[right].low in TIME_WORDS and right > 0:
        if tokens[right - 1].low in PREPOSITIONS:
            return Source(right, right + 1, "unknown")
        return simple_before(tokens, right - 1)
    if is_possessive(tokens, right):
        return None
    for first in range(max(0, right - _LONGEST_PHRASE), right + 1):
        source = phrase_at(tokens, first)
        if source and source.last == right + 1 and not _starts_inside(tokens, first):
            return source
    return _capitals_before(tokens, right) or _unknown_before(tokens, right)


def _capitals_before(tokens: Sequence[Token], right: int) -> Source | None:
    """A run of capitalised words that goes on behind token `right` ("Roe Calls It Off", in a heading)."""
    first = right + 1
    while first > 0 and _capital_at(tokens, first - 1) and not _opening_word(tokens, first - 1):
        first -= 1
    return Source(first, right + 1, "name") if first <= right else None


def _unknown_before(tokens: Sequence[Token], right: int) -> Source | None:
    """A description whose noun we do not know: "the ad", "a delegate in a pink shirt" to its noun."""
    for first in range(right - 1, max(-1, right - 6), -1):
        token = tokens[first]
        if token.quotation >= 0 or not token.text[0].isalnum() or token.low in PREPOSITIONS | AUXILIARIES:
            return None
        if token.low in _NOBODY:
            return None
        if token.low in (DETERMINERS | POSSESSIVES) - {"that"}:
            definite = token.low in ("the", "this", "that", "these", "those", "his", "her", "its")
            return Source(first, right + 1, "unknown" if definite else "others")
    return None


def _starts_inside(tokens: Sequence[Token], first: int) -> bool:
    """True if a phrase that starts here would start inside a longer name."""
    if not first or tokens[first - 1].quotation >= 0:
        return False
    before = tokens[first - 1]
    capitals = before.text[0].isupper() and tokens[first].text[0].isupper()
    return (
        capitals
        and before.low not in _NO_NAME_BEFORE
        and (before.text[-1].isalpha() or before.text[-1] == ".")
        and not is_possessive(tokens, first - 1)
    )


def phrase_at(tokens: Sequence[Token], first: int) -> Source | None:
    """The noun phrase that starts with token `first`; ``None`` where no known one does."""
    token = tokens[first]
    if token.quotation >= 0 or not token.text[0].isalnum():
        return None
    if pronoun_of(token):
        return Source(first, first + 1, "pronoun")
    if token.low in DETERMINERS | POSSESSIVES:
        return _described(tokens, first)
    if token.text[0].isupper() and not _opening_word(tokens, first):
        alone = token.low in ROLES and not _capital_at(tokens, first + 1)
        return Source(first, first + 1, "role") if alone else _named(tokens, first)
    bare = token.low not in _NO_NAME_BEFORE and token.low not in ADVERBS
    return _described(tokens, first) if bare and (token.text[0].islower() or first == 0) else None


def _opening_word(tokens: Sequence[Token], first: int) -> bool:
    low = tokens[first].low
    if low in _NO_NAME_BEFORE or low in ADVERBS:
        return True
    if first == 0 and len(tokens) > 1 and tokens[1].low == "," and (low in CONNECTIVES or low.endswith("ly")):
        return True  # "Overall, …", "Notably, …"
    return first == 0 and (low in PLURAL_ROLES or low in AUXILIARIES or low in VERBS)


def _named(tokens: Sequence[Token], first: int) -> Source | None:
    """A run of capitalised words, with roles in small letters inside ("harbour spokesman Jan Roe")."""
    last = first
    while last < len(tokens) and tokens[last].quotation < 0:
        token = tokens[last]
        dash = token.low == "-" and last > first and token.start > tokens[last - 1].end  # "WASHINGTON - The"
        if dash or (not _is_capital(token) and token.low not in _LINKERS):
            role = _role_before_name(tokens, last)
            if role is None:
                alone = token.low in ROLES and last > first
                return Source(first, last + 1, "others") if alone else Source(first, last, "name")
            last = role
        last += 1
        if is_possessive(tokens, last - 1):
            break
    while last > first and tokens[last - 1].low in _LINKERS:
        last -= 1
    return Source(first, last, "name") if last > first else None


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper() and token.text[0].isalpha()


def _role_before_name(tokens: Sequence[Token], at: int) -> int | None:
    """The role that words in small letters lead to, where a name follows it ("presidential nominee Jan")."""
    for role in range(at, min(len(tokens), at + 4)):
        token = tokens[role]
        if token.quotation >= 0 or not token.text[0].islower() or _ends_phrase(token.low):
            return None
        if token.low in VERBS and token.low not in ROLES:
            return None
        if token.low in ROLES and _capital_at(tokens, role + 1):
            return role
    return None


def _capital_at(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].quotation < 0 and tokens[at].text[0].isupper()


def _described(tokens: Sequence[Token], first: int) -> Source | None:
    """A phrase with a noun of our lists: "the Russian president", "one source", "critics", "her campaign"."""
    determiner = tokens[first].low
    if determiner in _NOBODY:
        return None
    begins = determiner in DETERMINERS | POSSESSIVES
    for at in range(first + begins, min(len(tokens), first + begins + 7)):
        low = tokens[at].low
        if tokens[at].quotation >= 0 or not tokens[at].text[0].isalnum() or _ends_phrase(low):
            break
        name = _named(tokens, at) if begins and at > first and tokens[at].text[0].isupper() else None
        if name and _ends_with_name(tokens, name):
            return Source(first, name.last, "name")
        if is_possessive(tokens, at) or not _is_known_noun(low) or _noun_goes_on(tokens, at + 1):
            continue
        if low in ROLES and _capital_at(tokens, at + 1):
            name = _named(tokens, at + 1)
            return Source(first, name.last, "name") if name else None
        owned = any(is_possessive(tokens, before) for before in range(first, at))
        return Source(first, at + 1, _noun_kind(low, determiner if begins else "", owned, first < at))
    after = tokens[first + 1] if first + 1 < len(tokens) else None
    alone = determiner in _STANDALONE and (not after or after.low in VERBS or not after.text[0].isalnum())
    return Source(first, first + 1, "others") if alone else None


def _ends_with_name(tokens: Sequence[Token], name: Source) -> bool:
    """True for "a bemused Roe (said)", not for "the Roe campaign", "the Monday speech"."""
    words = {token.low for token in tokens[name.first : name.last]}
    if name.kind != "name" or words & TIME_WORDS or is_possessive(tokens, name.last - 1):
        return False
    after = tokens[name.last] if name.last < len(tokens) else None
    return after is None or after.quotation >= 0 or after.low in VERBS or is_adverb(after)


def _ends_phrase(low: str) -> bool:
    return low in AUXILIARIES or low in PREPOSITIONS or low in SUBORDINATORS or low in _PHRASE_ENDS


def _is_known_noun(low: str) -> bool:
    return low in ROLES or low in PLURAL_ROLES or low in SPEECH_NOUNS or low in ORGANISATIONS


def _noun_goes_on(tokens: Sequence[Token], at: int) -> bool:
    """True if the next word is a noun that the one before only describes ("campaign manager")."""
    if at >= len(tokens) or tokens[at].quotation >= 0 or tokens[at].low in VERBS:
        return False
    return tokens[at].low in ROLES or tokens[at].low in PLURAL_ROLES or tokens[at].low in ORGANISATIONS


def _noun_kind(low: str, determiner: str, owned: bool, modified: bool) -> SourceKind:
    if low in ROLES:
        if determiner == "the" and not owned:
            return "role"
        if not (determiner or owned or modified):
            return "role"  # "Mayor closes quay", in a heading
        return "others"
    if low in PLURAL_ROLES:
        return "others"
    return "body" if low in ORGANISATIONS else "speech"


def across_parenthesis(tokens: Sequence[Token], right: int) -> Source | None:
    """The noun phrase before a parenthesis that ends at token `right`, or the name that it holds.

    "Roe, who chairs the board, (said)" and "the chairman, Jan Roe, (said)" both name Roe.
    """
    mark = "(" if tokens[right].low == ")" else tokens[right].low
    for left in range(right - 1, max(-1, right - _LONGEST_PARENTHESIS), -1):
        if tokens[left].low != mark:
            continue
        bracket = left > 1 and tokens[left - 1].low == ")" and mark != "("  # "Roe (D-IL), who …,"
        outer = across_parenthesis(tokens, left - 1) if bracket else phrase_before(tokens, left - 1)
        after_name = left > 0 and tokens[left - 1].text[0].isupper()
        inner = None if after_name else phrase_at(tokens, left + 1)
        if inner and inner.kind == "name" and inner.last == right:
            return inner
        if outer and not (outer.first and tokens[outer.first - 1].low in PREPOSITIONS | {"and"}):
            return outer
    return None


def name_after(tokens: Sequence[Token], first: int) -> Source | None:
    """A phrase from a token to the next name: "former mayor Jan Roe", "one of her aides, Jan Roe"."""
    for at in range(first, min(len(tokens), first + 9)):
        token = tokens[at]
        if token.quotation >= 0 or (not token.text[0].isalnum() and token.low != ","):
            return None
        verb = VERBS.get(token.low)
        if (verb and verb.form != "past") or token.low in AUXILIARIES:
            return None
        if token.text[0].isupper() and not is_possessive(tokens, at) and token.low not in TIME_WORDS:
            name = _named(tokens, at)
            owner = name is not None and is_possessive(tokens, name.last - 1)
            return Source(first, name.last, "name") if name and not owner else None
    return None
