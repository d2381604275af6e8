"""Attribution: who an article says spoke, table by table, and against human annotations."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from compare.model import ArticleInfo, Attribution, Speaker
from compare.segment.article import article_quotations, segment_article
from compare.segment.attribution import attribute_quotations, read_article
from compare.segment.cast import build_cast
from compare.segment.cues import VERBS
from compare.testing import make_document

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "news-quotations"

MAYOR = Speaker(name="Mira Tarn", role="Mayor of Skerry", labels=("Mayor of Skerry Mira Tarn", "Mira Tarn"))
CHAIR = Speaker(name="Ode Quill", role="chair of the harbour board", labels=("Ode Quill",))
RECORD = (MAYOR, CHAIR)


def attributed(text: str, speakers: tuple[Speaker, ...] = RECORD) -> list[Attribution]:
    """The attribution of each quotation of a text."""
    article = segment_article(make_document(text), ArticleInfo(file="a.txt", label="a"))
    quotations = article_quotations(text, article.blocks)
    return list(attribute_quotations(article, quotations, speakers))


def last(text: str, speakers: tuple[Speaker, ...] = RECORD) -> Attribution:
    """The attribution of the last quotation of a text."""
    return attributed(text, speakers)[-1]


NAMES = [
    ("“We go,” Mira Tarn said.", "Mira Tarn said"),
    ("“We go,” said Mira Tarn.", "said Mira Tarn"),
    ("“We go,” Tarn told reporters.", "Tarn told"),
    ("“We go,” said Ms Tarn, who leads the town.", "said Ms Tarn"),
    ("“We go,” Tarn, who leads the town, said.", "Tarn, who leads the town, said"),
    ("“We go,” Tarn later added.", "Tarn later added"),
    ("“We go,” insisted the mayor, Mira Tarn.", "insisted the mayor, Mira Tarn"),
    ("Tarn said: “We go there today.”", "Tarn said"),
    ("Tarn, 54, said the plan was “a ruin”.", "Tarn, 54, said"),
    ("Tarn said on Monday that the plan was “a ruin”.", "Tarn said"),
    ("In Tarn’s words, “we go there today.”", "In Tarn’s words"),
    ("According to Tarn, the plan is “a ruin”.", "According to Tarn"),
    ("The plan is “a ruin”, according to Mira Tarn.", "according to Mira Tarn"),
    ("Tarn’s claim that the plan is “a ruin” was heard in silence.", "Tarn’s claim"),
    ("Tarn attacked the board, calling its plan “a ruin”.", "Tarn attacked the board, calling"),
    ("With Tarn saying the plan is “a ruin”, nobody spoke.", "Tarn saying"),
    ("“We go,” Mira Tarn explained, “but we come back.”", "Mira Tarn explained"),
    ("Skerry mayor Mira Tarn called it “a ruin”.", "Skerry mayor Mira Tarn called"),
    ("The plan is “a ruin”, Tarn said.", "Tarn said"),
    ("The plan is “a ruin” that nobody can pay for, Tarn said, in a town of four boats.", "Tarn said"),
    ("“We go there today,” Tarn summed up.", "Tarn summed"),
    ("Tarn had one answer: “We go there today.”", "Tarn had one answer:"),
]


@pytest.mark.parametrize(("text", "evidence"), NAMES)
def test_a_name_beside_a_reporting_verb_is_the_source(text, evidence):
    """Before the verb, behind it, across a parenthesis, shared with a participle, in a phrase."""
    found = last(text)

    assert (found.speaker, found.basis, found.in_record) == ("Mira Tarn", "name", True)
    assert found.evidence == evidence


@pytest.mark.parametrize(
    "text",
    [
        "“We go,” the mayor said.",
        "“We go,” said the mayor.",
        "According to the mayor, the plan is “a ruin”.",
        "The Skerry mayor called it “a ruin”.",
        "The mayor of Skerry called it “a ruin”.",
    ],
)
def test_a_role_means_the_only_speaker_who_has_it(text):
    """The words "the mayor" mean the record's only mayor."""
    found = last(text)

    assert (found.speaker, found.basis) == ("Mira Tarn", "role")


def test_a_role_of_another_place_is_somebody_else():
    """A capitalised word that is not in the role speaks against it."""
    assert last("“We go,” the Brannock mayor said.").speaker is None
    assert last("“We go,” the mayor of Brannock said.").speaker is None


def test_a_role_that_the_article_gives_a_name_is_learnt():
    """After "Engineer Bo Lund", "the engineer" is Bo Lund, who does not speak in the record."""
    found = last("Engineer Bo Lund came late. “We go,” the engineer said.")

    assert (found.speaker, found.basis, found.in_record) == ("Bo Lund", "role", False)


PRONOUNS = [
    "Tarn spoke first. “We go,” she said.",
    "Mira Tarn said the quay was lost. She called the plan “a ruin”.",
    "When Tarn came to the mole, she said it was “a ruin”.",
    "Tarn spoke first.\n\n“We go,” she said. Nobody answered.",
    "Tarn said the quay was lost. In her view, the plan is “a ruin”.",
    "Tarn argued that the board had failed. She added that the plan “must not be sold”.",
]


@pytest.mark.parametrize("text", PRONOUNS)
def test_a_pronoun_is_the_person_last_named(text):
    """In the sentence, in the sentences before it, in the paragraph before."""
    found = last(text)

    assert (found.speaker, found.basis) == ("Mira Tarn", "pronoun")


def test_whoever_spoke_comes_before_whoever_is_mentioned():
    """The source of the sentence before is meant, not the last name in it."""
    assert last("Tarn blamed Ode Quill for the delay. “We go,” she said.").speaker == "Mira Tarn"


def test_whoever_answers_somebody_without_a_name_is_meant():
    """The speaker who answers "one reporter" in a sentence is the "he" of the next."""
    text = "One reporter asked about the crane, and Quill said that it was sold. “We go,” he said."
    assert last(text).speaker == "Ode Quill"


def test_a_title_tells_who_cannot_be_meant():
    """Somebody called "Mr Quill" is not "she"."""
    text = "Tarn met Mr Quill at the quay. Mr Quill spoke of his boats. “We go,” she said."

    assert last(text).speaker != "Ode Quill"


def test_a_pronoun_with_two_persons_in_question_is_undetermined():
    """Where nobody is the subject, nothing is guessed."""
    found = last("At the quay stood Mira Tarn and Ode Quill. “We go,” she said.")

    assert (found.speaker, found.basis) == (None, "none")


def test_a_quotation_without_a_frame_is_carried_on_in_its_paragraph():
    """The sentence before gives the speaker; the basis says so."""
    first, second = attributed("“We go,” Tarn said. “We do not come back.”")

    assert first.basis == "name"
    assert (second.speaker, second.basis, second.evidence) == ("Mira Tarn", "context", "Tarn said")


def test_a_quotation_is_carried_on_over_a_sentence_that_reports_nothing():
    """Inside the paragraph, a question of the outlet's own does not end what was begun."""
    found = last("“We go,” Tarn said. And after that? “We do not come back.”")

    assert (found.speaker, found.basis) == ("Mira Tarn", "context")


def test_a_paragraph_that_is_one_quotation_is_carried_on_from_an_opening():
    """A sentence that ends with a colon opens the paragraph behind it."""
    found = last("Tarn issued a statement that said this:\n\n“We go there today. We do not come back.”")

    assert found.speaker == "Mira Tarn"


def test_a_quotation_in_a_sentence_with_another_subject_is_not_carried_on():
    """Another person as subject ends what the sentence before began."""
    assert last("“We go,” Tarn said. Ode Quill wore a hat with “Quay” on it.").speaker is None


OTHERS = [
    ("“We go,” said Bo Lund, who runs the crane.", "Bo Lund", "name"),
    ("“We go,” one fisherman said.", "one fisherman", "role"),
    ("Critics called it “a ruin”.", "Critics", "role"),
    ("“We go,” the harbour ministry said.", "the harbour ministry", "role"),
    ("“We go,” said former engineer Bo Lund.", "Bo Lund", "name"),
    ("“We go,” said one of Tarn’s aides, Bo Lund.", "Bo Lund", "name"),
]


@pytest.mark.parametrize(("text", "speaker", "basis"), OTHERS)
def test_who_is_not_in_the_record_stays_as_printed(text, speaker, basis):
    """People and bodies without a place in the record keep the article's words."""
    found = last(text)

    assert (found.speaker, found.basis, found.in_record) == (speaker, basis, False)


def test_a_namesake_is_not_the_speaker_of_the_record():
    """Another first name is another person."""
    assert last("“We go,” Bo Tarn said.") == Attribution(
        speaker="Bo Tarn", evidence="Bo Tarn said", basis="name", in_record=False, verb="said"
    )
    assert last("“We go,” Mira Tarn said. “No,” Bo Tarn said. “We stay,” Tarn said.").speaker == "Mira Tarn"


def test_a_label_in_capitals_finds_its_full_name():
    """A record that only has "TARN" is met by the full name that the article uses."""
    capitals = (Speaker(name="TARN", role=None, labels=("TARN",)),)

    assert last("“We go,” Mira Tarn said.", capitals).speaker == "TARN"
    assert last("“We go,” Tarn said.", capitals).in_record


@pytest.mark.parametrize("named", ["Justice", "Ada Justice", "Gov. Justice"])
def test_a_surname_that_is_a_title_elsewhere(named):
    """A speaker of the record bears it; a "Justice" before another name stays a title."""
    speakers = (MAYOR, Speaker(name="Ada Justice", role=None, labels=("Ada Justice",)))

    assert last(f"“We go,” {named} said.", speakers).speaker == "Ada Justice"
    assert last("“We go,” Justice Quill said.", (*speakers, CHAIR)).speaker == "Ode Quill"
    assert last("“We go,” Justice Quill said.").speaker == "Ode Quill"


def test_a_nameless_speaker_of_the_record_is_met_by_the_title():
    """The record's "THE MAYOR" is whoever the article calls mayor by name."""
    nameless = (Speaker(name="THE MAYOR", role=None, labels=("THE MAYOR",)),)

    assert last("Mayor Mira Tarn came. “We go,” Tarn said.", nameless).in_record


NO_SOURCE = [
    "The fence bore a sign: old, wet and “for sale”.",
    "It was the “worst” storm in years.",
    "The board voted for the plan known as “Quay Two”.",
    "The mayor was accused of a “breach” of the rules.",
    "His administration maintained a “firm” stance.",
]


@pytest.mark.parametrize("text", NO_SOURCE)
def test_without_a_frame_nobody_is_the_source(text):
    """No reporting verb, a passive, a noun of a verb's form: undetermined."""
    assert last(text).speaker is None


def test_what_somebody_stresses_of_others_is_that_persons():
    """What she stressed that a town sees is hers, not the town's."""
    assert last("Tarn stressed that Skerry sees itself as “a town of boats”.").speaker == "Mira Tarn"


def test_what_is_reported_inside_a_report_is_the_inner_source():
    """Words that a named person is said to have used are that person's."""
    text = "Bo Lund reacted to Ode Quill’s remark that the mayor “eats money” with a laugh."

    assert last(text).speaker == "Ode Quill"


@pytest.mark.parametrize(
    ("heading", "speaker"),
    [
        ("Tarn: plan is ‘a ruin’", "Mira Tarn"),
        ("Plan is ‘a ruin’ – Tarn", "Mira Tarn"),
        ("Plan is ‘a ruin’, says Tarn", "Mira Tarn"),
        ("Tarn Calls Plan ‘a ruin’", "Mira Tarn"),
        ("Plan is ‘a ruin’, says mayor", "Mira Tarn"),
        ("Mayor calls plan ‘a ruin’", "Mira Tarn"),
        ("Plan branded ‘a ruin’", None),
        ("Final debate: plan is ‘a ruin’", None),
    ],
)
def test_headings_name_their_source_by_colon_dash_or_verb(heading, speaker):
    """Capitalised verbs count in headings; a label before a colon is no person."""
    text = f"{heading}\n\nThe town of Skerry has argued about its quay for more than twenty years now."

    assert attributed(text)[0].speaker == speaker


def test_a_label_opens_a_paragraph_of_a_dialogue():
    """A label such as "MIRA TARN:" attributes the whole paragraph."""
    text = "MIRA TARN: We go there today. We call it “the ruin” at home.\n\nODE QUILL: We never did."
    article = segment_article(make_document(text), ArticleInfo(file="a.txt", label="a"))
    reading = read_article(article, article_quotations(text, article.blocks), RECORD)

    assert [read.attribution.speaker for read in reading.sentences] == ["Mira Tarn", "Mira Tarn", "Ode Quill"]


def test_without_speakers_names_stay_as_printed():
    """A record without labels: the article's names, none of them in the record."""
    found = last("“We go,” Mira Tarn said.", ())

    assert (found.speaker, found.in_record) == ("Mira Tarn", False)


def test_an_article_stated_in_another_language_has_no_frames():
    """The cues are English; nothing is read into a text that is said to be in another language."""
    text = "„Wir gehen“, sagte Mira Tarn. Tarn: „Wir bleiben hier.“"
    article = segment_article(make_document(text), ArticleInfo(file="a.txt", label="a", language="de"))
    quotations = article_quotations(text, article.blocks)

    stated = replace(article, info=replace(article.info, language="en-GB"))

    assert [one.speaker for one in attribute_quotations(article, quotations, RECORD)] == [None, None]
    assert attribute_quotations(stated, quotations, RECORD)[1].speaker == "Mira Tarn"


def test_the_only_speaker_whom_an_article_names_is_its_main_person():
    """With one speaker named, a description that names no office means that one."""
    assert build_cast(RECORD, "Mira Tarn came.").main is not None
    assert build_cast(RECORD, "Mira Tarn and Ode Quill came.").main is None
    assert last("Mira Tarn came by boat. “We go,” the politician said.").speaker == "Mira Tarn"


def test_a_speaker_without_a_name_leaves_the_cast_open():
    """A label such as "Speaker 3" may be anybody; a questioner may not."""
    assert build_cast((Speaker(name="Speaker 3", role=None, labels=()),), "").open
    assert not build_cast((MAYOR, Speaker(name="Q", role=None, labels=())), "").open


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("said", "say"), ("denies", "deny"), ("admitted", "admit"), ("praising", "praise"), ("told", "tell"),
     ("agreed", "agree"), ("wrote", "write"), ("shouted", "shout"), ("vowing", "vow")],
)  # fmt: skip
def test_forms_of_reporting_verbs_are_known(form, lemma):
    """Regular, doubled and irregular forms lead to their verb."""
    assert VERBS[form].lemma == lemma


def annotated() -> list[tuple[str, list[str]]]:
    """Annotated articles with their annotation lines, one reader each."""
    found: dict[str, tuple[str, list[str]]] = {}
    for path in sorted(SHARED.glob("attributions/*.ann")):
        text = SHARED / "text" / f"{path.stem.rpartition('_')[0]}.txt"
        if text.exists():
            raw = text.read_bytes().decode("utf-8")  # offsets count what stands there, carriage returns too
            found.setdefault(text.stem, (raw, path.read_text(encoding="utf-8").splitlines()))
    return list(found.values())


def contents(lines: list[str]) -> list[tuple[int, list[tuple[int, int]]]]:
    """Start of each annotated content, with the spans of its source."""
    spans = {
        name: [tuple(map(int, one.split())) for one in rest.split(" ", 1)[1].split(";")]
        for name, rest, _ in (line.split("\t", 2) for line in lines if line[:1] == "T")
    }
    events = [
        dict(pair.split(":") for pair in line.split("\t")[1].split()) for line in lines if line[:1] == "E"
    ]
    return [
        (spans[event["Content"]][0][0], spans[event["Source"]])
        for event in events
        if "Content" in event and "Source" in event
    ]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the annotated articles lie outside the project")
def test_annotated_quotations_are_found_and_given_to_their_source():
    """Direct quotations of annotated articles: all found, nine in ten with the annotated source."""
    total = found = agreeing = 0
    for raw, lines in annotated():
        article = segment_article(make_document(raw), ArticleInfo(file="a.txt", label="a"))
        quotations = article_quotations(raw, article.blocks)
        reading = read_article(article, quotations, ())
        starts = {part.start: at for at, one in enumerate(quotations) for part in one.parts}
        for start, sources in contents(lines):
            if not re.match(r"[\"“]", raw[start : start + 1]):
                continue
            total += 1
            number = starts.get(start + 1, starts.get(start + 2))
            if number is None:
                continue
            found += 1
            evidence = reading.evidence[number]
            overlap = evidence and any(
                evidence.start < end and first < evidence.end for first, end in sources
            )
            agreeing += bool(overlap)

    assert total > 400
    assert found / total > 0.98
    assert agreeing / total > 0.90
