"""Pieces that print the record faithfully in another form: none of them may be called a change of meaning.

Goes in: sentences of a record. Comes out: `Planted` pieces of severity 0, with what varies as their type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from random import Random

from compare.model import Passage, Span, Transcript
from compare.testing import edit_words as table
from compare.testing.planted import Edit, Planted, surname
from compare.testing.reported import is_quotable
from compare.testing.structure_edits import answered

__all__ = ["harmless_edits", "harmless_pieces", "harmless_records"]

_SHORT = {
    "it is": "it's", "that is": "that's", "we are": "we're", "I am": "I'm", "they are": "they're",
    "you are": "you're", "we have": "we've", "I have": "I've", "I will": "I'll", "we will": "we'll",
    "do not": "don't", "does not": "doesn't", "did not": "didn't", "is not": "isn't", "are not": "aren't",
    "cannot": "can't", "will not": "won't", "would not": "wouldn't", "could not": "couldn't",
    "should not": "shouldn't", "was not": "wasn't", "have not": "haven't", "has not": "hasn't",
}  # fmt: skip
_LONG = {
    "we're": "we are", "I'm": "I am", "they're": "they are", "you're": "you are", "we've": "we have",
    "I've": "I have", "they've": "they have", "I'll": "I will", "we'll": "we will", "they'll": "they will",
    "don't": "do not", "doesn't": "does not", "didn't": "did not", "isn't": "is not", "aren't": "are not",
    "can't": "cannot", "won't": "will not", "wouldn't": "would not", "couldn't": "could not",
    "wasn't": "was not", "haven't": "have not", "hasn't": "has not", "shouldn't": "should not",
}  # fmt: skip
_WORDS = (
    "",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_FIGURES = {word: number for number, word in enumerate(_WORDS) if number > 1} | _TENS
_FILLERS = re.compile(
    r"(?<=\w), (?:you know|I mean|er|um|uh),|\b(?:er|um|uh), |^(?:Well|Look|You know|I mean), ", re.IGNORECASE
)
_TWICE = re.compile(r"\b(I|we|you|they|it|the|a|and|to|is|of|in|but|so|if),? (?=\1(?![\w'’]))")
_COMMA = re.compile(r",(?= (?:and|too|in|at|on|for)\b)")
_HANGING = re.compile(r"\b(?:if|unless|when|because|although|until|while|as long as)\b", re.IGNORECASE)
_LOWERED = re.compile(
    r"(?:The|This|That|These|There|It|We|They|He|She|A|An|And|But|So|If|In|On|My|Our|You|No)\b"
)
_TURNS = re.compile(
    r"^(?:if|unless|but|because|until|although|except|only|not|which|who|that|or|and|as|than|so|when)\b",
    re.IGNORECASE,
)


def harmless_edits(text: str) -> Iterator[Edit]:
    """Every harmless edit of a sentence that this module can make, for a quotation."""
    yield Edit(type="verbatim", severity=0, span=Span(0, 0), words="", quoted=True)
    for pairs in (_SHORT, {key.replace("'", mark): words for key, words in _LONG.items() for mark in "'’"}):
        yield from _exchange(text, "contraction", pairs)
    yield from _exchange(text, "spelling", table.SPELLINGS)
    yield from _exchange(
        text, "spelling", {british: american for american, british in table.SPELLINGS.items()}
    )
    yield from _figures(text)
    for kind, pattern in (("filler", _FILLERS), ("false start", _TWICE)):
        for found in pattern.finditer(text):
            yield Edit(type=kind, severity=0, span=Span(*found.span()), words="", quoted=True)
    for found in _COMMA.finditer(text):
        yield Edit(type="punctuation", severity=0, span=Span(*found.span()), words="", quoted=True)
        yield Edit(type="dash", severity=0, span=Span(*found.span()), words=" –", quoted=True)


def _exchange(text: str, kind: str, pairs: Mapping[str, str]) -> Iterator[Edit]:
    for old, new in pairs.items():
        for found in re.finditer(rf"(?<![\w'’-]){re.escape(old)}(?![\w'’-])(?! not\b)(?= [a-z])", text):
            yield Edit(type=kind, severity=0, span=Span(*found.span()), words=new, quoted=True)


def _figures(text: str) -> Iterator[Edit]:
    """Another form of the same number."""

    def form(found: re.Match[str], words: str) -> Edit:
        return Edit(type="number form", severity=0, span=Span(*found.span()), words=words, quoted=True)

    number = rf"(?:{'|'.join(_FIGURES)}|hundred|thousand|million)"
    for found in re.finditer(
        rf"(?<!hundred )(?<!thousand )(?<!million )(?<![\w-])(?:{'|'.join(_FIGURES)})(?![\w'’-]| {number}\b)",
        text,
    ):
        yield form(found, str(_FIGURES[found[0]]))
    spoken = {str(number): word for word, number in _FIGURES.items()}
    for found in re.finditer(r"(?<![\w.,$/-])\d{1,2}(?![\w/%'’-]|[.,:]\d)", text):
        if found[0] in spoken:
            yield form(found, spoken[found[0]])
    for found in re.finditer(r"\$(\d[\d.,]*\d|\d) (million|billion|trillion)\b", text):
        yield form(found, f"${found[1]}{ {'million': 'm', 'billion': 'bn', 'trillion': 'tn'}[found[2]] }")
    for found in re.finditer(r"(?<![\w.,$])(\d+)\.(\d) billion\b", text):
        yield form(found, f"{found[1]},{found[2]}00 million")
    for found in re.finditer(r"(?<=\d) (?:percent|per cent)\b", text):
        yield form(found, "%")
    for found in re.finditer(r"(?<=\d)%", text):
        yield form(found, " percent")


def harmless_pieces(passage: Passage, random: Random) -> Iterator[Planted]:
    """Other forms of a whole quotation: marks, case, an honest ellipsis, a plain fragment, neutral verbs."""
    name, words = surname(passage.speaker or "The speaker"), passage.text.rstrip(".")
    verb = random.choice(table.NEUTRAL_VERBS)
    yield _piece("neutral verb", passage, f"“{words},” {name} {verb}.")
    yield _piece("quotation marks", passage, f'"{words}," {name} said.')
    yield _piece("quotation marks", passage, f"{name} said: ‘{words}.’")
    if _LOWERED.match(words):
        yield _piece("case", passage, f"{name} said “{words[0].lower()}{words[1:]}”.")
    for found in re.finditer(r", ", words):
        head, tail = words[: found.start()], words[found.end() :]
        if len(tail.split()) < 6 or "," in tail or _TURNS.match(tail) or _HANGING.search(head):
            continue
        yield _piece("ellipsis at an end", passage, f"“… {tail},” {name} said.")
        if len(head.split()) >= 6:
            yield _piece("ellipsis at an end", passage, f"“{head} …,” {name} said.")


def _piece(kind: str, passage: Passage, paragraph: str) -> Planted:
    return Planted(
        type=kind,
        severity=0,
        blocks=(("paragraph", paragraph),),
        changed=(Span(0, len(paragraph)),),
        passage_ids=(passage.id,),
        passage_changed=(passage.span,),
    )


def harmless_records(record: Transcript) -> Iterator[Planted]:
    """Answers printed with their questions."""
    for question, answer in zip(record.passages, record.passages[1:], strict=False):
        asked = question.turn_id != answer.turn_id and question.text.endswith("?")
        if (
            asked
            and answer.n_words >= 4
            and is_quotable(answer.text)
            and not re.search(r"[\"“”\[(…]|\.\.\.", question.text)
        ):
            yield answered((answer,), question=question)
