"""The report: a view of a comparison, and the files that show it."""

from __future__ import annotations

from compare.report.edition import Edition, ExcerptLimit
from compare.report.write import FORMATS, WrittenReport, write_reports

__all__ = ["FORMATS", "Edition", "ExcerptLimit", "WrittenReport", "write_reports"]
