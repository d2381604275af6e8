"""The hashes by which a decision knows the texts that it was taken about.

Goes in: a comparison. Comes out: hashes of kept texts. They are those of `results.json` (`text_sha256`).
"""

from __future__ import annotations

import hashlib

from compare.comparison import Comparison

__all__ = ["article_hashes", "record_hash"]


def article_hashes(comparison: Comparison) -> dict[str, str]:
    """Hash of the kept text per article id."""
    return {article.id: article.document.text_sha256 for article in comparison.articles}


def record_hash(comparison: Comparison) -> str:
    """Hash of the kept text of the record; of several records one hash over theirs, whatever their order."""
    hashes = sorted(record.document.text_sha256 for record in comparison.transcripts)
    if len(hashes) == 1:
        return hashes[0]
    return hashlib.sha256("\n".join(hashes).encode()).hexdigest()
