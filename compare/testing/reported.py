"""Direct speech turned into reported speech: I → he, one step back in tense.

Goes in: a sentence of the record. Comes out: the same sentence as it stands behind "he said that", or
nothing where the rules here would not give good English. For tests only: a report never shows such words.
"""

from __future__ import annotations

import re

__all__ = ["can_be_reported", "is_quotable", "rewrite_reported"]

_PERSONS = {
    "i": "he", "me": "him", "my": "his", "mine": "his", "myself": "himself",
    "we": "they", "us": "them", "our": "their", "ours": "theirs", "ourselves": "themselves",
}  # fmt: skip
_BACK = {
    "am": "was", "is": "was", "are": "were", "has": "had", "have": "had", "will": "would", "can": "could",
    "may": "might", "shall": "should", "isn't": "wasn't", "aren't": "weren't", "hasn't": "hadn't",
    "haven't": "hadn't", "won't": "wouldn't", "can't": "couldn't", "cannot": "could not",
    "don't": "didn't", "doesn't": "didn't", "do": "did", "does": "did",
}  # fmt: skip
_JOINED = {
    "i'm": "he was", "we're": "they were", "they're": "they were", "i've": "he had", "we've": "they had",
    "they've": "they had", "i'll": "he would", "we'll": "they would", "they'll": "they would",
    "it'll": "it would", "i'd": "he would", "we'd": "they would", "there'll": "there would",
}  # fmt: skip
_VERBS = {
    "think": "thought", "believe": "believed", "know": "knew", "want": "wanted", "need": "needed",
    "hope": "hoped", "expect": "expected", "mean": "meant", "feel": "felt", "agree": "agreed",
    "understand": "understood", "love": "loved", "see": "saw", "say": "said", "promise": "promised",
    "support": "supported", "like": "liked", "live": "lived", "work": "worked", "pay": "paid",
}  # fmt: skip
_PAST = (
    "was",
    "had",
    "would",
    "could",
    "should",
    "must",
    "did",
    "went",
    "said",
    "saw",
    "spoke",
    "made",
    "got",
)
_OPENERS = frozenset(
    {
        "i", "we", "the", "this", "that", "these", "those", "there", "it", "he", "she", "they", "a", "an",
        "our", "my", "nobody", "everyone", "everybody", "people",
    }
)  # fmt: skip
_AUXILIARIES = frozenset(
    {
        "to", "will", "would", "can", "could", "may", "might", "shall", "should", "must", "not", "n't",
        "the", "a", "an", "of",
    }
)  # fmt: skip
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_SECOND_PERSON = re.compile(
    r"\b(?:you|your|yours|yourself|here|now|today|tomorrow|yesterday|let)\b", re.IGNORECASE
)
_CLIPPED = re.compile(
    r"\b(?:it|that|there|he|she|what|who|here)['’]s\b|\b(?:it|he|she|that|they|you)['’]d\b", re.IGNORECASE
)
_UNQUOTABLE = re.compile(r"[\"“”‘«»\[\]()…:;]|\.\.|--| [-–—] |[–—]|'\s|\s'")


def is_quotable(text: str) -> bool:
    """True for a plain statement: one full stop at its end, no marks, brackets or dashes inside."""
    return text.endswith(".") and not _UNQUOTABLE.search(text) and text[0].isupper() and ". " not in text


def can_be_reported(text: str) -> bool:
    """True if `rewrite_reported` gives good English: a statement, no second person, no odd verb."""
    words = [word.replace("’", "'").casefold() for word in _WORD.findall(text)]
    if not words or words[0] not in _OPENERS or _SECOND_PERSON.search(text) or _CLIPPED.search(text):
        return False
    return all(_fits(word, after) for word, after in zip(words, [*words[1:], ""], strict=True))


def _fits(word: str, after: str) -> bool:
    """A bare present behind "I" would need a third person's ending: only verbs of the table pass."""
    if word != "i":
        return True
    return after in _BACK or after in _VERBS or after in _PAST or after.endswith("ed")


def rewrite_reported(text: str) -> str:
    """The sentence as it stands behind "he said that"; other characters stay where they are.

    Args:
        text: A sentence for which `can_be_reported` holds, perhaps with one edit in it.
    """
    before = ""
    made: list[str] = []
    end = 0
    for found in _WORD.finditer(text):
        made.append(text[end : found.start()])
        made.append(_reported_word(found[0], before, first=not before))
        before = found[0].replace("’", "'").casefold()
        end = found.end()
    return "".join(made) + text[end:]


def _reported_word(printed: str, before: str, *, first: bool) -> str:
    word = printed.replace("’", "'").casefold()
    if word == "may" and printed[0].isupper():
        return printed
    if word == "us" and printed.isupper():
        return printed
    for table in (_PERSONS, _JOINED, _BACK):
        if word in table and not (table is _BACK and _is_bare(word, before)):
            return table[word]
    if word in _VERBS and before in ("i", "we", "they", "people"):
        return _VERBS[word]
    return printed[0].lower() + printed[1:] if first and word in _OPENERS else printed


def _is_bare(word: str, before: str) -> bool:
    """An infinitive, or a verb behind another auxiliary, does not move back ("will have", "to have")."""
    return before in _AUXILIARIES and word in ("have", "can", "will", "may", "am", "do")
