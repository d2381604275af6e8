from __future__ import annotations

from dataclasses import replace

from compare.comparison import Comparison
from compare.report import kinds
from compare.report.build import view_of
from compare.report.html import render_html
from compare.report.shown import prepare


def test_grave_differences_are_told_in_a_line_each(sample: Comparison) -> None:
    """Severity 2 and 3 with what differs; the others as links; each leads to its claim."""
    groups = {group.id: group for group in view_of(prepare(sample)).findings.kinds}
    grave = [line for name in ("severity-3", "severity-2") if name in groups for line in groups[name].entries]
    light = [line for name in ("severity-1", "severity-0") if name in groups for line in groups[name].entries]

    assert grave
    assert [len(line.told) for line in grave] == [int(line.count) for line in grave]
    assert not any(line.told for line in light)
    told = {one.words for line in grave for one in line.told}
    known = {
        str(item.explanation) for alignment in sample.alignment_records for item in alignment.differences
    }
    assert told <= known
    html = render_html(view_of(prepare(sample)))
    assert all(f'href="#{one.ref.id}"' in html for line in grave for one in line.told)


def test_very_many_are_links(sample: Comparison, monkeypatch) -> None:
    """Beyond the number that a page holds each stays a link."""
    monkeypatch.setattr(kinds, "MOST_TOLD", 0)
    groups = view_of(prepare(replace(sample))).findings.kinds
    assert not any(line.told for group in groups for line in group.entries)
    assert any(line.refs for group in groups for line in group.entries)
