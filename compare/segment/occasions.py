"""Occasions: the words by which an article places a statement elsewhere than in the record.

Goes in: the tokens of a sentence and a frame in it. Comes out: the words that place what the frame reports
on another occasion ("last year", "in an earlier interview", "had said"), and the words that place it at an
end of the event ("as one of the final points", "on the sidelines"). Not done here: whether the record
reaches so far.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from compare.ingest.wordlists import word_set
from compare.model import Span
from compare.segment.cues import (
    DETERMINERS,
    FINITE,
    NEWS_VERBS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
)
from compare.segment.frames import Frame
from compare.segment.tokens import Token, is_adverb

__all__ = ["find_placement", "is_own_placement", "other_occasion", "told_elsewhere"]

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SPAN_OF_TIME = rf"(?:week|month|year|spring|summer|autumn|fall|winter|decade|season|[A-Z][a-z]+day|{_MONTH})"
_UNITS = r"(?:hours?|days?|weeks?|months?|years?|decades?)"
_PAST_FORMS = (
    rf"(?:last|previous|the past) {_SPAN_OF_TIME}",
    r"(?:at|in|during) (?:the|their|his|her) (?:previous|earlier|preceding) \w+",
    r"(?:at|in|during) (?:the|their|his|her) last (?:debate|speech|address|hearing|meeting|summit)",
    r"all along",
    rf"earlier (?:this|in the|that|in) {_SPAN_OF_TIME}|earlier (?:in the|that) day",
    rf"(?:\w+ )?{_UNITS} (?:ago|earlier|before)",
    r"previously|formerly|recently|in the past|once before|at the time|back then",
    r"(?:has|have|had) (?:\w+ )?(?:long|repeatedly|consistently|often|always|frequently|regularly)",
    r"in (?:an?|his|her|their) (?:earlier|previous|recent|separate|later|subsequent|(?:19|20)\d\d) \w+",
    r"(?:in|on|via|over) (?:an? |his |her |their )?(?:\w+ )?(?:tweets?|posts?|letter|op-ed|memo|e-?mail)",
    r"in (?:an? |his |her |their )(?:\w+ )?(?:memoir|book|article|column|essay|blog)",
    r"in an? (?:written )?statement",
    r"on (?:his |her )?(?:Twitter|X|Facebook|Instagram|Truth Social|Telegram|social media|Weibo|TikTok)",
    r"(?:during|on) the (?:\d{4} )?campaign(?: trail)?",
)
_PAST = re.compile(rf"\b(?:{'|'.join(_PAST_FORMS)})\b", re.IGNORECASE)
_DATED = re.compile(
    rf"\b(?:[Ii]n|[Ss]ince|[Dd]uring) ({_MONTH}(?: (?:of )?(?:19|20)\d\d)?|(?:19|20)\d\d)\b(?! \d)"
)
_INTERVIEW = re.compile(
    r"\b(?:in|during) (?:an?|his|her|their) (?:(?!debate|speech)[\w’'-]+ ){0,3}(?:interview|podcast)\b",
    re.IGNORECASE,
)
_PAPERS = word_set(
    "newspaper paper magazine reporter correspondent website programme news times post journal gazette"
    " tribune herald telegraph radio tv television chronicle courier mail press review weekly"
)
_WRITTEN = frozenset(["tweet", "write"])
_ENDS = frozenset(["that", ",", ":", ".", "—", "–", "and", "but", "he", "she", "they", ";"])
_CLAUSE = frozenset(["that", "said", "says", "if", "because"])
_AFTER_CUE = 14
_SHORT = 6  # words and marks that a frame at the end of a sentence may have before it and not report

_WHOSE = r"(?:his|her|their|the|its)"
_EVENT = (
    rf"(?:{_WHOSE} (?:[\w’'-]+ ){{0,5}}?(?:speech|address|session|event|remarks|appearance|debate|hearing"
    r"|meeting|conference|forum|interview|evening|night|talk|lecture|discussion|statement|briefing))"
)
_ITEM = r"(?:points?|remarks?|words?|topics?|answers?|questions?|minutes|moments|comments|part)"
_JUST = r"(?:minutes |hours |shortly |just |soon |immediately |moments |long )?"
_RUNNING = r"(?:[\w ]{0,20})?(?:on|rolling|rolled|opened|open|began|started)"
_PLACEMENT_FORMS = (
    rf"as (?:one of )?{_WHOSE} (?:very )?(?:final|last|closing) {_ITEM}(?: of {_EVENT})?",
    rf"(?:in|among) {_WHOSE} (?:final|last|closing) {_ITEM}(?: of {_EVENT})?",
    rf"(?:towards?|near|at) the (?:very )?(?:end|close|conclusion) of {_EVENT}|late in {_EVENT}",
    rf"in closing|in conclusion|as {_EVENT} (?:wound down|drew to a close|was ending|ended|closed)",
    rf"(?:wrapping up|concluding|closing|ending|winding up) {_EVENT}",
    rf"{_JUST}after {_EVENT}(?: (?:had )?(?:ended|finished|was over))?",
    rf"{_JUST}(?:before|ahead of) {_EVENT}(?: (?:began|started|opened))?",
    r"after (?:leaving|stepping off|coming off) (?:the )?(?:stage|podium|platform|lectern|floor|room|hall)",
    rf"{_JUST}before (?:the )?(?:cameras?|microphones?|recording|doors|broadcast) {_RUNNING}",
    rf"on the (?:sidelines|margins|fringes?)(?: of {_EVENT})?|behind closed doors|backstage|in the corridor",
    r"off[- ](?:camera|mic|microphone|stage|the record)|over dinner|at a (?:private |closing )?dinner",
    r"(?:outside|leaving) the (?:hall|room|chamber|building|venue)",
)
_PLACEMENT = re.compile(rf"\b(?:{'|'.join(_PLACEMENT_FORMS)})\b", re.IGNORECASE)
_OWN_FORMS = (
    rf"at the (?:start|beginning|outset|opening) of {_EVENT}|(?:opening|beginning|starting) {_EVENT}",
    rf"(?:early|earlier|midway|halfway|elsewhere) (?:in|through|into) {_EVENT}",
    rf"(?:during|throughout|in) {_EVENT}",
)
_OWN = re.compile(rf"\b(?:{'|'.join(_OWN_FORMS)})\b", re.IGNORECASE)


def other_occasion(tokens: Sequence[Token], frame: Frame, published: date | None = None) -> str | None:
    """The words that place what a frame reports on another occasion; ``None`` where there are none.

    Only words that belong to the frame count: before it, inside it and right behind its verb. What is said
    of last year is no statement of last year.

    Args:
        tokens: The sentence.
        frame: The frame that carries the statement.
        published: When the article appeared, where stated: its own month and year are no other occasion.
    """
    if frame.verb and frame.verb.lemma in _WRITTEN:
        return tokens[frame.cue].text
    for region in _regions(tokens, frame):
        words = " ".join(token.text for token in region if token.quotation < 0)
        dated = _DATED.search(words)
        if dated and not _is_own_date(dated.group(1), published):
            return dated.group()
        found = _PAST.search(words)
        if found:
            return found.group()
        if len(region) == 1 and region[0].low == "then" and region[0].start > tokens[frame.cue].start:
            return region[0].text
    return _past_perfect(tokens, frame)


def told_elsewhere(tokens: Sequence[Token], frame: Frame) -> str | None:
    """The words that place a statement in an interview: "told me", "told the Post", "in an interview".

    Only of use where the event itself is no interview. ``None`` where there are none.
    """
    for region in _regions(tokens, frame):
        found = _INTERVIEW.search(" ".join(token.text for token in region if token.quotation < 0))
        if found:
            return found.group()
    if frame.verb is None or frame.verb.lemma != "tell" or frame.order != "before":
        return None
    behind = tokens[frame.last : frame.last + 6]
    low = [token.low for token in behind]
    told: Sequence[Token] = ()
    if low[:1] == ["me"]:
        told = behind[:1]
    elif low[:1] == ["this"] and not _PAPERS.isdisjoint(low[1:2]):
        told = behind[:2]
    else:
        name = list(takewhile(lambda token: token.text[0].isupper(), behind[low[:1] == ["the"] :]))
        told = name if len(name) > 1 and name[-1].low in _PAPERS else ()
    return " ".join(token.text for token in (tokens[frame.cue], *told)) if told else None


def _regions(tokens: Sequence[Token], frame: Frame) -> list[Sequence[Token]]:
    """The words before a frame, its own, and those right behind its verb."""
    start = frame.first
    while start > 0 and tokens[start - 1].quotation < 0 and tokens[start - 1].low not in (";", ":"):
        start -= 1
    opening: Sequence[Token] = tokens[start : frame.first]
    if not _is_adverbial(tokens, opening, frame):
        opening = ()
    return [opening, _own(tokens, frame), _behind(tokens, frame)]


def _own(tokens: Sequence[Token], frame: Frame) -> Sequence[Token]:
    """A frame's own words without an aside behind a name ("Roe, mayor since 1988, said")."""
    source = frame.source
    aside = source and frame.order == "before" and tokens[source.last].low in (",", "(")
    return tokens[frame.cue : frame.last] if aside else tokens[frame.first : frame.last]


def _is_adverbial(tokens: Sequence[Token], opening: Sequence[Token], frame: Frame) -> bool:
    """True for "Last year,", False for what a frame behind it reports ("It rained last year, she said")."""
    closes = not any(token.low.isalnum() for token in tokens[frame.last :])
    if closes and len(opening) > _SHORT:
        return False  # "Last year it was dry for ten weeks, she said"
    if frame.order != "before" or not opening or any(token.low in _CLAUSE for token in opening):
        return False
    adverbs = PREPOSITIONS | SUBORDINATORS | TIME_WORDS | {"last"}
    finite = any(token.low in FINITE or token.low in NEWS_VERBS for token in opening)
    return opening[0].low in adverbs or opening[0].low.endswith("ly") or not finite


def _behind(tokens: Sequence[Token], frame: Frame) -> Sequence[Token]:
    """The words behind a verb that belong to it: to "that", a mark or a quotation.

    Where a verb of saying has no "that" behind it, they end where a new subject begins.
    """
    end = frame.last
    last = min(len(tokens), frame.last + _AFTER_CUE)
    while end < last and tokens[end].quotation < 0 and tokens[end].low not in _ENDS:
        end += 1
    marked = end < len(tokens) and (tokens[end].quotation >= 0 or tokens[end].low in ("that", ":"))
    after_quotation = frame.first > 0 and any(
        token.quotation >= 0 for token in tokens[max(0, frame.first - 2) : frame.first]
    )
    saying = frame.verb is not None and frame.verb.strength == "saying"
    if marked or after_quotation or not saying:
        return tokens[frame.last : end]
    return tokens[frame.last : _new_subject(tokens, frame.last, end)]


def _new_subject(tokens: Sequence[Token], first: int, end: int) -> int:
    for at in range(first, end):
        token = tokens[at]
        named = token.text[0].isupper() and token.low not in TIME_WORDS
        starts = named or token.low in DETERMINERS | POSSESSIVES | PRONOUNS
        if starts and (at == first or tokens[at - 1].low not in PREPOSITIONS):
            return at
    return end


def _is_own_date(words: str, published: date | None) -> bool:
    if published is None:
        return False
    month, _, year = words.rpartition(" ")
    if words.isdigit():
        return int(words) == published.year
    same_month = (month.split() or [words])[0] == published.strftime("%B") or words == published.strftime(
        "%B"
    )
    return same_month and (not year.isdigit() or int(year) == published.year)


def _past_perfect(tokens: Sequence[Token], frame: Frame) -> str | None:
    """Words such as "Roe had said": earlier than what the article tells of."""
    if frame.order != "before" or not frame.verb or frame.verb.form != "past":
        return None
    left = frame.cue - 1
    while left > frame.first and is_adverb(tokens[left]):
        left -= 1
    return f"{tokens[left].text} {tokens[frame.cue].text}" if tokens[left].low == "had" else None


def find_placement(text: str, tokens: Sequence[Token], frame: Frame) -> Span | None:
    """The words of a frame that place its statement at an end of the event, or beside it.

    Args:
        text: The article's kept text.
        tokens: The sentence.
        frame: The frame that carries the statement; what the statement itself says does not count.
    """
    return _first_match(_PLACEMENT, text, tokens, frame)


def is_own_placement(text: str, tokens: Sequence[Token], frame: Frame) -> bool:
    """True if a frame places its statement at the start of the event or inside it."""
    return _first_match(_OWN, text, tokens, frame) is not None


def _first_match(pattern: re.Pattern[str], text: str, tokens: Sequence[Token], frame: Frame) -> Span | None:
    for region in _regions(tokens, frame):
        if region:
            found = pattern.search(text, region[0].start, region[-1].end)
            if found:
                return Span(*found.span())
    return None
