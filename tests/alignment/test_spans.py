"""Word sequences in a record."""

from __future__ import annotations

from compare.alignment.record_words import RecordWords, index_words
from compare.alignment.spans import (
    MOST_PLACES,
    content_in_order,
    find_exact,
    find_joined,
    find_near,
    find_same,
    segments_of,
)
from compare.model import Passage, Span
from compare.testing import make_transcript

SENTENCES = [
    ("t1", "We have built the wall, and the wall holds."),
    ("t1", "It will hold up to forty years, perhaps longer."),
    ("t2", "I was told, um, that the pumps were tested in March."),
    ("t2", "They have not been tested since."),
    ("t3", "We have built the bridge."),
]
TEXT = " ".join(sentence for _, sentence in SENTENCES)


def _passages() -> list[Passage]:
    passages, start = [], 0
    for number, (turn, sentence) in enumerate(SENTENCES):
        span = Span(start, start + len(sentence))
        passages.append(
            Passage(
                id=f"p{number}",
                label=f"P{number:03d}",
                transcript_id="r",
                turn_id=turn,
                speaker=None,
                span=span,
                parts=(span,),
                text=sentence,
                n_words=len(sentence.split()),
            )
        )
        start += len(sentence) + 1
    return passages


RECORD = index_words(_passages(), {"r": TEXT})


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.lower().replace(",", "").replace(".", "").split())


def test_exact_runs_are_found_in_every_place() -> None:
    """A phrase that stands twice is found twice, with its place in the record's words."""
    runs = find_exact(RECORD, ("we", "have", "built", "the"))

    assert [RECORD.passage_at(run.start) for run in runs] == [0, 4]


def test_exact_runs_never_cross_a_turn() -> None:
    """Words that follow one another in two turns are no run."""
    assert find_exact(RECORD, ("longer", "i", "was")) == ()
    assert find_exact(RECORD, ()) == ()


def test_near_run_covers_the_words_that_were_edited() -> None:
    """One changed word leaves the run in place, with a similarity below 1."""
    words = _words("it will hold up to fifty years perhaps longer")
    run = find_near(RECORD, words, len(words), range(5))

    assert run is not None
    assert TEXT[RECORD.spans[run.start].start : RECORD.spans[run.end - 1].end].startswith(
        "It will hold up to forty"
    )
    assert 0.8 < run.similarity < 1.0


def test_near_run_is_missing_where_there_is_nothing_to_look_in() -> None:
    """Without passages there is no run."""
    assert find_near(RECORD, ("wall",), 1, ()) is None


def test_joined_runs_cover_words_of_two_places() -> None:
    """A sequence put together from two turns comes apart into two exact runs."""
    runs = find_joined(RECORD, _words("we have built the wall they have not been tested since"), range(5))

    assert [RECORD.passage_at(run.start) for run in runs] == [0, 3]
    assert [run.claim_end - run.claim_start for run in runs] == [5, 6]


def test_phrase_in_order_allows_a_few_words_between() -> None:
    """Content words in order and close together are found; in another order they are not."""
    assert content_in_order(RECORD, ("pumps", "tested"), 2) is not None
    assert content_in_order(RECORD, ("tested", "pumps"), 2) is None
    assert content_in_order(RECORD, ("the",), 2) is None


def test_segments_end_at_marked_gaps() -> None:
    """An ellipsis and a bracket cut a quotation, and the cut is known to be marked."""
    text = "It will hold … perhaps longer [than that]."
    spans, marked = segments_of(text, (Span(0, len(text)),))

    assert [span.slice(text).strip() for span in spans] == ["It will hold", "perhaps longer"]
    assert marked


def test_an_ellipsis_at_the_end_marks_no_cut() -> None:
    """Three dots after the last word are punctuation: nothing was cut out between words."""
    text = "It will hold…"
    spans, marked = segments_of(text, (Span(0, len(text)),))

    assert len(spans) == 1
    assert not marked


def test_another_spelling_is_found_in_every_place() -> None:
    """A contraction resolved is the same sequence; half of a hyphenated word is none."""
    assert len(find_same(RECORD, ("we", "have", "built", "the"), 4)) == 2
    record = _record(("Ada", ["The star-crossed ferry sailed."]))
    assert find_same(record, ("star",), 1) == ()


def _record(*turns: tuple[str, list[str]]) -> RecordWords:
    transcript = make_transcript(turns)
    return index_words(transcript.passages, {transcript.id: transcript.document.text})


def test_a_line_lost_to_an_interruption_is_one_run() -> None:
    """The words of one speaker before and after a short interruption are found together, without it."""
    record = _record(
        ("Ada", ["If the council had voted as he voted"]),
        ("Bo", ["Will you let me finish?"]),
        ("Ada", ["we would have no ferries at all."]),
    )
    words = _words("if the council had voted as he voted we would have no ferries at all")
    run = find_near(record, words, len(words), range(3))

    assert run is not None
    assert record.passages_of(run) == (0, 2)
    stretches = record.stretches_of(run)
    assert tuple(word for low, high in stretches for word in record.folded[low:high]) == words


def test_a_note_between_two_sentences_is_no_change_of_voice() -> None:
    """Words of one speaker around "[applause]" follow one another."""
    record = _record(("Ada", ["We sail."]), ("System", ["[ applause ]"]), ("Ada", ["We sail at dawn."]))

    assert len(set(record.voices)) == 1
    assert find_near(record, ("sail", "we", "sail"), 3, range(3)) is not None


def test_the_same_word_a_thousand_times_is_searched_in_bounded_time() -> None:
    """A claim and a record of one word, thousands of times, do not multiply."""
    record = _record(("Ada", ["word " * 20_000]))
    claim = ("word",) * 5_000

    assert find_joined(record, claim, [0]) == ()
    assert len(find_exact(record, claim)) <= MOST_PLACES
