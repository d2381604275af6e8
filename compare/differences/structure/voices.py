"""Who speaks: words given to somebody else, the outlet's own voice, verbs that judge.

Goes in: located claims of an article. Comes out: drafts on who is said to speak. Only a name can differ: a
pronoun or a role is left undetermined (`compare.alignment.decide`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from compare.alignment.words import fold, fold_words
from compare.differences import say
from compare.differences.frame import Draft
from compare.differences.structure.case import Case
from compare.ingest.wordlists import word_set
from compare.language import Words, gettext_lazy
from compare.model import Span
from compare.segment.cues import VERBS

__all__ = ["find_attributions", "find_judging_verbs", "find_own_voice"]

_DIALOGUE = re.compile(r"\b(?:I|we|you|my|our|your|us|me)\b(?!\.)|\?|^[A-ZÀ-Þ .]{3,}:|[“”]")
LABEL, OFTEN, LINES = 6, 3, 8
"""Words of the longest line that names who speaks; how often one must stand there, and how often all."""

LEAST = 5
"""Words below which a sentence may stand in any text."""

SUBJECT = 6
"""First words of a sentence among which its subject and verb stand."""

_ATTITUDES = word_set(
    "wants want wanted expects expect expected hopes hope hoped plans plan planned intends intend intended"
    " aims aim aimed believes believe believed thinks think thought fears fear feared favours favors supports"
    " opposes rejects promises promised"
)

_JUDGING = word_set(
    "admit concede confess claim allege boast brag gush fume rant rave snarl sneer whine pretend bluster"
    " gloat preach purport grumble rail scoff gripe grouse moan crow trumpet thunder bark snap hiss blurt"
    " ramble rage"
)
JUDGING = frozenset(form for form, told in VERBS.items() if told.lemma in _JUDGING)
"""Verbs that report and judge: they say that the words are doubtful, guilty or foolish. After the
distinction of neutral and evaluating verbs of speech in Geis (1987) and Bell (1991); method.md §4 names
"admitted", "claimed"."""


def find_attributions(case: Case) -> Iterator[Draft]:
    """Words that the article gives, by name, to another speaker than the record does."""
    if case.alignment.attribution != "differs":
        return
    named = case.claim.attribution.speaker or ""
    if fold(named) in {fold(passage.speaker or "") for passage in case.passages}:
        return  # one person under two spellings of a label
    nobody = gettext_lazy("a speaker not named")
    spoken = say.listed(list(dict.fromkeys(passage.speaker or nobody for passage in case.passages)))
    yield case.draft(
        "words explicitly given, by name, to another speaker",
        _evidence(case) or case.claim.span, case.stretches[0],
        gettext_lazy(
            "The article gives these words to {named}; in the record they are those of {spoken}.",
            named=named, spoken=spoken,
        ),
    )  # fmt: skip


def find_own_voice(cases: Sequence[Case]) -> Iterator[tuple[Case, Draft]]:
    """Statements of the record that the article makes without saying whose they are.

    A paragraph that speaks of "I" or asks is a dialogue printed without quotation marks, not the outlet's
    voice; nor is anything in an article in which who speaks stands in lines of their own.
    """
    own = [case for case in cases if case.claim.kind == "speaker's assertion"]
    if own and _names_turns(own[0]):
        return
    if 2 * sum(map(_is_dialogue, own)) > len(own) >= LEAST:
        return
    spoken = {_block(case) for case in own if _is_dialogue(case)}
    for case in own:
        if _has_source(case) or _block(case) in spoken or len(case.printed) < LEAST:
            continue
        if _tells_attitude(case):
            continue
        yield case, case.draft(
            "the speaker's assertion in the outlet's own voice", case.claim.span, case.stretches[0],
            _own_voice(case),
        )  # fmt: skip


def _has_source(case: Case) -> bool:
    """True if the article says whose words they are; words of the record's own that were read as a source
    ("people think that …") are none.
    """
    source = case.claim.attribution
    if not source.speaker or source.in_record:
        return bool(source.speaker)
    own = [f" {' '.join(fold_words(passage.text).folded)} " for passage in case.passages]
    evidence = f" {' '.join(fold_words(source.evidence).folded)} "
    return not evidence.strip() or not any(evidence in words for words in own)


def _own_voice(case: Case) -> Words:
    ours = say.shown(case.claim.span.slice(case.printed_text))
    theirs = say.shown(case.stretches[0].slice(case.said_text))
    return gettext_lazy(
        "The article prints “{ours}” in its own voice; the record reads “{theirs}” as words of {speaker}.",
        ours=ours,
        theirs=theirs,
        speaker=case.passages[0].speaker or gettext_lazy("a speaker"),
    )


def _names_turns(case: Case) -> bool:
    """True for the transcript of a programme: short lines without a stop that come again and again."""
    text = case.printed_text
    lines = [block.span.slice(text).strip() for block in case.article.blocks]
    again = Counter(
        line for line in lines if line and len(line.split()) <= LABEL and line[-1] not in '.?!:,”"'
    )
    return sum(n for n in again.values() if n >= OFTEN) >= LINES


def _tells_attitude(case: Case) -> bool:
    """True for "The mayor wants to …", "Roe expects …": the sentence itself says whose view it is."""
    verb = next((at for at, word in enumerate(case.printed.folded[:SUBJECT]) if word in _ATTITUDES), 0)
    record = case.pair.record
    names = {passage.speaker for passage in case.passages if passage.speaker}
    roles = [one.role for one in record.speakers if one.name in names and one.role]
    own = {word for text in (*names, *roles) for word in fold(text).split() if len(word) > 2}
    return not own.isdisjoint(case.printed.folded[:verb])


def _is_dialogue(case: Case) -> bool:
    return bool(_DIALOGUE.search(case.claim.span.slice(case.printed_text)))


def _block(case: Case) -> int:
    return next(one.block for one in case.article.sentences if one.id == case.claim.sentence_id)


def find_judging_verbs(cases: Sequence[Case]) -> Iterator[tuple[Case, Draft]]:
    """One draft per reporting verb that judges, whatever number of claims it reports."""
    seen: set[Span] = set()
    for case in cases:
        verb = case.claim.attribution.verb
        if verb is None or verb.casefold() not in JUDGING:
            continue
        place = _verb_place(case, verb)
        if place is not None and place not in seen:
            seen.add(place)
            yield (
                case,
                case.draft(
                    "reporting verb that judges",
                    place,
                    case.stretches[0],
                    gettext_lazy(
                        "The article reports these words with “{verb}”, which says more than “said”.",
                        verb=verb,
                    ),
                ),
            )


def _sentence(case: Case) -> Span:
    return next(one.span for one in case.article.sentences if one.id == case.claim.sentence_id)


def _evidence(case: Case) -> Span | None:
    """Where the words stand that name the speaker: in the claim's sentence, nearest to the claim."""
    return _nearest(case, case.claim.attribution.evidence)


def _verb_place(case: Case, verb: str) -> Span | None:
    evidence = _evidence(case)
    if evidence is not None:
        at = evidence.slice(case.printed_text).find(verb)
        if at >= 0:
            return Span(evidence.start + at, evidence.start + at + len(verb))
    return _nearest(case, verb)


def _nearest(case: Case, words: str) -> Span | None:
    """The place of some words in the sentence of the claim, or in the one before it, that lies nearest to
    it.
    """
    if not words:
        return None
    sentence = _sentence(case)
    text, places = case.printed_text, []
    at = text.find(words, max(0, sentence.start - 300))
    while 0 <= at < sentence.end + 200:
        places.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    return min(places, key=lambda one: (abs(one.start - case.claim.span.end), one.start), default=None)
