"""One line printed of one line said, and what the detectors make of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from compare.differences.find import find_differences
from compare.model import Difference, Half, HouseStyle, RecordInfo
from compare.testing import find_span, make_alignment, make_article, make_claim, make_transcript

Look = Callable[..., tuple[Difference, ...]]


@pytest.fixture(name="look")
def _look() -> Look:
    """Differences between printed and said words; ``quoted`` puts the printed ones in quotation marks,
    ``matched`` are the words of the record that were matched, if not all; ``halves`` are a half that is
    located and one that is not.
    """

    def look(
        printed: str,
        said: str | Sequence[str],
        *,
        quoted: bool = True,
        wording: str = "edited, unmarked",
        style: HouseStyle = "unknown",
        spoken: str | None = None,
        unpunctuated: bool = False,
        level: str | None = None,
        matched: Sequence[str] = (),
        halves: tuple[str, str] | None = None,
    ) -> tuple[Difference, ...]:
        sentences = [said] if isinstance(said, str) else list(said)
        info = RecordInfo(file="transcript.txt", language="en", spoken_language=spoken)
        record = make_transcript([("Ada Holm", sentences)], info=info)
        record = replace(record, unpunctuated=unpunctuated)
        text = f"“{printed}” Ada Holm said." if quoted else f"{printed}, Ada Holm said."
        article = make_article(
            [("headline", "At the fair"), ("paragraph", text)],
            language="en",
            house_style=style,
        )
        kind = "direct quotation" if quoted else "reported speech"
        claim = make_claim(article, printed, kind=kind, speaker="Ada Holm", evidence="Ada Holm said")
        alignment = make_alignment(
            claim,
            record,
            *(matched or sentences),
            wording=wording if quoted else None,
            level=level or ("near" if quoted else "support"),
        )
        if halves:
            judged = zip(halves, ("located", "not located"), strict=True)
            parts = [
                Half(span=find_span(article.document.text, words), location=state, passages=())
                for words, state in judged
            ]
            alignment = replace(alignment, location="partly located", halves=tuple(parts))
        [found] = find_differences([claim], [alignment], [article], [record])
        return found.differences

    return look
