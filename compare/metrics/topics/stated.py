"""Topics that an event states, at their places in the records.

Goes in: records and what `event.toml` states of topics. Comes out: borders per record. Words are compared
folded; nothing is guessed where they do not fit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from compare.alignment.words import fold_words
from compare.errors import ConfigError
from compare.model import TopicInfo, Transcript
from compare.topics import TopicBasis

__all__ = ["stated_borders"]

_Border = tuple[int, TopicBasis, str | None]


def stated_borders(
    transcripts: Sequence[Transcript], stated: Sequence[TopicInfo]
) -> dict[str, list[_Border]]:
    """By record id the borders that are stated, in the order of the record, its beginning first.

    Returns:
        Number of the first passage, basis, title if one is given; a record of which no topic is stated is
        absent.

    Raises:
        ConfigError: ``topic-not-found`` if a topic fits no passage or several.
    """
    found: dict[str, dict[int, _Border]] = defaultdict(dict)
    for topic in stated:
        record, at = _place(transcripts, topic)
        found[record.id][at] = (at, "stated", topic.title)
    return {
        record_id: [borders[at] for at in sorted(borders)]
        if 0 in borders
        else [(0, "opening", None), *(borders[at] for at in sorted(borders))]
        for record_id, borders in found.items()
    }


def _place(transcripts: Sequence[Transcript], topic: TopicInfo) -> tuple[Transcript, int]:
    """The one passage that a stated topic begins with."""
    wanted = fold_words(topic.begins or "").folded
    places = [
        (record, at)
        for record in transcripts
        if topic.record in (None, record.info.file)
        for at, passage in enumerate(record.passages)
        if (
            passage.id == topic.passage
            if topic.passage
            else wanted and fold_words(passage.text).folded[: len(wanted)] == wanted
        )
    ]
    if len(places) == 1:
        return places[0]
    said = topic.passage or topic.begins
    raise ConfigError(
        f"no passage begins with the words of the topic “{said}”."
        if not places
        else f"{len(places)} passages begin with the words of the topic “{said}”.",
        code="topic-not-found",
        source="event.toml",
        hint="Copy the first words of the sentence with which it begins from the record, as many as tell it "
        "from others; with several records, name the record's file, too.",
    )
