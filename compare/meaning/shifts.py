"""What reported speech does to words: persons, tenses and places of speaking shift.

Lists only: irregular verbs with their past, and the words that stand for one another in direct and in
reported speech. Written from a school grammar's table of backshift.
"""

from __future__ import annotations

from compare.ingest.wordlists import word_set
from compare.meaning.stems import stem

__all__ = ["PAST", "SHIFTED", "is_past_of", "loose_form"]

PAST = {
    "is": "was",
    "are": "were",
    "am": "was",
    "has": "had",
    "have": "had",
    "do": "did",
    "does": "did",
    "go": "went",
    "come": "came",
    "say": "said",
    "get": "got",
    "give": "gave",
    "take": "took",
    "make": "made",
    "know": "knew",
    "think": "thought",
    "see": "saw",
    "tell": "told",
    "find": "found",
    "leave": "left",
    "bring": "brought",
    "keep": "kept",
    "begin": "began",
    "win": "won",
    "lose": "lost",
    "pay": "paid",
    "buy": "bought",
    "sell": "sold",
    "build": "built",
    "spend": "spent",
    "send": "sent",
    "hold": "held",
    "stand": "stood",
    "fight": "fought",
    "feel": "felt",
    "meet": "met",
    "run": "ran",
    "speak": "spoke",
    "write": "wrote",
    "become": "became",
    "grow": "grew",
    "fall": "fell",
    "rise": "rose",
    "lead": "led",
    "mean": "meant",
    "deal": "dealt",
    "hear": "heard",
    "lay": "laid",
    "sit": "sat",
    "teach": "taught",
    "understand": "understood",
    "choose": "chose",
    "draw": "drew",
    "drive": "drove",
    "eat": "ate",
    "fly": "flew",
    "forget": "forgot",
    "rebuild": "rebuilt",
    "seek": "sought",
    "show": "showed",
    "sing": "sang",
    "break": "broke",
    "throw": "threw",
    "wear": "wore",
    "catch": "caught",
    "hang": "hung",
    "hide": "hid",
}
"""The present of irregular verbs and its past."""

_GROUPS = (
    ("pronoun", "i me we us you he him she her they them it"),
    ("possessive", "my our your his their its mine ours yours theirs"),
    ("self", "myself ourselves yourself yourselves himself herself themselves itself"),
    ("be", "is are am was were be been being"),
    ("have", "have has had"),
    ("do", "do does did"),
    ("will", "will would shall"),
    ("can", "can could"),
    ("may", "may might"),
    ("must", "must"),
    ("this", "this that these those"),
    ("here", "here there"),
    ("now", "now then"),
)
_BE_HAVE_DO = word_set("was were had did")

SHIFTED = {word: name for name, words in _GROUPS for word in word_set(words)} | {
    past: present for present, past in PAST.items() if past not in {*_BE_HAVE_DO, "left", "found"}
}
"""Word -> what it has in common with its counterpart in reported speech."""


def is_past_of(word: str, other: str) -> bool:
    """True if `word` is a past form of `other`.

    Example:
        >>> is_past_of("apologized", "apologize"), is_past_of("knew", "know"), is_past_of("need", "needs")
        (True, True, False)
    """
    regular = {f"{other}ed", f"{other}d", f"{other[:-1]}ied", f"{other}{other[-1:]}ed"}
    return PAST.get(other) == word or (len(other) > 1 and word in regular)


def loose_form(form: str) -> str:
    """A word without person and tense: what it has in common with its counterpart, else its stem.

    Example:
        >>> loose_form("was") == loose_form("am"), loose_form("said") == loose_form("say")
        (True, True)
    """
    return SHIFTED.get(form) or stem(form)
