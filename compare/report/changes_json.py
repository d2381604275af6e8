"""`changes.json`: what has changed since the state before, as a documented, versioned value.

Goes in: `Changes`. Comes out: text. What is "not located" carries what that means in its own row.
"""

from __future__ import annotations

import json
from typing import Any

from compare.changes.model import (
    ArticleChange,
    Changes,
    ClaimMoved,
    CountMoved,
    GoneFinding,
    PassageMoved,
    RecordChange,
    Restated,
    VersionChange,
)
from compare.changes.snapshot import ArticleState, FindingState
from compare.report.text import escaped_json

__all__ = ["CHANGES", "changes_dict", "changes_text"]

CHANGES = "changes.json"
FORMAT = "pressdiff-changes"
VERSION = 1

Json = dict[str, Any]


def changes_text(changes: Changes) -> str:
    """The file: UTF-8 text, indented by one, keys in the documented order, a line break at the
    end.
    """
    text = escaped_json(json.dumps(changes_dict(changes), ensure_ascii=False, indent=1, allow_nan=False))
    return text.encode("utf-8", "replace").decode("utf-8") + "\n"


def changes_dict(changes: Changes) -> Json:
    """The same as plain values (`docs/evidence.md` lists the keys)."""
    caveat = changes.caveat
    return {
        "format": FORMAT,
        "version": VERSION,
        "first": changes.first,
        "since": changes.since or None,
        "state_before": changes.before or None,
        "state": changes.after,
        "signature": [_restated(one) for one in changes.signature],
        "records": [_record(one) for one in changes.records],
        "articles": [_article_change(one) for one in changes.articles],
        "versions": [_version(one, caveat) for one in changes.versions],
        "findings": {
            "new": [{**_finding(one.finding, caveat), "label": one.label or None} for one in changes.new],
            "gone": [_gone(one, caveat) for one in changes.gone],
            "unchanged": changes.n_kept,
        },
        "claims": [_moved(one, caveat) for one in changes.moved],
        "counts": [_count(one) for one in changes.counts],
        "passages": {
            "now_matched": [_passage(one) for one in changes.now_matched],
            "no_longer_matched": [_passage(one) for one in changes.no_longer_matched],
        },
    }


def _restated(one: Restated) -> Json:
    return {"name": one.name, "before": one.before or None, "after": one.after or None}


def _record(one: RecordChange) -> Json:
    return {
        "change": one.kind,
        "file": one.file,
        "description": str(one.description),
        "n_passages_before": one.passages_before,
        "n_passages": one.passages_after,
    }


def _article_change(one: ArticleChange) -> Json:
    return {
        "change": one.kind,
        "before": _article(one.earlier) if one.earlier else None,
        "after": _article(one.later) if one.later else None,
        "restated": [_restated(item) for item in one.restated],
    }


def _article(one: ArticleState) -> Json:
    return {
        "id": one.id,
        "file": one.file,
        "outlet": one.outlet,
        "title": one.title,
        "url": one.url,
        "published": one.published,
        "retrieved": one.retrieved,
        "sha256": one.sha256,
        "erased": one.erased,
    }


def _version(one: VersionChange, caveat: str) -> Json:
    return {
        "before": _article(one.earlier),
        "after": _article(one.later),
        "both_supplied": one.both_supplied,
        "order_stated": one.earlier.dated,
        "number": one.number or None,
        "correction_notice": bool(one.notices),
        "notices": list(one.notices),
        "words": [
            {
                "before": hunk.before,
                "removed": hunk.removed,
                "added": hunk.added,
                "after": hunk.after,
                "start": hunk.at.start,
                "end": hunk.at.end,
            }
            for hunk in one.hunks
        ],
        "findings": {
            "no_longer": [_finding(item, caveat) for item in one.gone],
            "new": [_finding(item, caveat) for item in one.new],
            "unchanged": one.n_kept,
        },
    }


def _finding(one: FindingState, caveat: str) -> Json:
    return {
        "id": one.id,
        "kind": one.kind,
        "type": one.type,
        "severity": one.severity,
        "article": one.article,
        "claim": one.claim,
        "text": str(one.text),
        "caveat": caveat if one.kind == "not located" else None,
    }


def _gone(one: GoneFinding, caveat: str) -> Json:
    corrected = one.why == "corrected"
    return {
        **_finding(one.finding, caveat),
        "label": one.label or None,
        "why": one.why,
        "version": one.number or None,
        "retrieved": one.later.retrieved if one.later else None,
        "correction_notice": bool(one.notices) if corrected else None,
        "notices": list(one.notices),
    }


def _moved(one: ClaimMoved, caveat: str) -> Json:
    states = (one.earlier.location, one.later.location)
    return {
        "before": {"id": one.earlier.id, "label": one.earlier.label or None, "state": one.earlier.state},
        "after": {"id": one.later.id, "label": one.later.label or None, "state": one.later.state},
        "text": one.later.text,
        "passages": list(one.later.places),
        "caveat": caveat if {"not located", "partly located"} & {*states} else None,
    }


def _count(one: CountMoved) -> Json:
    return {
        "article": one.article.id if one.article else None,
        "count": one.name,
        "before": one.before,
        "after": one.after,
    }


def _passage(one: PassageMoved) -> Json:
    return {
        "id": one.passage.id,
        "label": one.passage.label,
        "speaker": one.passage.speaker,
        "text": one.passage.text,
        "articles": list(one.articles),
    }
