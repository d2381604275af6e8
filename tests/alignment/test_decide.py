"""Where claims are placed: the levels, the wording, the speaker, and what is honestly not located."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare.alignment.claims import align_article
from compare.alignment.encoder import Encoder
from compare.alignment.evidence import read_supports, weigh
from compare.alignment.propose import Query
from compare.alignment.records import Records, prepare_records
from compare.alignment.verifier import Verifier
from compare.model import Alignment, Article, Attribution, Claim, Transcript
from compare.runner.store import MemoryStore
from compare.testing import make_article, make_claim, make_transcript

TURNS = [
    (
        "Ada Holm",
        [
            "Good evening.",
            "The old pier will be closed from March, and we will build a new one beside it.",
            "It may cost up to forty million crowns.",
            "I don't believe that the storm surge was an accident of nature.",
            "We were warned, um, three times, and we did nothing.",
            "Hands off the water!",
        ],
    ),
    ("Jon Birk", ["Will the ferries go on running?", "My members are afraid of losing their jobs."]),
    (
        "Ada Holm",
        [
            "The ferries will run every day, even in the worst of winters.",
            "Nobody on the ferries is going to be dismissed.",
            "My grandmother sold herring on this pier for thirty years.",
            "Hands off the water!",
        ],
    ),
    ("Jon Birk", ["We have heard promises of that kind before, and we have seen what came of them."]),
]


@pytest.fixture(scope="module")
def transcript() -> Transcript:
    """A short record of two speakers."""
    return make_transcript(TURNS)


@pytest.fixture(scope="module")
def records(transcript: Transcript, encoder: Encoder) -> Records:
    """The record, prepared."""
    return prepare_records([transcript], encoder)


def _decide(
    records: Records, encoder: Encoder, article: Article, *claims: Claim, translated: bool = False
) -> list[Alignment]:
    ids = frozenset(records.transcripts) if translated else frozenset[str]()
    decided = align_article(article, claims, records, encoder, Verifier.load(), translated=ids)
    return [alignment for _, alignment in decided]


def _quote(
    records: Records,
    encoder: Encoder,
    *parts: str,
    speaker: str | None = "Ada Holm",
    kind: str = "direct quotation",
) -> tuple[Alignment, list[str]]:
    """The alignment of one quotation and the words of the record that it was given."""
    article = make_article([("paragraph", "“" + "” … “".join(parts) + "” is what was printed.")])
    claim = make_claim(article, *parts, kind=kind, speaker=speaker)  # type: ignore[arg-type]
    alignment = _decide(records, encoder, article, claim)[0]
    text = next(iter(records.transcripts.values())).document.text
    return alignment, [match.span.slice(text) for match in alignment.passages]


@pytest.mark.parametrize(
    ("printed", "wording", "said"),
    [
        # word for word; a comma inside the mark and the first letter's case do not count
        ("the old pier will be closed from March,", "verbatim", ["The old pier will be closed from March"]),
        # a contraction resolved, a filler left out: cleaned
        (
            "I do not believe that the storm surge was an accident of nature",
            "cleaned",
            ["I don't believe that the storm surge was an accident of nature"],
        ),
        (
            "We were warned three times, and we did nothing.",
            "cleaned",
            ["We were warned, um, three times, and we did nothing"],
        ),
        # a word dropped, a word changed: edited
        ("It will cost forty million crowns.", "edited, unmarked", None),
        (
            "My grandmother sold fish on this pier for thirty years.",
            "edited, unmarked",
            ["My grandmother sold herring on this pier for thirty years"],
        ),
        # a cut that is marked
        (
            "The old pier will be closed … and we will build a new one",
            "edited, marked",
            ["The old pier will be closed", "and we will build a new one"],
        ),
        # words of two places in one pair of marks
        (
            "The old pier will be closed from March and my grandmother sold herring on this pier",
            "joined",
            ["The old pier will be closed from March, and", "My grandmother sold herring on this pier"],
        ),
    ],
)
def test_wording_of_a_quotation_that_is_there(
    records: Records, encoder: Encoder, printed: str, wording: str, said: list[str] | None
) -> None:
    """A quotation whose words stand in the record is located, with the words and the way they were edited."""
    alignment, words = _quote(records, encoder, printed)

    assert (alignment.location, alignment.wording) == ("located", wording)
    assert said is None or words == said
    assert alignment.attribution == "agrees"


def test_a_quotation_in_two_parts_is_one_place(records: Records, encoder: Encoder) -> None:
    """Two parts that follow on directly in the record make one verbatim quotation."""
    first, second = "The ferries will run every day,", "even in the worst of winters."
    alignment, words = _quote(records, encoder, first, second)

    assert (alignment.location, alignment.wording) == ("located", "verbatim")
    assert words == ["The ferries will run every day", "even in the worst of winters"]


def test_words_that_are_nowhere_are_not_located(records: Records, encoder: Encoder) -> None:
    """A clause on a theme of nobody is not located, and no passage stands beside it."""
    alignment, words = _quote(records, encoder, "The cathedral choir has never sung so badly in my lifetime")

    assert alignment.location == "not located"
    assert words == []
    assert alignment.level == "none"


def test_half_a_quotation_never_validates_the_whole(records: Records, encoder: Encoder) -> None:
    """One part is found and the other is not: partly located, and both halves are named."""
    alignment, _ = _quote(
        records,
        encoder,
        "Nobody on the ferries is going to be dismissed,",
        "because the bishops of the region have signed an oath",
    )

    assert alignment.location == "partly located"
    assert [half.location for half in alignment.halves] == ["located", "not located"]


def test_an_added_clause_leaves_the_rest_of_its_sentence_located(records: Records, encoder: Encoder) -> None:
    """A sentence with a clause that the record does not have is cut before it, and half of it is located."""
    printed = "My grandmother sold herring on this pier, and the dean has already blessed it twice"
    alignment, words = _quote(records, encoder, printed)

    assert alignment.location == "partly located"
    assert [half.location for half in alignment.halves] == ["located", "not located"]
    assert words == ["My grandmother sold herring on this pier"]


def test_one_word_of_a_short_quotation_exchanged(records: Records, encoder: Encoder) -> None:
    """Nearly the same words in a passage of the same content are found by the words, not by the content."""
    alignment, _ = _quote(records, encoder, "My grandmother sold herring on this boat")

    assert (alignment.location, alignment.level, alignment.wording) == ("located", "near", "edited, unmarked")


def test_few_words_beside_a_mark_stand_beside_the_rest(records: Records, encoder: Encoder) -> None:
    """Two words before an editor's brackets are held against what stands before the place of the others."""
    text = "“Old bridge [the crossing] will be closed from March, and we will build a new one” is it."
    article = make_article([("paragraph", text)])
    words = text[1 : text.index("”")]
    claim = make_claim(article, words, kind="direct quotation", speaker="Ada Holm")
    [alignment] = _decide(records, encoder, article, claim)

    assert alignment.location == "located"


def test_a_slogan_that_stands_in_several_places_is_ambiguous(records: Records, encoder: Encoder) -> None:
    """A short quotation that fits two places is tied to neither, and both are listed."""
    alignment, words = _quote(records, encoder, "Hands off the water", kind="partial quotation")

    assert alignment.location == "ambiguous"
    assert len(alignment.alternatives) == 2
    assert words == []


def test_a_fragment_counts_only_exactly(records: Records, encoder: Encoder) -> None:
    """Two words of the record together are located; two words that resemble it are not."""
    there, words = _quote(records, encoder, "storm surge", kind="partial quotation")
    absent, _ = _quote(records, encoder, "tidal negligence", kind="partial quotation")

    assert (there.location, words) == ("located", ["storm surge"])
    assert absent.location == "not located"


def test_words_of_another_speaker_differ_if_the_name_is_given(records: Records, encoder: Encoder) -> None:
    """A guest's words under the mayor's name are found, and the attribution differs."""
    alignment, words = _quote(records, encoder, "My members are afraid of losing their jobs.")

    assert words == ["My members are afraid of losing their jobs"]
    assert alignment.attribution == "differs"
    assert alignment.state == "attribution differs"


def test_without_a_named_speaker_attribution_is_undetermined(records: Records, encoder: Encoder) -> None:
    """No name, no verdict."""
    alignment, _ = _quote(records, encoder, "My members are afraid of losing their jobs.", speaker=None)

    assert (alignment.location, alignment.attribution) == ("located", "undetermined")


def test_another_speakers_words_never_support_reported_speech(records: Records, encoder: Encoder) -> None:
    """What only a guest said does not carry a report of the mayor; it is shown as related."""
    article = make_article([("paragraph", "Holm said that union members were afraid of losing their jobs.")])
    claim = make_claim(article, "union members were afraid of losing their jobs", speaker="Ada Holm")
    alignment = _decide(records, encoder, article, claim)[0]
    speakers = {passage.id: passage.speaker for passage in records.passages}

    assert alignment.location == "not located"
    assert "Jon Birk" in {speakers[passage] for passage in alignment.related}


def test_reported_speech_is_located_in_other_words(records: Records, encoder: Encoder) -> None:
    """A paraphrase is tied to its passage, with reasons that add up to its support."""
    article = make_article([("paragraph", "Holm promised that no ferry worker would be fired.")])
    claim = make_claim(article, "no ferry worker would be fired", speaker="Ada Holm")
    alignment = _decide(records, encoder, article, claim)[0]
    texts = {passage.id: passage.text for passage in records.passages}

    assert alignment.location == "located"
    carried = {texts[match.passage_id] for match in alignment.passages}
    assert "Nobody on the ferries is going to be dismissed." in carried
    assert alignment.wording is None
    assert 0.0 < alignment.support < 1.0


def test_translated_sides_are_never_judged_word_for_word(records: Records, encoder: Encoder) -> None:
    """Where a side is a translation even equal words only correspond."""
    article = make_article([("paragraph", "“The ferries will run every day,” she said.")])
    words = "The ferries will run every day,"
    claim = make_claim(article, words, kind="direct quotation", speaker="Ada Holm")
    alignment = _decide(records, encoder, article, claim, translated=True)[0]

    assert alignment.wording == "corresponds in other words"


def test_a_claim_that_is_not_checkable_is_not_placed(records: Records, encoder: Encoder) -> None:
    """Context gets no location, no passages and the state "not checkable"."""
    article = make_article([("paragraph", "The pier was built in 1911.")])
    words = "The pier was built in 1911."
    claim = make_claim(article, words, kind="context", checkable=False, reason="context")
    alignment = _decide(records, encoder, article, claim)[0]

    assert (alignment.location, alignment.passages, alignment.state) == (None, (), "not checkable")


def test_weak_evidence_counts_only_beside_what_is_located(records: Records, encoder: Encoder) -> None:
    """A vague report is located beside a quotation of the same place, and not by itself."""
    quoted = "“My grandmother sold herring on this pier for thirty years,” Holm said."
    vague = "Holm spoke fondly of an old woman selling fish for a living."
    article = make_article([("paragraph", f"{vague} {quoted}")])
    report = make_claim(article, "an old woman selling fish for a living", speaker="Ada Holm")
    words = "My grandmother sold herring on this pier for thirty years,"
    beside = make_claim(article, words, kind="direct quotation", speaker="Ada Holm")
    by_itself = make_article([("paragraph", vague)])
    alone = _decide(
        records,
        encoder,
        by_itself,
        make_claim(by_itself, "an old woman selling fish for a living", speaker="Ada Holm"),
    )[0]
    together = _decide(records, encoder, article, report, beside)[0]

    assert alone.location == "not located"
    assert (together.location, together.level) == ("located", "context")


def test_context_that_the_record_carries_is_an_assertion(records: Records, encoder: Encoder) -> None:
    """A sentence without a source that says what the record says is taken as the speaker's assertion."""
    article = make_article([("paragraph", "The ferries will run every day, even in the worst of winters.")])
    claim = make_claim(article, article.document.text, kind="context", checkable=False, reason="context")
    (taken, alignment), *_ = align_article(article, [claim], records, encoder, Verifier.load())

    assert (taken.kind, taken.checkable, taken.reason) == ("speaker's assertion", True, None)
    assert alignment.location == "located"


def test_a_sentence_that_may_pass_on_a_speakers_words_is_a_report(records: Records, encoder: Encoder) -> None:
    """If the record has them as words of that speaker; of another one it is the outlet's own voice."""
    article = make_article([("paragraph", "The ferries will run every day, even in the worst of winters.")])
    claim = make_claim(article, article.document.text, kind="context", checkable=False, reason="context")
    kinds = []
    for speaker in ("Ada Holm", "Jon Birk"):
        tentative = Attribution(speaker=speaker, basis="context", in_record=True)
        ((found, alignment),) = align_article(
            article, [replace(claim, tentative=tentative)], records, encoder, Verifier.load()
        )
        kinds.append((found.kind, found.attribution.speaker, alignment.location))

    assert kinds == [("reported speech", "Ada Holm", "located"), ("speaker's assertion", None, "located")]


def test_an_answer_of_one_word_stands_where_the_record_has_it_alone(encoder: Encoder) -> None:
    """Where "No" is a sentence or opens an answer, and nowhere else; in two such places it is ambiguous."""
    once = prepare_records(
        [make_transcript([("Ada Holm", ["No.", "No ferry stops.", "I said no to him."])])], encoder
    )
    twice = prepare_records([make_transcript([("Ada Holm", ["No.", "No, it does not."])])], encoder)
    never = prepare_records([make_transcript([("Ada Holm", ["No ferry stops."])])], encoder)

    located = [_quote(record, encoder, "No,")[0] for record in (once, twice, never)]

    assert [one.location for one in located] == ["located", "ambiguous", "not located"]
    assert located[0].wording == "verbatim"


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("Her old pier", "context"),  # a fragment: it would be the speaker's assertion
        ("We were warned", "context"),
        ("That is true", "reported speech"),  # what is true stands in another sentence
        ("Holm's ferries", "reported speech"),
        ("What does Holm promise", "heading"),
    ],
)
def test_too_few_words_are_not_told_by_their_content(
    records: Records, encoder: Encoder, printed: str, kind: str
) -> None:
    """A verdict or a fragment is looked for in no other words, however near a passage comes to it."""
    article = make_article([("paragraph", f"{printed}.")])
    context = kind == "context"
    claim = make_claim(
        article,
        printed,
        kind=kind,  # type: ignore[arg-type]
        checkable=not context,
        reason="context" if context else None,
    )
    (taken, alignment), *_ = align_article(article, [claim], records, encoder, Verifier.load())

    assert (taken.kind, taken.checkable) == (kind, False)
    assert taken.reason == ("context" if context else "too little text")
    assert (alignment.location, alignment.passages) == (None, ())


@pytest.mark.parametrize("printed", ["She'll resign", "Holm would resign", "she would resign"])
def test_a_statement_about_a_person_may_have_one_word_of_content(encoder: Encoder, printed: str) -> None:
    """That "she would resign" says something of somebody; "that is true" and "Holm's ferries" do not."""
    record = make_transcript([("Ada Holm", ["We built the ferries.", "I will resign in May.", "Thank you."])])
    article = make_article([("paragraph", f"{printed}, Ada Holm said.")])
    claim = make_claim(article, printed, speaker="Ada Holm")
    ((taken, alignment),) = align_article(
        article, [claim], prepare_records([record], encoder), encoder, Verifier.load()
    )

    assert (taken.checkable, alignment.location) == (True, "located")


def test_few_words_that_stand_in_the_record_are_found(records: Records, encoder: Encoder) -> None:
    """What has few content words and follows a sentence of the record word by word is located by them."""
    printed = "I don't believe that it was an accident"
    article = make_article([("paragraph", f"{printed}, Ada Holm said.")])
    claim = make_claim(article, printed, speaker="Ada Holm")
    (taken, alignment), *_ = align_article(article, [claim], records, encoder, Verifier.load())

    assert (taken.checkable, alignment.location) == (True, "located")


def test_the_next_best_place_has_its_support(records: Records, encoder: Encoder) -> None:
    """What stands beside a claim's support is the support of the other place, measured alike."""
    printed = "the ferries would sail daily, also in the hardest winters"
    article = make_article([("paragraph", f"Ada Holm said {printed}.")])
    claim = make_claim(article, printed, speaker="Ada Holm")
    verifier = Verifier.load()
    (_, alignment), *_ = align_article(article, [claim], records, encoder, verifier)

    assert alignment.runner_up is not None
    row = records.rows[alignment.runner_up.passage_id]
    [encoded] = encoder.encode_full([printed])
    beside = weigh(records.index, Query(text=printed, encoded=encoded), (row,))
    assert beside is not None
    [support] = read_supports(records.index, [(printed, beside)], verifier)
    assert alignment.runner_up.score == round(support.value, 4)
    assert alignment.runner_up.score < alignment.support


def test_a_record_without_speakers_leaves_attribution_not_assessed(encoder: Encoder) -> None:
    """Where the record names nobody, nothing is said of who spoke."""
    transcript = make_transcript([(None, ["The bridge opens at nine.", "Bring boots."])])
    records = prepare_records([transcript], encoder)
    article = make_article([("paragraph", "“The bridge opens at nine,” Holm said.")])
    words = "The bridge opens at nine,"
    claim = make_claim(article, words, kind="direct quotation", speaker="Holm", in_record=False)

    assert _decide(records, encoder, article, claim)[0].attribution == "not assessed"


@pytest.mark.parametrize("text", ["word " * 5000, "🦀🦀🦀 🦀", "שלום לכולם", "?", "x" * 10_000])
def test_odd_claims_are_decided_without_failing(records: Records, encoder: Encoder, text: str) -> None:
    """5,000 words, emoji, right-to-left text, a mark alone, one endless word: each gets a decision."""
    article = make_article([("paragraph", text.strip())])
    claim = make_claim(article, text.strip(), kind="direct quotation")

    assert _decide(records, encoder, article, claim)[0].location in {"not located", "partly located"}


def test_a_summary_is_told_by_its_phrases(records: Records, encoder: Encoder) -> None:
    """Phrases that two distant passages carry, and no one place, are a summary in quotation marks."""
    alignment, words = _quote(
        records, encoder, "The ancient pier shuts in March, none of the ferry staff will be dismissed"
    )

    assert (alignment.location, alignment.wording) == ("located", "summary in quotation marks")
    assert [text.split()[0] for text in words] == ["The", "Nobody"]


def test_a_quotation_on_the_theme_is_not_located(records: Records, encoder: Encoder) -> None:
    """Words of the record scattered over a theme do not make a quotation that nobody spoke."""
    alignment, _ = _quote(
        records, encoder, "Every day our ferries lose money on a pier that the storm ruined"
    )

    assert alignment.location == "not located"


def test_an_insertion_in_round_brackets_is_marked(records: Records, encoder: Encoder) -> None:
    """What an editor put in round brackets is no word of the speaker."""
    alignment, words = _quote(
        records, encoder, "My grandmother (Mrs. Holm the elder) sold herring on this pier for thirty years."
    )

    assert (alignment.location, alignment.wording) == ("located", "edited, marked")
    assert words == ["My grandmother", "sold herring on this pier for thirty years"]


def test_half_of_the_sentences_never_validate_the_whole(records: Records, encoder: Encoder) -> None:
    """One sentence stands in the record and the next nowhere: partly located, each judged."""
    alignment, _ = _quote(
        records,
        encoder,
        "The ferries will run every day, even in the worst of winters. The bishops of the region were there.",
    )

    assert alignment.location == "partly located"
    assert [half.location for half in alignment.halves] == ["located", "not located"]


def test_a_few_common_words_of_another_speaker_are_no_place(records: Records, encoder: Encoder) -> None:
    """A short phrase of the guest under the mayor's name is not located; rare words are shown as his."""
    common, _ = _quote(records, encoder, "heard promises", kind="partial quotation")
    rare, _ = _quote(records, encoder, "members are afraid of losing", kind="partial quotation")

    assert common.location == "not located"
    assert (rare.location, rare.attribution) == ("located", "differs")


def test_a_line_that_was_interrupted_is_edited_and_two_turns_are_joined(encoder: Encoder) -> None:
    """A sentence that goes on after an interruption is one line; two sentences of two turns are not."""
    transcript = make_transcript(
        [
            ("Ada Holm", ["If the council had voted as he voted..."]),
            ("Jon Birk", ["Let me finish!"]),
            ("Ada Holm", ["...we would have no ferries at all.", "The tugs are sold."]),
            ("Jon Birk", ["That is not so."]),
            ("Ada Holm", ["The cranes are rusting in the rain."]),
        ]
    )
    prepared = prepare_records([transcript], encoder)
    line, words = _quote(
        prepared, encoder, "If the council had voted as he voted, we would have no ferries at all."
    )
    turns, _ = _quote(prepared, encoder, "The tugs are sold. The cranes are rusting in the rain.")

    assert (line.location, line.wording) == ("located", "edited, unmarked")
    assert not any("finish" in text for text in words)
    assert (turns.location, turns.wording) == ("located", "joined")


def test_the_verifier_reads_two_pairs_a_claim_and_none_twice(records: Records, encoder: Encoder) -> None:
    """Each checkable claim costs at most two readings, its place and the next best; with a store a second run
    reads nothing.
    """
    article = make_article(
        [
            (
                "paragraph",
                "The mayor said the ferries will run. “Hands off the water!” People will keep their jobs.",
            )
        ]
    )
    claims = [
        make_claim(article, "The mayor said the ferries will run.", speaker="Ada Holm"),
        make_claim(article, "Hands off the water!", kind="direct quotation", speaker="Ada Holm"),
        make_claim(
            article, "People will keep their jobs.", kind="context", checkable=False, reason="context"
        ),
    ]
    store = MemoryStore()
    first, second = Verifier.load(), Verifier.load()
    decided = align_article(article, claims, records, encoder, first, store=store)
    again = align_article(article, claims, records, encoder, second, store=store)

    assert 0 < first.pair_count <= 2 * sum(claim.checkable for claim in claims)
    assert second.pair_count == 0
    assert again == decided


def test_the_answer_to_a_reported_question_is_found_by_the_question(encoder: Encoder) -> None:
    """A claim that reports a question is held against answer and question, and stands at the answer."""
    record = make_transcript(
        [
            ("Ada Holm", ["The wall is done.", "The boats sail.", "Snow came early.", "The choir sang."]),
            ("Reporter", ["Would you sell the old lighthouse to a hotel company?"]),
            ("Ada Holm", ["Gladly, any day.", "Now the fish."]),
        ]
    )
    article = make_article(
        [
            (
                "paragraph",
                "Asked if she would sell the old lighthouse to a hotel company, Holm said she gladly would.",
            )
        ]
    )
    claim = make_claim(article, article.document.text, speaker="Ada Holm")
    alignment = _decide(prepare_records([record], encoder), encoder, article, claim)[0]
    texts = {passage.id: passage.text for passage in record.passages}

    assert [texts[match.passage_id] for match in alignment.passages] == ["Gladly, any day."]


@pytest.mark.parametrize(
    ("printed", "placed"),
    [
        ("The ferries will run every night.", False),  # half of a sentence says little
        ("My members are sure of losing their jobs.", True),
        ("Will the trawlers go on sinking?", False),  # more than one exchange
        ("Will the trawlers go on running?", True),
    ],
)
def test_a_short_quotation_that_is_a_sentence_but_for_one_exchange(
    records: Records, encoder: Encoder, printed: str, placed: bool
) -> None:
    """From the first to the last word of one sentence, one word exchanged: the place is told."""
    alignment, said = _quote(records, encoder, printed, speaker="Jon Birk")
    assert (alignment.location == "located") is placed
    assert len(said) == placed
    assert not placed or (alignment.level, alignment.wording) == ("near", "edited, unmarked")


def test_the_sentence_of_another_speaker_needs_more_than_that(records: Records, encoder: Encoder) -> None:
    """Five words that agree are no ground to say that somebody else spoke them."""
    alignment, _ = _quote(records, encoder, "Will the trawlers go on running?", speaker="Ada Holm")
    assert alignment.location != "located"


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        # the name draws it to another passage, the words stay where they are
        (
            "the herring would run every day, even in the worst of winters",
            "The ferries will run every day, even in the worst of winters.",
        ),
        (
            "her grandmother sold ferries on that pier for thirty years",
            "My grandmother sold herring on this pier for thirty years.",
        ),
        ("nobody on the pier was going to be dismissed", "Nobody on the ferries is going to be dismissed."),
    ],
)
def test_reported_speech_goes_where_its_words_stand(
    records: Records, encoder: Encoder, printed: str, said: str
) -> None:
    """Person and tense apart it follows one sentence, whatever the one word that was put into it is about."""
    article = make_article([("paragraph", f"Ada Holm said that {printed}.")])
    claim = make_claim(article, printed, kind="reported speech", speaker="Ada Holm")
    alignment = _decide(records, encoder, article, claim)[0]
    assert alignment.location == "located"
    text = next(iter(records.transcripts.values())).document.text
    assert said in [match.span.slice(text) for match in alignment.passages]
