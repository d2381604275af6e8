"""What decisions were worth on labelled texts that they were not fitted to, in words.

Goes in: `compare/quality.json` (written by `pressdiff evaluate`), and what kind of records a comparison has.
Comes out: sentences, and plain values for `results.json`. Nothing is measured here.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from compare.comparison import Comparison
from compare.language import gettext, gettext_noop
from compare.metrics.intervals import wilson
from compare.report.text import MINIMUM_FOR_PERCENT, listed
from compare.report.woven import CLAUSES, joined_parts
from compare.segment.language import translated_sides
from compare.segment.sketch import hashes_of, is_sketch_of

__all__ = [
    "ABOUT",
    "OWN",
    "Own",
    "Whose",
    "Worth",
    "clauses",
    "form_word",
    "forms_of",
    "interval_words",
    "own_texts",
    "quality_values",
    "whose",
    "worth_line",
    "worth_of",
    "worth_sentences",
]

QUALITY = Path(__file__).resolve().parents[1] / "quality.json"

UNTRIED_KINDS = (gettext_noop("captions"), gettext_noop("machine recognition"))
"""Kinds of record that no labelled set has: nothing was measured for them."""

FORM_WORDS = {
    "as spoken": gettext_noop("records in the language that was spoken"),
    "translation": gettext_noop("a record in translation"),
}
FORMS = (gettext_noop("as spoken"), gettext_noop("translation"), *UNTRIED_KINDS)
ABOUT = (
    gettext_noop("two articles about a speech, labelled by two readers"),
    gettext_noop("newspapers' quotations from debates"),
    gettext_noop("journalists' claims about debates"),
    gettext_noop("sentences of summaries of committee meetings"),
    gettext_noop("an encyclopaedia's claims and the articles it cites"),
)
"""What the sets of `QUALITY` are about, as it stands there."""

UNSTATED = gettext_noop(
    "The language that was spoken at this event is not stated: if a side is a translation, these figures do "
    "not hold here."
)

Whose = Literal["other", "some", "own"]
"""Texts that figures come from: others than the event's own, its own among others, its own only."""
Own = Mapping[str, Whose]
"""The labelled sets that an event's own texts are among, by name."""
# Translators: {parts} is for example "of 100 quotations called located, 98 were there (95 % interval …)".
LINES: Mapping[Whose, str] = {
    "other": gettext_noop("On other texts: {parts}."),
    "some": gettext_noop("On labelled texts, some of them of this very event: {parts}."),
    "own": gettext_noop("These figures come from texts of this very event, not from others: {parts}."),
}
OWN: Mapping[Whose, str] = {
    "other": "",
    "some": gettext_noop("Some of these are texts of this very event."),
    "own": gettext_noop(
        "These are texts of this very event: what such decisions are worth on others was not measured."
    ),
}
"""What is said behind a sentence that names the texts."""

SHARES = {
    "quotation called located": (
        # Translators: {interval} is for example "(95 % interval 2 to 9, from 120 cases)".
        gettext_noop("of 100 quotations called located, {share} were there {interval}"),
        gettext_noop("of {called} quotations called located, {part} were there"),
    ),
    "quotation called not located": (
        gettext_noop("of 100 quotations called not located, {share} were there after all {interval}"),
        gettext_noop("of {called} quotations called not located, {part} were there after all"),
    ),
    "passage of a located quotation": (
        gettext_noop("of 100 located quotations, {share} were tied to the right passage {interval}"),
        gettext_noop("of {called} located quotations, {part} were tied to the right passage"),
    ),
    "quotation called verbatim": (
        gettext_noop("of 100 quotations called word for word, {share} were so {interval}"),
        gettext_noop("of {called} quotations called word for word, {part} were so"),
    ),
    "quotation called altered": (
        gettext_noop("of 100 quotations called edited, {share} were so {interval}"),
        gettext_noop("of {called} quotations called edited, {part} were so"),
    ),
    "reported speech called located": (
        gettext_noop("of 100 reported statements called located, {share} were there {interval}"),
        gettext_noop("of {called} reported statements called located, {part} were there"),
    ),
    "reported speech called not located": (
        gettext_noop(
            "of 100 reported statements called not located, {share} were there after all {interval}"
        ),
        gettext_noop("of {called} reported statements called not located, {part} were there after all"),
    ),
}
"""Decision → what became of those decided so: as a share, and where there are too few for one, as counts."""
AFTER_ALL = ("quotation called not located", "reported speech called not located")
"""Decisions of which those are told that were not right."""

FAMILIES = {
    "quotation": gettext_noop("quotations: not measured for this form of record"),
    "reported speech": gettext_noop("reported statements: not measured for this form of record"),
}
"""What the main decisions begin with, and what is said where none of them was measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """What one decision was worth on one set.

    Attributes:
        decision: A key of `SHARES`.
        form: Of the set's records: ``as spoken`` or ``translation``.
        labelled_set: Its name.
        about: What its items are.
        called: How many items were decided so.
        right: How many of these are so.
        actual: How many items are so.
    """

    decision: str
    form: str
    labelled_set: str
    about: str
    called: int
    right: int
    actual: int


@cache
def _sets(path: Path) -> dict[str, Any]:
    """The labelled sets of the file by their names; none where there is no file."""
    return dict(json.loads(path.read_text("utf-8"))["sets"]) if path.is_file() else {}


@cache
def _sketches(path: Path) -> dict[str, list[list[list[str]]]]:
    """Of each labelled set the sketches of its texts, event by event."""
    return {
        name: [[text.split() for text in event] for event in one.get("texts", ())]
        for name, one in _sets(path).items()
    }


@cache
def _measured(path: Path) -> tuple[Worth, ...]:
    """Every decision of the file whose weights were not fitted to the texts that it was measured on."""
    return tuple(
        Worth(
            decision=item["kind"],
            form=item["form"],
            labelled_set=name,
            about=one["about"],
            called=item["called"],
            right=item["right"],
            actual=item["actual"],
        )
        for name, one in _sets(path).items()
        for item in one["decisions"]
        if not item["fitted"] and item["called"]
    )


def forms_of(comparison: Comparison) -> tuple[str, ...]:
    """Forms of the records compared, each once: as spoken, translation, or an untried kind by its name."""
    forms = []
    for record in comparison.transcripts:
        if record.info.kind in UNTRIED_KINDS:
            forms.append(str(record.info.kind))
            continue
        sides = [any(translated_sides(record, article)) for article in comparison.articles] or [False]
        forms += ["translation" if side else "as spoken" for side in sorted(sides)]
    return tuple(dict.fromkeys(forms))


def worth_of(form: str, path: Path = QUALITY) -> tuple[Worth, ...]:
    """What was measured for a form of record, in the order of `SHARES`; empty where nothing was."""
    order = list(SHARES)
    found = [one for one in _measured(path) if one.form == form and one.decision in SHARES]
    return tuple(sorted(found, key=lambda one: order.index(one.decision)))


def own_texts(comparison: Comparison, path: Path = QUALITY) -> Own:
    """Of which labelled sets the records and articles compared are a part, and whether these have any others;
    a set that is not named has none of them.

    Texts are told by sketches of them; a set of one event is the event's own with any of its texts.
    """
    documents = [record.document for record in comparison.transcripts]
    documents += [article.document for article in comparison.articles]
    return _own(tuple(document.text for document in documents), path)


@lru_cache(maxsize=8)
def _own(texts: tuple[str, ...], path: Path) -> Own:
    """The same of the texts."""
    found: dict[str, Whose] = {}
    hashes = [hashes_of(text) for text in texts]
    for name, events in _sketches(path).items():
        own = sum(any(is_sketch_of(text, one) for text in event for one in hashes) for event in events)
        if own:
            found[name] = "own" if own == len(events) else "some"
    return found


def whose(worths: Sequence[Worth], own: Own) -> Whose:
    """What texts these figures come from; other ones for no figures."""
    found = {own.get(one.labelled_set, "other") for one in worths}
    return "own" if found == {"own"} else "some" if found - {"other"} else "other"


def worth_sentences(comparison: Comparison, own: Own, path: Path = QUALITY) -> tuple[str, ...]:
    """One sentence for each form of record in the comparison; none for a comparison without records."""
    stated = all(record.info.spoken_language for record in comparison.transcripts)
    return tuple(
        f"{told} {gettext(UNSTATED)}" if found and form == "as spoken" and not stated else told
        for form in forms_of(comparison)
        for found in [worth_of(form, path)]
        for told in [_sentence(form, found, whose(found, own))]
    )


def worth_line(comparison: Comparison, decisions: Collection[str], own: Own, path: Path = QUALITY) -> str:
    """What decisions of these kinds were worth on labelled texts, and whether these are others than the
    event's own, in short: one part per form of record.
    """
    stated = all(record.info.spoken_language for record in comparison.transcripts)
    told: list[str] = []
    used: list[Worth] = []
    for form in forms_of(comparison):
        worths = [one for one in worth_of(form, path) if one.decision in decisions]
        parts, used = clauses([_part(one) for one in worths]), [*used, *worths]
        if not parts:
            told.append(gettext("not measured for this form of record ({form})", form=form_word(form)))
        elif stated or form != "as spoken":
            told.append(parts)
        else:
            told.append(gettext("{parts} (for records as spoken; here that is not stated)", parts=parts))
    return gettext(LINES[whose(used, own)], parts=clauses(told)) if told else ""


def form_word(form: str) -> str:
    """A form of record, one of `FORMS`, for people."""
    return gettext(form)


def clauses(parts: Sequence[str]) -> str:
    """Clauses of one sentence, semicolons between them; empty for none."""
    return "".join(joined_parts([[part] for part in parts], str, CLAUSES))


def quality_values(comparison: Comparison, own: Own, path: Path = QUALITY) -> list[dict[str, Any]]:
    """The same as plain values, one per decision and form; a form that was not measured has none."""
    return [
        _value(one, own=own.get(one.labelled_set, "other"))
        for form in forms_of(comparison)
        for one in worth_of(form, path)
    ]


def _sentence(form: str, worths: tuple[Worth, ...], whose_texts: Whose) -> str:
    if not worths:
        return gettext(
            "What these decisions are worth: not measured for this form of record ({form}).",
            form=form_word(form),
        )
    missing = [
        gettext(words)
        for start, words in FAMILIES.items()
        if not any(one.decision.startswith(start) for one in worths)
    ]
    told = gettext(
        "What these decisions were worth on labelled texts that they were not fitted to ({texts}; {form}): "
        "{parts}.",
        texts=listed([gettext(about) for about in dict.fromkeys(one.about for one in worths)]),
        form=gettext(FORM_WORDS[form]),
        parts=clauses([*(_part(one) for one in worths), *missing]),
    )
    return f"{told} {gettext(OWN[whose_texts])}".rstrip()


def _part(one: Worth) -> str:
    """``of 100 quotations called not located, 3 were there``; below twenty the counts themselves."""
    share, counts = SHARES[one.decision]
    part = one.called - one.right if one.decision in AFTER_ALL else one.right
    ends = wilson(part, one.called)
    if one.called < MINIMUM_FOR_PERCENT or ends is None:
        return gettext(counts, called=one.called, part=part)
    return gettext(share, share=round(100 * part / one.called), interval=interval_words(ends, one.called))


def interval_words(ends: tuple[float, float], cases: int) -> str:
    """``(95 % interval 2 to 9, from 120 cases)``: the ends of a share, each 0–1, of twenty cases or more."""
    low, high = (round(100 * end) for end in ends)
    return gettext("(95 % interval {low} to {high}, from {n} cases)", low=low, high=high, n=cases)


def _value(one: Worth, *, own: Whose) -> dict[str, Any]:
    ends = wilson(one.right, one.called)
    return {
        "decision": one.decision,
        "form": one.form,
        "set": one.labelled_set,
        "texts": own,
        "called": one.called,
        "right": one.right,
        "actual": one.actual,
        "precision_low": None if ends is None else round(ends[0], 4),
        "precision_high": None if ends is None else round(ends[1], 4),
    }
