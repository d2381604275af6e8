"""The section on what has changed since the state before, as frozen values for the templates.

Goes in: `Changes`. Comes out: a `ChangesView`. Words of articles and records are
slices; sentences state facts of texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

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
from compare.changes.words import Hunk
from compare.model import State
from compare.report.text import count, day, listed, number, plural, shorten
from compare.report.view_tables import Table, TableRow
from compare.report.wording import SEVERITY_WORDS, STATE_WORDS, headline_word

__all__ = ["ChangeLine", "ChangedFinding", "ChangedList", "ChangesView", "VersionView", "build_changes"]

LOST = frozenset({"not located", "partly located"})
MOST = 40
"""Lines of a list; what is beyond them stands in `changes.json`."""
NOTICE_RULE = (
    "A correction notice is told by rule from the words of the text; what no rule knows is not found."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One line: a label (empty for none), what it is, its words (a slice), and a remark."""

    label: str
    what: str
    text: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedFinding:
    """A finding that is new or gone.

    Attributes:
        claim: Anchor of its claim in this report; empty where it has none.
        label: Of the claim, in the run in which it is found.
        what: Its kind, or type and severity.
        remark: Of one that is gone, why.
    """

    claim: str
    label: str
    what: str
    text: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedList:
    """Findings or claims, one below the other.

    Attributes:
        caption: What they are.
        more: What is not shown of them; empty where all is.
        caveat: What "not located" means, where one of them is or was so; stands under them on every page.
    """

    caption: str
    items: tuple[ChangedFinding, ...]
    more: str
    caveat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """Two texts of one article.

    Attributes:
        heading: Outlet and title.
        sentences: Which two texts, in which order, and whether a correction notice was found.
        notices: Words of the notices, slices.
        hunks: Where the words differ.
        more: What is not shown of them; empty where all is.
        gone: Findings that are no longer in the later text.
        new: Findings that the earlier text did not have.
        findings: How many stayed, went and came, as a sentence.
    """

    heading: str
    sentences: tuple[str, ...]
    notices: tuple[str, ...]
    hunks: tuple[Hunk, ...]
    more: str
    gone: ChangedList | None
    new: ChangedList | None
    findings: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView:
    """The whole section.

    Attributes:
        lead: With what it is compared, and what came of it.
        program: What of the program is another; empty where nothing is.
        lists: Findings new and gone, and claims of the same words that came out otherwise; none empty.
        counts_caveat: What "not located" means, where counts speak of it.
    """

    lead: tuple[str, ...]
    program: str
    records: tuple[ChangeLine, ...]
    articles: tuple[ChangeLine, ...]
    versions: tuple[VersionView, ...]
    lists: tuple[ChangedList, ...]
    counts: Table | None
    counts_caveat: str
    now_matched: tuple[ChangeLine, ...]
    now_matched_more: str
    no_longer_matched: tuple[ChangeLine, ...]
    no_longer_matched_more: str


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
        counts_caveat=f"Not located: {changes.caveat}" if named else "",
        now_matched=tuple(_passages(changes.now_matched, "now matched by")),
        now_matched_more=_more(changes.now_matched),
        no_longer_matched=tuple(_passages(changes.no_longer_matched, "matched before by")),
        no_longer_matched_more=_more(changes.no_longer_matched),
    )


def _new_list(changes: Changes) -> ChangedList | None:
    return _listed(
        "New findings",
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
        were = f"{count(len(told), 'further finding')} {plural(len(told), 'is', 'are')} gone"
        others = f"{were}: the claims stand below, with what became of them."
    return _listed("Findings that are gone", rest, changes.caveat, others=others)


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
    return _listed("The same words, decided otherwise", items, changes.caveat)


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
        caveat=f"Not located: {caveat}" if any(lost for _, lost in items[:MOST]) else "",
    )


# sentences


def _lead(changes: Changes) -> tuple[str, ...]:
    if changes.first:
        return (
            "This is the first state of this event that was recorded here: there is none to compare it with.",
        )
    since = f"Compared with the state that was recorded on {_moment(changes.since)}"
    kinds: Counter[str] = Counter(one.kind for one in changes.articles)
    parts = [
        f"{number(kinds[kind])} {words}"
        for kind, words in (
            ("new", "new"),
            ("changed", "with another text"),
            ("restated", "with the same text of which something else is stated"),
            ("removed", "no longer supplied"),
            ("erased", "erased on request"),
        )
        if kinds[kind]
    ]
    articles = f"articles: {listed(parts)}" if parts else "the articles are the same"
    findings = (
        f"{count(len(changes.new), 'finding')} {plural(len(changes.new), 'is', 'are')} new, "
        f"{number(len(changes.gone))} {plural(len(changes.gone), 'is', 'are')} gone, "
        f"{number(changes.n_kept)} {plural(changes.n_kept, 'is', 'are')} as before."
    )
    return f"{since}, {articles}.", findings


def _moment(since: str) -> str:
    """The time of a state, for people; ``a day that is not known`` where it was not recorded."""
    if not since:
        return "a day that is not known"
    at = datetime.fromisoformat(since).astimezone(UTC)
    return f"{day(at.date())}, {at:%H:%M} UTC"


def _program(signature: Sequence[Restated]) -> str:
    """What of the program is another than before; empty where nothing is."""
    if not signature:
        return ""
    names = listed([one.name for one in signature])
    return (
        f"Not the same as before: {names}. What moved may have moved for that alone; the versions before and "
        "now stand in changes.json."
    )


def _record(one: RecordChange) -> ChangeLine:
    what = {
        "new": "New record",
        "removed": "Record no longer supplied",
        "changed": "Record with another text",
        "restated": "Record of which something else is stated",
    }[one.kind]
    return ChangeLine(
        label="",
        what=what,
        text="",
        remark=f"{one.file} ({one.description}): {number(one.passages_before)} passages before, "
        f"{number(one.passages_after)} now",
    )


def _article(one: ArticleChange) -> ChangeLine:
    article = one.later or one.earlier
    if article is None:
        raise ValueError(one)
    what = {
        "new": "New",
        "changed": "Another text",
        "restated": "Something else is stated",
        "removed": "No longer supplied",
        "erased": "Erased on request",
    }[one.kind]
    remarks = [
        f"{item.name}: {item.before or 'not stated'} → {item.after or 'not stated'}" for item in one.restated
    ]
    dates = f"retrieved {_day(article.retrieved)}" if article.retrieved else ""
    return ChangeLine(
        label=article.letter if one.later else "",
        what=what,
        text=_name(article),
        remark="; ".join(filter(None, (article.file, dates, *remarks))),
    )


def _name(article: ArticleState) -> str:
    title = f": {shorten(article.title, 160)}" if article.title else ""
    return f"{article.name}{title}"


def _day(stated: str | None) -> str:
    return day(date.fromisoformat(stated)) or "" if stated else "not stated"


def _relabelled(before: str, after: str) -> str:
    return after if before == after or not before else f"{after} (before: {before})"


def _state(claim: ClaimState) -> str:
    """The printed name of how a claim came out; of a translation the words are not graded."""
    known: State | None = next((state for state in STATE_WORDS if state == claim.state), None)
    return headline_word(known, translated=claim.translated) if known else claim.state


def _more(items: Sequence[object]) -> str:
    rest = len(items) - MOST
    if rest < 1:
        return ""
    return f"{count(rest, 'further line')} {plural(rest, 'is', 'are')} not shown; changes.json has them all."


# findings


def _what(one: FindingState) -> str:
    if one.severity is not None:
        return f"{one.type} ({SEVERITY_WORDS[one.severity]})"
    return {"not located": "Not located", "attribution differs": "Given to another speaker"}.get(
        one.type, one.type[:1].upper() + one.type[1:]
    )


def _line(one: FindingState, *, claim: str = "", label: str = "", remark: str = "") -> ChangedFinding:
    return ChangedFinding(claim=claim, label=label, what=_what(one), text=str(one.text), remark=remark)


def _new(one: NewFinding) -> ChangedFinding:
    return _line(one.finding, claim=one.finding.claim or "" if one.label else "", label=one.label)


def _gone(one: GoneFinding) -> ChangedFinding:
    if one.why == "corrected":
        remark = _no_longer(_called(one.number, one.later, restated=one.restated), one.notices)
    else:
        remark = {
            "removed": "the article is no longer supplied",
            "erased": "the article’s text was erased on request",
            "decided anew": "the same words were decided anew",
        }[one.why]
    label = f"{one.label} of the state before" if one.label else ""
    return _line(one.finding, label=label, remark=remark)


# versions


def _version(one: VersionChange, caveat: str, *, below: bool) -> VersionView:
    """Two texts; their findings are not listed here where they stand below among those new and gone."""
    name = _called(one.number, one.later, restated=one.earlier.retrieved != one.later.retrieved)
    gone = [
        (_line(item, remark=_no_longer(name, one.notices)), item.kind == "not located") for item in one.gone
    ]
    remark = f"not in the earlier text ({one.earlier.file})"
    new = [(_line(item, remark=remark), item.kind == "not located") for item in one.new]
    return VersionView(
        heading=_name(one.later),
        sentences=tuple(_version_sentences(one)),
        notices=one.notices,
        hunks=one.hunks[:MOST],
        more=_more(one.hunks),
        gone=None if below else _listed("No longer in the later text", gone, caveat),
        new=None if below else _listed("Only in the later text", new, caveat),
        findings=(
            f"Of the findings of the earlier text, {number(one.n_kept)} "
            f"{plural(one.n_kept, 'is', 'are')} also in the later one and {number(len(gone))} "
            f"{plural(len(gone), 'is', 'are')} not; {number(len(new))} {plural(len(new), 'is', 'are')} new."
        ),
    )


def _called(version: int, later: ArticleState | None, *, restated: bool) -> str:
    """How a later text is called: ``version 2 (retrieved 3 May 2031)``."""
    what = f"version {version}" if version else "the text that took its place"
    if later and later.retrieved and restated:
        return f"{what} (retrieved {_day(later.retrieved)})"
    return f"{what} (retrieved: not stated{' anew' if later and later.retrieved else ''})"


def _no_longer(name: str, notices: Sequence[str]) -> str:
    return f"no longer in {name}; correction notice: {'yes' if notices else 'none found'}"


def _version_sentences(one: VersionChange) -> Iterator[str]:
    before, after = one.earlier, one.later
    texts = (
        f"Earlier: {before.file} (retrieved: {_day(before.retrieved)}). "
        f"Later: {after.file} (retrieved: {_day(after.retrieved)})."
    )
    yield texts
    if one.both_supplied:
        yield "Both texts are supplied; only the latest version is in the counts of this report."
        if not before.dated:
            yield "Which is the later one is not stated: the order was taken by rule."
    else:
        yield "The later text took the place of the earlier one, which is kept beside this report."
    if one.hunks:
        yield "Struck through are words of the earlier text only, underlined those of the later one only."
    if before.erased:
        yield "The earlier text was erased on request: its words are not shown."
    elif not one.hunks:
        yield "The two differ in no word, only in blanks and line breaks."
    notice = (
        "The later text has a correction notice:" if one.notices else "No correction notice was found in it."
    )
    yield notice if one.notices else f"{notice} {NOTICE_RULE}"


# counts and passages


def _counts(counts: Sequence[CountMoved]) -> Table | None:
    if not counts:
        return None
    rows = tuple(
        TableRow(
            id="",
            heading=f"{_whose(one.article)}: {one.name}",
            cells=(number(one.before), number(one.after)),
        )
        for one in counts
    )
    return Table(
        caption="Counts that moved", corner="Count", columns=("Before", "Now"), rows=rows[: 2 * MOST]
    )


def _whose(article: ArticleState | None) -> str:
    return f"{article.letter} {shorten(article.name, 60)}" if article else "All together"


def _passages(items: Iterable[PassageMoved], words: str) -> Iterator[ChangeLine]:
    for one in list(items)[:MOST]:
        by = f"{words} {plural(len(one.articles), 'article', 'articles')} {listed(one.articles)}"
        yield ChangeLine(
            label=one.passage.label,
            what=one.passage.speaker or "speaker not stated",
            text=shorten(one.passage.text, 300),
            remark=by,
        )
