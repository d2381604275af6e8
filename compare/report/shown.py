"""What an edition shows of a comparison: the one value from which every format of it is written.

Goes in: a `Comparison` and an `Edition`. Comes out: a `Shown`: the comparison as far as the edition prints
it, and what is said of that. A format that is given only this cannot print what is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from compare.comparison import Comparison
from compare.findings import Finding, findings_of
from compare.metrics.emphasis import count_claim_words
from compare.model import Span
from compare.report.edition import Edition
from compare.report.excerpt import Share, excerpted
from compare.report.names import with_roles
from compare.report.quality import Own, own_texts
from compare.report.record_excerpt import RecordShare
from compare.report.text import words_of

__all__ = ["Shown", "prepare"]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A comparison as an edition shows it.

    Attributes:
        comparison: What may be printed; in a private edition the comparison itself.
        edition: What was asked for.
        findings: Those of the whole comparison with their ids, in the words that the edition has for them.
        shares: How much of each article is reproduced, in the order of the comparison; empty in a private
            edition.
        record_shares: The same of each record.
        kept: Per article id the stretches that are reproduced; empty in a private edition.
        own_texts: The labelled sets that its texts are among: what such figures tell is less, then.
        passages_with: In how many passages of the whole records each word stands, case apart.
        hashes: SHA-256 of the whole kept text by the file it is of: what offsets count in.
        kept_passages: Ids of the passages that are reproduced; empty in a private edition.
    """

    comparison: Comparison
    edition: Edition
    findings: tuple[Finding, ...]
    hashes: dict[str, str]
    passages_with: Mapping[str, int]
    own_texts: Own
    shares: tuple[Share, ...] = ()
    record_shares: tuple[RecordShare, ...] = ()
    kept: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    kept_passages: frozenset[str] = frozenset()


def prepare(
    comparison: Comparison, edition: Edition | None = None, findings: Sequence[Finding] | None = None
) -> Shown:
    """What an edition shows.

    Args:
        comparison: The result of a run.
        edition: ``None`` stands for a private one, which shows everything.
        findings: Those whose words an excerpt may reproduce; ``None`` stands for all.
    """
    edition = edition or Edition()
    shown = comparison if edition.by_name else with_roles(comparison)
    every = findings_of(comparison)
    documents = [record.document for record in comparison.transcripts]
    documents += [article.document for article in comparison.articles]
    hashes = {document.source: document.text_sha256 for document in documents}
    spread = Counter(word for passage in shown.passages.values() for word in set(words_of(passage.text)))
    whole = Shown(
        comparison=shown,
        edition=edition,
        findings=every,
        hashes=hashes,
        passages_with=spread,
        own_texts=own_texts(comparison),
    )
    if edition.whole:
        return replace(whole, findings=_named(every, shown))
    # Names that become roles and words that are left out change no count.
    shown = replace(shown, claim_words=count_claim_words(comparison))
    excerpt = excerpted(shown, edition.excerpt_limit, findings)
    return replace(
        whole,
        comparison=excerpt.comparison,
        findings=_named(every, excerpt.comparison),
        shares=excerpt.shares,
        record_shares=excerpt.record_shares,
        kept=excerpt.kept,
        kept_passages=excerpt.kept_passages,
    )


def _named(findings: Sequence[Finding], shown: Comparison) -> tuple[Finding, ...]:
    """The findings in the words of what is shown, under the ids that they have in the whole comparison."""
    told = findings_of(shown)
    return tuple(replace(new, id=old.id) for new, old in zip(told, findings, strict=True))
