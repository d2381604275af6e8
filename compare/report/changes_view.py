"""The section on what has changed since the state before, as frozen values for the templates.

Goes in: `Changes`. Comes out: a `ChangesView`. Words of articles and records are
slices; sentences state facts of texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Final

from compare.changes.model import (
    ArticleChange,
    Changes,
    CountMoved,
    GoneFinding,
    NewFinding,
    PassageMoved,
    RecordChange,
    Restated,
    VersionChange,
)
from compare.changes.snapshot import ArticleState, ClaimState, FindingState
from compare.language import gettext, gettext_noop, ngettext
from compare.model import State
from compare.report.text import day, listed, number, shorten
from compare.report.value_words import value_word
from compare.report.view_changes import ChangedFinding, ChangedList, ChangeLine, ChangesView, VersionView
from compare.report.view_tables import Table, TableRow
from compare.report.wording import NOT_STATED, SEVERITY_WORDS, STATE_WORDS, headline_word

__all__ = ["ChangeLine", "ChangedFinding", "ChangedList", "ChangesView", "VersionView", "build_changes"]

LOST = frozenset({"not located", "partly located"})
MOST = 40
"""Lines of a list; what is beyond them stands in `changes.json`."""
NOT_LOCATED = gettext_noop("Not located: {caveat}")
NO_NOTICE = gettext_noop(
    "No correction notice was found in it. A correction notice is told by rule from the words of the text; "
    "what no rule knows is not found."
)
RECORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "new": gettext_noop("New record"),
        "removed": gettext_noop("Record no longer supplied"),
        "changed": gettext_noop("Record with another text"),
        "restated": gettext_noop("Record of which something else is stated"),
    }
)
ARTICLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "new": gettext_noop("New"),
        "changed": gettext_noop("Another text"),
        "restated": gettext_noop("Something else is stated"),
        "removed": gettext_noop("No longer supplied"),
        "erased": gettext_noop("Erased on request"),
    }
)
STATED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "name": gettext_noop("name"),
        "title": gettext_noop("title"),
        "url": gettext_noop("url"),
        "published": gettext_noop("published"),
        "retrieved": gettext_noop("retrieved"),
        "file": gettext_noop("file"),
    }
)
"""What may be stated otherwise of an article."""
FINDINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "not located": gettext_noop("Not located"),
        "not located in part": gettext_noop("Not located in part"),
        "attribution differs": gettext_noop("Given to another speaker"),
        "doubt about the record": gettext_noop("Doubt about the record"),
    }
)
COUNTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "articles": gettext_noop("articles"),
        "passages matched by none": gettext_noop("passages matched by none"),
        "claims": gettext_noop("claims"),
        "quotations": gettext_noop("quotations"),
        "located": gettext_noop("located"),
        "partly located": gettext_noop("partly located"),
        "ambiguous": gettext_noop("ambiguous"),
        "attribution differs": gettext_noop("attribution differs"),
        "not located": gettext_noop("not located"),
        "not checkable": gettext_noop("not checkable"),
        "differences of severity 2 or 3": gettext_noop("differences of severity 2 or 3"),
    }
)
GONE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "removed": gettext_noop("the article is no longer supplied"),
        "erased": gettext_noop("the article’s text was erased on request"),
        "decided anew": gettext_noop("the same words were decided anew"),
    }
)
"""Why a finding is gone, where no other text took its article's place."""


def build_changes(changes: Changes) -> ChangesView:
    """The section, the same for the same changes."""
    corrected = {one.earlier.id for one in changes.articles if one.kind == "changed" and one.earlier}
    named = any(one.name in LOST for one in changes.counts)
    return ChangesView(
        lead=_lead(changes),
        program=_program(changes.signature),
        records=tuple(_record(one) for one in changes.records),
        articles=tuple(_article(one) for one in changes.articles),
        versions=tuple(
            _version(one, changes.caveat, below=one.earlier.id in corrected) for one in changes.versions
        ),
        lists=tuple(filter(None, (_new_list(changes), _gone_list(changes), _moved_list(changes)))),
        counts=_counts(changes.counts),
        counts_caveat=gettext(NOT_LOCATED, caveat=changes.caveat) if named else "",
        now_matched=tuple(_passages(changes.now_matched, _now_matched_by)),
        now_matched_more=_more(changes.now_matched),
        no_longer_matched=tuple(_passages(changes.no_longer_matched, _matched_before_by)),
        no_longer_matched_more=_more(changes.no_longer_matched),
    )


def _new_list(changes: Changes) -> ChangedList | None:
    return _listed(
        gettext("New findings"),
        [(_new(one), one.finding.kind == "not located") for one in changes.new],
        changes.caveat,
    )


def _gone_list(changes: Changes) -> ChangedList | None:
    """Findings that are gone, but for those of claims that are listed as decided otherwise."""
    moved = {one.earlier.id for one in changes.moved}
    told = [one for one in changes.gone if one.finding.kind != "difference" and one.finding.claim in moved]
    rest = [(_gone(one), one.finding.kind == "not located") for one in changes.gone if one not in told]
    others = ""
    if told:
        others = ngettext(
            "{n} further finding is gone: the claims stand below, with what became of them.",
            "{n} further findings are gone: the claims stand below, with what became of them.",
            len(told),
        )
    return _listed(gettext("Findings that are gone"), rest, changes.caveat, others=others)


def _moved_list(changes: Changes) -> ChangedList | None:
    items = [
        (
            ChangedFinding(
                claim=one.later.id,
                label=_relabelled(one.earlier.label, one.later.label),
                what=f"{_state(one.earlier)} → {_state(one.later)}",
                text=one.later.text,
                remark=listed(one.later.places[:5]),
            ),
            bool({one.earlier.location, one.later.location} & LOST),
        )
        for one in changes.moved
    ]
    return _listed(gettext("The same words, decided otherwise"), items, changes.caveat)


def _listed(
    caption: str, items: Sequence[tuple[ChangedFinding, bool]], caveat: str, *, others: str = ""
) -> ChangedList | None:
    """A list of lines, each with whether it speaks of what was not located; ``None`` where there is none."""
    if not items and not others:
        return None
    return ChangedList(
        caption=caption,
        items=tuple(item for item, _ in items[:MOST]),
        more=" ".join(filter(None, (_more(items), others))),
        caveat=gettext(NOT_LOCATED, caveat=caveat) if any(lost for _, lost in items[:MOST]) else "",
    )


# sentences


def _lead(changes: Changes) -> tuple[str, ...]:
    if changes.first:
        return (
            gettext(
                "This is the first state of this event that was recorded here: there is none to compare it "
                "with."
            ),
        )
    findings = gettext(
        "{new}, {gone}, {kept}.",
        new=ngettext("{n} finding is new", "{n} findings are new", len(changes.new)),
        gone=ngettext("{n} is gone", "{n} are gone", len(changes.gone)),
        kept=ngettext("{n} is as before", "{n} are as before", changes.n_kept),
    )
    return _since(changes), findings


def _since(changes: Changes) -> str:
    """With what the state is compared, and what became of the articles since."""
    parts = _articles(Counter(one.kind for one in changes.articles))
    if changes.since:
        at = datetime.fromisoformat(changes.since).astimezone(UTC)
        moment = gettext("{day}, {time} UTC", day=day(at.date()) or "", time=at.strftime("%H:%M"))
        if not parts:
            return gettext(
                "Compared with the state that was recorded on {moment}, the articles are the same.",
                moment=moment,
            )
        return gettext(
            "Compared with the state that was recorded on {moment}, articles: {parts}.",
            moment=moment,
            parts=listed(parts),
        )
    if not parts:
        return gettext(
            "Compared with the state that was recorded on a day that is not known, the articles are the same."
        )
    return gettext(
        "Compared with the state that was recorded on a day that is not known, articles: {parts}.",
        parts=listed(parts),
    )


def _articles(kinds: Counter[str]) -> list[str]:
    """How many articles are new, changed and gone."""
    told = {
        "new": ngettext("{n} new", "{n} new", kinds["new"]),
        "changed": ngettext("{n} with another text", "{n} with another text", kinds["changed"]),
        "restated": ngettext(
            "{n} with the same text of which something else is stated",
            "{n} with the same text of which something else is stated",
            kinds["restated"],
        ),
        "removed": ngettext("{n} no longer supplied", "{n} no longer supplied", kinds["removed"]),
        "erased": ngettext("{n} erased on request", "{n} erased on request", kinds["erased"]),
    }
    return [words for kind, words in told.items() if kinds[kind]]


def _program(signature: Sequence[Restated]) -> str:
    """What of the program is another than before; empty where nothing is."""
    if not signature:
        return ""
    return gettext(
        "Not the same as before: {names}. What moved may have moved for that alone; the versions before and "
        "now stand in changes.json.",
        names=listed([gettext(one.name) for one in signature]),
    )


def _record(one: RecordChange) -> ChangeLine:
    return ChangeLine(
        label="",
        what=gettext(RECORDS[one.kind]),
        text="",
        remark=ngettext(
            "{file} ({description}): {n} passages before, {now} now",
            "{file} ({description}): {n} passages before, {now} now",
            one.passages_before,
            file=one.file,
            description=one.description,
            now=one.passages_after,
        ),
    )


def _article(one: ArticleChange) -> ChangeLine:
    article = one.later or one.earlier
    if article is None:
        raise ValueError(one)
    none = gettext(NOT_STATED)
    remarks = [
        f"{gettext(STATED[item.name])}: {item.before or none} → {item.after or none}" for item in one.restated
    ]
    dates = gettext("retrieved {day}", day=_day(article.retrieved)) if article.retrieved else ""
    return ChangeLine(
        label=article.letter if one.later else "",
        what=gettext(ARTICLES[one.kind]),
        text=_name(article),
        remark="; ".join(filter(None, (article.file, dates, *remarks))),
    )


def _name(article: ArticleState) -> str:
    title = f": {shorten(article.title, 160)}" if article.title else ""
    return f"{article.name}{title}"


def _day(stated: str | None) -> str:
    return day(date.fromisoformat(stated)) or "" if stated else gettext(NOT_STATED)


def _relabelled(before: str, after: str) -> str:
    if before == after or not before:
        return after
    return gettext("{label} (before: {before})", label=after, before=before)


def _state(claim: ClaimState) -> str:
    """The printed name of how a claim came out; of a translation the words are not graded."""
    known: State | None = next((state for state in STATE_WORDS if state == claim.state), None)
    return gettext(headline_word(known, translated=claim.translated)) if known else claim.state


def _more(items: Sequence[object]) -> str:
    rest = len(items) - MOST
    if rest < 1:
        return ""
    return ngettext(
        "{n} further line is not shown; changes.json has them all.",
        "{n} further lines are not shown; changes.json has them all.",
        rest,
    )


# findings


def _what(one: FindingState) -> str:
    if one.severity is not None:
        return f"{value_word(one.type)} ({gettext(SEVERITY_WORDS[one.severity])})"
    return gettext(FINDINGS.get(one.type, "")) or one.type[:1].upper() + one.type[1:]


def _line(one: FindingState, *, claim: str = "", label: str = "", remark: str = "") -> ChangedFinding:
    return ChangedFinding(claim=claim, label=label, what=_what(one), text=str(one.text), remark=remark)


def _new(one: NewFinding) -> ChangedFinding:
    return _line(one.finding, claim=one.finding.claim or "" if one.label else "", label=one.label)


def _gone(one: GoneFinding) -> ChangedFinding:
    if one.why == "corrected":
        remark = _no_longer(_called(one.number, one.later, restated=one.restated), one.notices)
    else:
        remark = gettext(GONE[one.why])
    label = gettext("{label} of the state before", label=one.label) if one.label else ""
    return _line(one.finding, label=label, remark=remark)


# versions


def _version(one: VersionChange, caveat: str, *, below: bool) -> VersionView:
    """Two texts; their findings are not listed here where they stand below among those new and gone."""
    name = _called(one.number, one.later, restated=one.earlier.retrieved != one.later.retrieved)
    gone = [
        (_line(item, remark=_no_longer(name, one.notices)), item.kind == "not located") for item in one.gone
    ]
    remark = gettext("not in the earlier text ({file})", file=one.earlier.file)
    new = [(_line(item, remark=remark), item.kind == "not located") for item in one.new]
    return VersionView(
        heading=_name(one.later),
        sentences=tuple(_version_sentences(one)),
        notices=one.notices,
        hunks=one.hunks[:MOST],
        more=_more(one.hunks),
        gone=None if below else _listed(gettext("No longer in the later text"), gone, caveat),
        new=None if below else _listed(gettext("Only in the later text"), new, caveat),
        findings=gettext(
            "Of the findings of the earlier text, {kept} and {gone}; {new}.",
            kept=ngettext("{n} is also in the later one", "{n} are also in the later one", one.n_kept),
            gone=ngettext("{n} is not", "{n} are not", len(gone)),
            new=ngettext("{n} is new", "{n} are new", len(new)),
        ),
    )


def _called(version: int, later: ArticleState | None, *, restated: bool) -> str:
    """How a later text is called: ``version 2 (retrieved 3 May 2031)``."""
    # Translators: both stand behind "no longer in", with what follows in brackets.
    text = gettext("version {n}", n=version) if version else gettext("the text that took its place")
    if not later or not later.retrieved:
        return gettext("{text} (retrieved: not stated)", text=text)
    if not restated:
        return gettext("{text} (retrieved: not stated anew)", text=text)
    return gettext("{text} (retrieved {day})", text=text, day=_day(later.retrieved))


def _no_longer(text: str, notices: Sequence[str]) -> str:
    if notices:
        return gettext("no longer in {text}; correction notice: yes", text=text)
    return gettext("no longer in {text}; correction notice: none found", text=text)


def _version_sentences(one: VersionChange) -> Iterator[str]:
    before, after = one.earlier, one.later
    yield gettext(
        "Earlier: {earlier} (retrieved: {day}). Later: {later} (retrieved: {later_day}).",
        earlier=before.file,
        day=_day(before.retrieved),
        later=after.file,
        later_day=_day(after.retrieved),
    )
    if one.both_supplied:
        yield gettext("Both texts are supplied; only the latest version is in the counts of this report.")
        if not before.dated:
            yield gettext("Which is the later one is not stated: the order was taken by rule.")
    else:
        yield gettext("The later text took the place of the earlier one, which is kept beside this report.")
    if one.hunks:
        yield gettext(
            "Struck through are words of the earlier text only, underlined those of the later one only."
        )
    if before.erased:
        yield gettext("The earlier text was erased on request: its words are not shown.")
    elif not one.hunks:
        yield gettext("The two differ in no word, only in blanks and line breaks.")
    yield gettext("The later text has a correction notice:") if one.notices else gettext(NO_NOTICE)


# counts and passages


def _counts(counts: Sequence[CountMoved]) -> Table | None:
    if not counts:
        return None
    rows = tuple(
        TableRow(
            id="",
            heading=f"{_whose(one.article)}: {gettext(COUNTS[one.name])}",
            cells=(number(one.before), number(one.after)),
        )
        for one in counts
    )
    return Table(
        caption=gettext("Counts that moved"),
        corner=gettext("Count"),
        columns=(gettext("Before"), gettext("Now")),
        rows=rows[: 2 * MOST],
    )


def _whose(article: ArticleState | None) -> str:
    return f"{article.letter} {shorten(article.name, 60)}" if article else gettext("All together")


def _now_matched_by(letters: Sequence[str]) -> str:
    return ngettext(
        "now matched by article {letters}",
        "now matched by articles {letters}",
        len(letters),
        letters=listed(letters),
    )


def _matched_before_by(letters: Sequence[str]) -> str:
    return ngettext(
        "matched before by article {letters}",
        "matched before by articles {letters}",
        len(letters),
        letters=listed(letters),
    )


def _passages(items: Iterable[PassageMoved], matched: Callable[[Sequence[str]], str]) -> Iterator[ChangeLine]:
    for one in list(items)[:MOST]:
        yield ChangeLine(
            label=one.passage.label,
            what=one.passage.speaker or gettext("speaker not stated"),
            text=shorten(one.passage.text, 300),
            remark=matched(one.articles),
        )
