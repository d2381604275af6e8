"""The report: a view of a comparison, and the files that show it."""

from __future__ import annotations

from compare.report.write import FORMATS, WrittenReport, write_reports

__all__ = ["FORMATS", "WrittenReport", "write_reports"]
