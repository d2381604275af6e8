"""Edits of single words of a sentence, by the type of difference that each makes.

Goes in: a sentence of a record. Comes out: every edit that this module can make of it. What an edit is worth
is said by `method.md` §4; no detector is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from random import Random

from compare.model import Span
from compare.testing import edit_words as table
from compare.testing.planted import Edit

__all__ = ["Material", "content_words", "word_edits"]

_NUMBER = re.compile(
    r"(?<![\w/.,$-])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w/:-]|[.,]\d)|(?<=\$)\d+(?:\.\d+)?(?![\w/-]|[.,]\d)"
)
_YEAR = re.compile(r"(?<![\w/$-])(?:19|20)\d\d(?![\w/-])")
_NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(table.NUMBER_WORDS)})\b(?!-)")
_AMOUNT = re.compile(
    rf"(?<![\w/-])(?:\$?\d[\d,.]*\b|{'|'.join(table.NUMBER_WORDS)}|hundreds|thousands|millions)\b"
)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})*\b(?!['’-]| [A-Z])")
_CONDITION = re.compile(
    r"(?<! or)(?<! and)(?<! even)(?<! as)(?<! but)(?<! ask)(?<! see)(?<! asked)(?<! know)"
    r"(?:,? (?:if|unless|as long as|provided that|only when|until) "
    r"(?!you(?:['’]d| would)? (?:like|want|will)\b)[^,;.]{8,80})(?=\.$)"
)
_FINITE = "(?:is|are|was|were|will|would|can|could|should|must|has|have|had)"
_FIRST_CONDITION = re.compile(
    r"^(?:If|Unless|As long as|Until) (?!you (?:look|ask|remember|think|know|see|want|listen|watch)\b)"
    r"[^,;.]{6,80}, (?:then )?"
    rf"(?=(?:the|a|our|my|their|your|his|her) \w+ (?:\w+ )*{_FINITE}\b"
    r"|(?:I|we|you|he|she|it|they|there|that|this)(?:['’]| (?!\S*[.,])))"
)
"""Behind the comma stands a subject with its verb."""
_COUNT = rf"(?:one|\d+|{'|'.join(table.NUMBER_WORDS)})"
_TITLES = frozenset(
    {"President", "Senator", "Governor", "Congress", "General", "Secretary", "Judge", "Justice", "Sir"}
)
"""Words that alone name an office: none that stands for a person or a place is a name in their place."""
_CALENDAR = frozenset(table.DATES) | {f"{day}s" for day in table.DATES} | {"May", "God", "Thank"}
_BE = re.compile(
    r"\b(?:is|are|was|were|will|would|should|could|must)\b(?= [a-z])(?! (?:not|never|rather|like|no)\b)"
)
_NOT = re.compile(r"(?<=\b)(?:(?<=is|as|re|ld|ll|ve|ad|st|do|id|an|es|am) not)\b(?! (?:only|just|even|to)\b)")
_CLIPPED_NOT = re.compile(
    r"\b(?:is|are|was|were|do|does|did|has|have|had|would|should|could)(n['’]t)\b(?! (?:only|just)\b)"
)
_BOUND_BEHIND = re.compile(r"(?: \w+)? (?:plus|or so|or more|or less|or fewer|and more)\b")
_BEHIND = (
    rf"(?=[.,;]| {_FINITE}\b| (?:in|on|at|to|for|with|by|from|and|that|who|which|when|because|if|but)\b)"
)
_NOUN_SLOT = re.compile(
    rf"(?:(?<=\bthe )|(?<=\ba )|(?<=\bour )|(?<=\bmy )|(?<=\btheir )|(?<=\bthis ))[a-z]{{4,}}(?!-){_BEHIND}"
)
_VERB_SLOT = re.compile(
    r"(?:(?<=\bto )|(?<=\bwill )|(?<=\bcan )|(?<=\bwould )|(?<=\bshould ))[a-z]{4,}"
    r"(?= (?:the|a|our|this|that|my|their|it|them|in|on|with)\b)"
)
_FUNCTION = frozenset(
    {
        "about", "above", "year", "month", "week", "hour", "after", "again", "against", "almost", "along",
        "already", "although", "always", "among", "another", "anybody", "anyone", "anything", "around",
        "because", "before", "being", "below", "between", "cannot", "could", "doing", "during", "either",
        "enough", "every", "everybody", "everyone", "everything", "first", "further", "given", "going",
        "having", "instead", "itself", "later", "least", "maybe", "might", "neither", "never", "nobody",
        "nothing", "often", "other", "others", "ought", "ourselves", "people", "perhaps", "probably",
        "quite", "rather", "really", "second", "several", "shall", "should", "since", "somebody",
        "someone", "something", "sometimes", "still", "such", "taken", "talking", "than", "thank",
        "their", "theirs", "them", "themselves", "there", "these", "they", "thing", "things", "think",
        "third", "those", "though", "three", "through", "together", "toward", "towards", "under",
        "unless", "until", "using", "very", "wants", "welcome", "where", "whether", "which", "while",
        "whole", "whose", "without", "would", "years", "yourself", "yours", "million", "billion",
        "trillion", "percent", "country", "nation", "thousand", "hundred", "today", "tomorrow",
        "yesterday", "seven", "eight", "little", "actually", "believe", "frankly", "seems", "saying",
        "ahead", "nearly", "roughly", "fewer", "greater", "higher", "lower", "better", "worse", "have",
        "what", "when", "with", "over", "like", "been", "from", "into", "just", "more", "most", "much",
        "only", "some", "that", "then", "this", "somewhat", "will",
    }
)  # fmt: skip
_THE_PAIR = re.compile(
    rf"\b([Tt]he) ([a-z]{{4,}})(?!-){_BEHIND}([^,;]*? {_FINITE}\b[^,;]*?)\bthe ([a-z]{{4,}})(?!-){_BEHIND}"
)


_BARE = frozenset(
    {
        "to", "will", "would", "can", "could", "should", "must", "not", "you", "didn't", "don't", "a", "the",
        "and",
    }
)  # fmt: skip
_NO_NOUN = frozenset(
    {"them", "us", "you", "it", "the", "that", "this", "these", "those", "our", "your", "their"}
)
_LEADS_VERB = frozenset(
    {
        "to", "will", "would", "can", "could", "should", "must", "may", "might", "not", "i", "you", "we",
        "they", "don't", "didn't", "don’t", "didn’t", "can't", "can’t", "people", "who",
    }
)  # fmt: skip
_NO_NOUN_NOR_VERB = {"noun": ("iest", "hest", "gest", "dest", "test"), "verb": ("ly", "ing")}
"""Endings of words that stand in a slot and are none of its kind: "the hardest", "to actually"."""
_MOMENT = frozenset({"date", "number"})
"""A number may tell an hour or a span of time."""


@dataclass(frozen=True, slots=True)
class Material:
    """Words of the record that may be put into its sentences.

    Attributes:
        names: Names that stand inside sentences.
        content: Words by the slot in which they stand: ``noun``, ``nouns``, ``verb``.
    """

    names: tuple[str, ...] = ()
    content: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, sentences: Sequence[str]) -> Material:
        """What the sentences of a record offer; no sentences offer nothing."""
        names: dict[str, None] = {}
        content: dict[str, dict[str, None]] = {}
        for sentence in sentences:
            names.update(dict.fromkeys(_names(sentence)))
            for slot, found in content_words(sentence):
                content.setdefault(slot, {})[found[0]] = None
        return cls(tuple(names), {slot: tuple(words) for slot, words in content.items()})

    def others(self, slot: str, text: str, word: str) -> list[str]:
        """Words that fit in a slot of a sentence, do not stand in it and do not begin like its word."""
        return [one for one in self.content.get(slot, ()) if one not in text and one[:3] != word[:3]]


def _names(sentence: str) -> Iterator[str]:
    return (found[0] for found in _NAME.finditer(sentence) if not set(found[0].split()) & _CALENDAR)


def content_words(sentence: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Nouns behind an article or a possessive, verbs behind "to" or a modal verb: the slot, and where."""
    for pattern, slot in ((_NOUN_SLOT, "noun"), (_VERB_SLOT, "verb")):
        for found in pattern.finditer(sentence):
            if found[0] not in _FUNCTION and not found[0].endswith(_NO_NOUN_NOR_VERB[slot]):
                yield slot + ("s" if slot == "noun" and found[0].endswith("s") else ""), found


def word_edits(text: str, material: Material, random: Random) -> Iterator[Edit]:
    """Every edit of single words of a sentence, in the order of the types.

    Args:
        text: One sentence.
        material: Words of the record to put in.
        random: Where a word is chosen among several.
    """
    yield from _numbers(text, random)
    yield from _amount_edits(text, random)
    yield from _exchanges(text, "date", 2, table.DATES)
    yield from _years(text)
    yield from _quantifiers(text)
    yield from _negations(text)
    yield from _modals(text)
    yield from _hedges(text)
    yield from _persons(text, random)
    yield from _named(text, material, random)
    yield from _conditions(text)
    yield from _cuts(
        text, "condition or scope", table.SCOPES, frozenset({"modality", "unmarked deletion", "content word"})
    )
    yield from _exchanges(text, "cause", 2, table.CAUSES)
    yield from _comparisons(text)
    yield from _content_words(text, material, random)
    yield from _synonyms(text)
    yield from _tenses(text)
    yield from _grammar(text)
    yield from _roles(text)


def _words(cues: Mapping[str, object] | Sequence[str]) -> re.Pattern[str]:
    longest = sorted(cues, key=len, reverse=True)
    return re.compile(rf"(?<![\w'’-])(?:{'|'.join(map(re.escape, longest))})(?![\w'’-])")


def _exchanges(
    text: str,
    kind: str,
    severity: int,
    pairs: Mapping[str, str],
    *,
    also: frozenset[str] = frozenset(),
    quoted: bool | None = None,
) -> Iterator[Edit]:
    """Each word of a table gives way to its partner; the longest that fits."""
    for found in _words(pairs).finditer(text):
        yield Edit(
            type=kind,
            severity=severity,
            span=Span(*found.span()),
            words=pairs[found[0]],
            also=also,
            quoted=quoted,
        )


def _numbers(text: str, random: Random) -> Iterator[Edit]:
    years = {found.span() for found in _YEAR.finditer(text)}
    for found in _NUMBER.finditer(text):
        if found.span() not in years:
            yield Edit(
                type="number",
                severity=2,
                span=Span(*found.span()),
                words=_other_figure(found[0], random),
                also=_MOMENT,
            )
    for found in _NUMBER_WORD.finditer(text):
        others = [word for word in table.NUMBER_WORDS if word != found[0]]
        yield Edit(
            type="number", severity=2, span=Span(*found.span()), words=random.choice(others), also=_MOMENT
        )
    for found in re.finditer(r"(?<!s and )\b(?:million|billion)\b", text):
        words = "billion" if found[0] == "million" else "million"
        yield Edit(type="number", severity=2, span=Span(*found.span()), words=words, also=frozenset({"unit"}))


def _other_figure(printed: str, random: Random) -> str:
    """Another figure of the same form: one digit changed, never the first to a nought."""
    places = [at for at, char in enumerate(printed) if char.isdigit()]
    at = random.choice(places)
    digits = [digit for digit in "123456789" if digit != printed[at]]
    return printed[:at] + random.choice(digits) + printed[at + 1 :]


def _amount_edits(text: str, random: Random) -> Iterator[Edit]:
    for found in _AMOUNT.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        unit = re.match(rf"(?: (?:million|billion|hundred|thousand))? ({'|'.join(table.UNITS)})\b", after)
        if unit:
            start = found.end() + unit.start(1)
            yield Edit(
                type="unit",
                severity=2,
                span=Span(start, start + len(unit[1])),
                words=table.UNITS[unit[1]],
                also=_MOMENT,
            )
        bound = re.search(rf"\b({'|'.join(table.BOUNDS)}) $", before)
        if bound:
            yield Edit(
                type="bound", severity=2, span=Span(*bound.span(1)), words=table.BOUNDS[bound[1]],
                also=frozenset({"quantifier", "modality"}),
            )  # fmt: skip
        elif (
            not _YEAR.match(found[0])
            and not _BOUND_BEHIND.match(after)
            and re.search(
                r"(?<!tens )(?<!hundreds )(?<!thousands )(?<!millions )(?<!out )"
                r"\b(?:have|has|of|by|cost|for|is|are|was|were|lost|with) $",
                before,
            )
        ):
            words = random.choice(table.ADDED_BOUNDS) + " "
            yield Edit(
                type="bound", severity=2, span=Span(found.start(), found.start()), words=words,
                also=frozenset({"quantifier", "modality"}),
            )  # fmt: skip


def _years(text: str) -> Iterator[Edit]:
    for found in _YEAR.finditer(text):
        yield Edit(
            type="date",
            severity=2,
            span=Span(*found.span()),
            words=str(int(found[0]) + 2),
            also=frozenset({"number"}),
        )


def _quantifiers(text: str) -> Iterator[Edit]:
    also = frozenset({"modality", "bound", "number"})
    for edit in _exchanges(text, "quantifier", 2, table.QUANTIFIERS, also=also):
        after = text[edit.span.end :].split(" ")
        before = text[: edit.span.start].split(" ")
        word = edit.span.slice(text)
        if word == "all" and (
            before[-2:-1] in (["at"], ["of"], ["after"], ["we"], ["they"], ["you"])
            or after[1:2] in (["right"], ["over"])
        ):
            continue
        if before[-2:-1] in (
            ["the"],
            ["a"],
            ["about"],
            ["roughly"],
            ["almost"],
            ["nearly"],
            ["not"],
            ["good"],
            ["great"],
        ) or after[1:2] in (["a"], ["an"], ["the"]):
            continue
        if word in ("a lot of", "a few") and after[1:2] and after[1] in _NO_NOUN:
            continue
        if word != "often" or before[-2:-1] not in (["too"], ["so"], ["more"], ["less"], ["very"]):
            yield edit


def _negations(text: str) -> Iterator[Edit]:
    for found in _BE.finditer(text):
        yield Edit(type="negation", severity=2, span=Span(found.end(), found.end()), words=" not")
    for found in re.finditer(r"\bcan(?= [a-z])(?! not\b)", text):
        yield Edit(type="negation", severity=2, span=Span(*found.span()), words="cannot")
    for found in _NOT.finditer(text):
        yield Edit(type="negation", severity=2, span=Span(found.start(), found.end()), words="")
    for found in _CLIPPED_NOT.finditer(text):
        yield Edit(type="negation", severity=2, span=Span(*found.span(1)), words="")
    yield from _exchanges(text, "negation", 2, table.NEGATIVES, also=frozenset({"quantifier"}))


def _modals(text: str) -> Iterator[Edit]:
    for edit in _exchanges(text, "modality", 2, table.MODALS):
        before = text[: edit.span.start].rstrip().rsplit(" ", 1)[-1]
        follows = re.match(r" (?:not |never |also |only )?[a-z]{2,}", text[edit.span.end :])
        if follows and before.casefold() not in (
            "the",
            "a",
            "free",
            "good",
            "own",
            "my",
            "their",
            "our",
            "of",
        ):
            yield edit


def _hedges(text: str) -> Iterator[Edit]:
    yield from _cuts(text, "modality", table.HEDGES, frozenset({"unmarked deletion", "condition or scope"}))
    for found in re.finditer(r"\b(?:is|are|was|were|will|has|have) (?=(?:a|an|the|going|[a-z]+ed)\b)", text):
        yield Edit(type="modality", severity=2, span=Span(found.end(), found.end()), words="probably ")


def _cuts(text: str, kind: str, cues: Sequence[str], also: frozenset[str]) -> Iterator[Edit]:
    """The cue goes, with a comma that only set it off."""
    for found in _words([*cues, *(cue[0].upper() + cue[1:] for cue in cues)]).finditer(text):
        start, end = found.span()
        if re.search(r"(?:\b(?:not|but|if)|n['’]t) $", text[:start], re.IGNORECASE) or found[0] == "Yet":
            continue
        if text[end : end + 2] == ", " and (start == 0 or text[:start].endswith(", ")):
            end += 2
        elif text[:start].endswith(", ") and text[end : end + 1] in (".", ","):
            start -= 2
        elif text[end : end + 5] == " that":
            end += 5
        if text[end : end + 1] in ("'", "’"):
            continue
        yield Edit(type=kind, severity=2, span=Span(start, end), words="", also=also)


def _persons(text: str, random: Random) -> Iterator[Edit]:
    for found in _words(table.PERSONS).finditer(text):
        if found[0] in ("her", "you") and not re.match(r" [a-z]", text[found.end() :]):
            continue
        yield Edit(
            type="person", severity=2, span=Span(*found.span()), words=random.choice(table.PERSONS[found[0]]),
            quoted=True,
        )  # fmt: skip


def _named(text: str, material: Material, random: Random) -> Iterator[Edit]:
    present = set(_names(text))
    for found in _NAME.finditer(text):
        others = [
            name for name in material.names
            if len(name.split()) == len(found[0].split()) and name not in present and name not in _TITLES
        ]  # fmt: skip
        if found[0] in present and found[0] not in _TITLES and others:
            yield Edit(
                type="name", severity=2, span=Span(*found.span()), words=random.choice(others),
                also=frozenset({"content word"}),
            )  # fmt: skip


def _conditions(text: str) -> Iterator[Edit]:
    also = frozenset({"unmarked deletion", "modality", "negation", "number"})
    for found in (*_CONDITION.finditer(text), *_FIRST_CONDITION.finditer(text)):
        left = re.findall(r"[a-z]{4,}", text[: found.start()] + text[found.end() :])
        tells = any(word not in _FUNCTION for word in left)
        if tells and (found.start() == 0 or found.start() >= 25):
            yield Edit(type="condition or scope", severity=2, span=Span(*found.span()), words="", also=also)


def _comparisons(text: str) -> Iterator[Edit]:
    for edit in _exchanges(text, "comparison", 2, table.COMPARISONS, also=frozenset({"quantifier"})):
        bound = re.match(r" (?:than (?:[\d$]|a |one|two|three|half)|and more|or less)", text[edit.span.end :])
        if not bound and not re.search(r"\b(?:no|any|once|one|two) $", text[: edit.span.start]):
            yield edit


def _content_words(text: str, material: Material, random: Random) -> Iterator[Edit]:
    for slot, found in content_words(text):
        others = material.others(slot, text, found[0])
        if others:
            yield Edit(type="content word", severity=2, span=Span(*found.span()), words=random.choice(others))


def _synonyms(text: str) -> Iterator[Edit]:
    """A word that is a verb in the table may be a noun in the sentence: "in the end", "your show"."""
    for edit in _exchanges(text, "synonym", 1, table.SYNONYMS, quoted=True):
        before = text[: edit.span.start].rstrip().rsplit(" ", 1)[-1].casefold()
        if edit.span.slice(text) not in table.VERBS_ONLY or before in _LEADS_VERB:
            yield edit


def _tenses(text: str) -> Iterator[Edit]:
    for edit in _exchanges(text, "tense", 1, table.TENSES, quoted=True):
        before = text[: edit.span.start].rstrip().rsplit(" ", 1)[-1].casefold()
        if before in _BARE or not before:
            continue
        own = {"is": "am", "has": "have", "does": "do"} if before == "i" else {}
        if edit.words != "has" or own or before in ("he", "she", "it"):
            yield replace(edit, words=own.get(edit.words, edit.words))


def _grammar(text: str) -> Iterator[Edit]:
    for edit in _exchanges(text, "grammar word", 1, table.GRAMMAR, quoted=True):
        after = text[edit.span.end :]
        fraction = re.search(rf"\b{_COUNT} $", text[: edit.span.start]) and re.match(rf" {_COUNT}\b", after)
        if not fraction and (edit.words != "a" or re.match(r" [bcdfgjklmnpqrstvwz]", after)):
            yield edit
    for found in re.finditer(r"(?<=[a-z] )the (?=[a-z]+s\b)", text):
        yield Edit(type="grammar word", severity=1, span=Span(*found.span()), words="", quoted=True)


def _roles(text: str) -> Iterator[Edit]:
    """The two things of "the A … the B" change places, and so do two names."""
    also = frozenset({"joined", "name", "content word"})
    for found in _THE_PAIR.finditer(text):
        same = re.fullmatch(r" (?:is|are|was|were) ", found[3])  # "the mill is the problem" says it both ways
        if found[2] != found[4] and not same and not {found[2], found[4]} & _FUNCTION:
            words = f"{found[1]} {found[4]}{found[3]}the {found[2]}"
            yield Edit(type="roles", severity=2, span=Span(*found.span()), words=words, also=also)
    names = [found for found in _NAME.finditer(text) if not set(found[0].split()) & _CALENDAR]
    for first, second in pairwise(names):
        if any(re.search(r"\b(?:the|[A-Z]\w*) $", text[: one.start()]) for one in (first, second)):
            continue
        if not all(re.match(_BEHIND, text[one.end() :]) for one in (first, second)):
            continue
        between = text[first.end() : second.start()]
        if (
            first[0] != second[0]
            and not re.search(r",| (?:and|or) ", between)
            and re.search(r" (?:[a-z]{2,}(?:ed|s)|is|are|will|would|can|to|than) ", between)
        ):
            yield Edit(
                type="roles", severity=2, span=Span(first.start(), second.end()),
                words=f"{second[0]}{between}{first[0]}", also=also,
            )  # fmt: skip
