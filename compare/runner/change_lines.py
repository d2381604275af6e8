"""What has changed, as lines for a terminal.

Goes in: `Changes`. Comes out: plain lines, in the order of the report's section. Texts are hostile input:
control characters are taken out.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.changes.model import Changes
from compare.report.changes_view import (
    ChangedFinding,
    ChangedList,
    ChangeLine,
    ChangesView,
    VersionView,
    build_changes,
)
from compare.report.text import shorten
from compare.runner.terminal import printable

__all__ = ["change_lines", "short_lines"]

_WIDTH = 160


def short_lines(changes: Changes) -> tuple[str, ...]:
    """With what a report was compared, and how many articles and findings are new and gone."""
    return tuple(printable(line) for line in build_changes(changes).lead)


def change_lines(changes: Changes) -> Iterator[str]:
    """All that the report's section says, a line each."""
    view = build_changes(changes)
    yield from map(printable, (*view.lead, *([view.program] if view.program else [])))
    for heading, lines in _sections(view):
        if lines:
            yield ""
            yield heading
            yield from (f"  {printable(line)}" for line in lines)
    if view.counts:
        yield ""
        yield view.counts.caption
        for row in view.counts.rows:
            yield f"  {printable(row.heading)}: {' → '.join(row.cells)}"
        if view.counts_caveat:
            yield f"  {printable(view.counts_caveat)}"


def _sections(view: ChangesView) -> Iterator[tuple[str, list[str]]]:
    yield "Records", [_line(one) for one in view.records]
    yield "Articles", [_line(one) for one in view.articles]
    for version in view.versions:
        yield f"Versions of {printable(version.heading)}", list(_version(version))
    for one in view.lists:
        yield one.caption, list(_findings(one))
    yield "Matched by none before, and now matched", [_line(one) for one in view.now_matched]
    yield "Matched before, and now by none", [_line(one) for one in view.no_longer_matched]


def _line(one: ChangeLine) -> str:
    text = f": {shorten(one.text, _WIDTH)}" if one.text else ""
    remark = f" ({one.remark})" if one.remark else ""
    return f"{one.label} {one.what}{text}{remark}".strip()


def _findings(one: ChangedList) -> Iterator[str]:
    yield from map(_finding, one.items)
    yield from filter(None, (one.more, one.caveat))


def _finding(one: ChangedFinding) -> str:
    remark = f" ({one.remark})" if one.remark else ""
    return f"{one.label} {one.what}: {shorten(one.text, _WIDTH)}{remark}".strip()


def _version(version: VersionView) -> Iterator[str]:
    yield from version.sentences
    yield from (f"“{shorten(notice, _WIDTH)}”" for notice in version.notices)
    for hunk in version.hunks:
        yield f"… {hunk.before} [-{hunk.removed}-] {{+{hunk.added}+}} {hunk.after} …"
    yield from filter(None, (version.more, version.findings))
    for one in filter(None, (version.gone, version.new)):
        yield f"{one.caption}:"
        yield from _findings(one)
