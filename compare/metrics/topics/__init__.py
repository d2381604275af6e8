"""Where the topics of a record begin, what they are called, and which of them the event states."""

from __future__ import annotations

from compare.metrics.topics.find import find_topics

__all__ = ["find_topics"]
