"""What a published edition shows, as frozen values: every file of it is made from one `PublishedEdition`.

Goes in: nothing. Comes out: the types that `build` fills and the templates and tables loop over. Every string
is ready to be printed; nothing stands in them that no person confirmed, but texts that agree word for word.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from compare.report.text import day_of, listed
from compare.report.value_words import value_word
from compare.report.view import Fact, HalfView, RecordView, RunView, Slice, VoiceView

__all__ = [
    "AnswerView",
    "ArticleCounts",
    "Case",
    "Correction",
    "History",
    "Imprint",
    "PublishedArticle",
    "PublishedEdition",
    "PublishedFinding",
    "ReplyView",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """Who publishes, and where a reader turns.

    Attributes:
        publisher: A person or an institution.
        contact: Where corrections are asked for: an address, a mail address, a telephone number.
        address: Where the edition will stand on the web; empty where that is not stated.
    """

    publisher: str = ""
    contact: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """An answer of an outlet, word for word, and its day; `whole` if it is not to one finding."""

    text: str
    told: str
    whole: bool
    received: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyView:
    """What the outlet was asked and answered.

    Attributes:
        told: One sentence: when it was put to the outlet, until when it had time, and what came.
        asked: ``None`` where it was not put to the outlet; likewise the deadline.
        answers: Those to this finding, then those to all findings.
        answered: ``yes``, ``no``, or ``not awaited`` where the edition did not wait.
        reworded: It was put to the outlet in another wording only; the answers are to that.
    """

    told: str
    asked: date | None = None
    deadline: date | None = None
    answers: tuple[AnswerView, ...] = ()
    answered: str = "not awaited"
    reworded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFinding:
    """One finding that people confirmed.

    Attributes:
        id: Its anchor, which lasts as long as the texts do.
        key: Tells it from others when the article's text has changed.
        number: Of the words marked for it on both sides; empty where a statement has one difference or none.
        severity: 0–3; ``None`` for what is no difference. `grade` is the same in words.
        words: The article's words that it is about.
        statement: What is said of them: one sentence by rule.
        caveat: What "not located" means, or that the record is a text, too; empty for a doubt about it.
        meaning: What people say on whether it changes the meaning; empty where they did not.
        people: Names or roles, as they were given; `reviewed` is the sentence, `reviewed_on` the day.
        notes: Of the people who confirmed it; empty unless they are to be printed.
        fingerprint: Hash of what is said of the texts, without the reply and the people; the same in every
            language.
        reply: Beside it; ``None`` while a letter is being written.
    """

    id: str
    key: str
    number: str
    kind: str
    type: str
    severity: int | None
    grade: str
    words: str
    statement: str
    caveat: str
    meaning: str
    people: tuple[str, ...]
    reviewed: str
    reviewed_on: str
    notes: tuple[str, ...]
    fingerprint: str
    reply: ReplyView | None = None

    @property
    def name(self) -> str:
        """Its type, as people read it."""
        return value_word(self.type)

    @property
    def heading(self) -> str:
        """The same with a capital."""
        return _capital(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One statement of an article beside the record: with findings, or as one that corresponds.

    Attributes:
        id: Of the claim; the anchor of links.
        label: For people, of this edition: the article's letter and a number.
        kind: What it is: a quotation of a whole clause, reported speech …
        state: For one that corresponds how it does; else empty.
        settled: For one that corresponds, on what that rests: the words themselves, or people.
        heading: What stands over the record's side.
        counted: False for a heading that repeats the text and for a link to another piece.
    """

    id: str
    label: str
    kind: str
    state: str
    settled: str
    heading: str
    record: tuple[VoiceView, ...]
    article: tuple[Slice, ...]
    article_lang: str
    attribution: str
    halves: tuple[HalfView, ...]
    related: tuple[RunView, ...]
    notes: tuple[str, ...]
    counted: bool
    findings: tuple[PublishedFinding, ...] = ()

    @property
    def caveats(self) -> tuple[str, ...]:
        """Those of its findings, each once: they stand in the block of the statement."""
        return tuple(dict.fromkeys(one.caveat for one in self.findings if one.caveat))

    @property
    def headline(self) -> str:
        """The types of its findings, each once."""
        return _capital(listed(list(dict.fromkeys(one.name for one in self.findings))))


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleCounts:
    """Counts of one article; headings that repeat the text and links to other pieces are in none.

    Attributes:
        compared: Statements that were compared with the record.
        correspond: Of these, shown as corresponding.
        with_findings: Of these, shown with one finding or more.
        findings: How many findings that makes.
    """

    compared: int
    correspond: int
    with_findings: int
    findings: int

    @property
    def not_shown(self) -> int:
        """What the edition says nothing about."""
        return self.compared - self.correspond - self.with_findings


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedArticle:
    """One article's section, alike in kind for every article.

    Attributes:
        outlet: As the event states it; empty where it states none, and `name` is the label of the file then.
        identity: One sentence: who confirmed that the text is the outlet's, or that nobody did
            (`identified`).
        shared: Sentences where other articles print the same text: one source, and not several.
        answers: Of the outlet to all findings on it; each stands once, here.
        remark: One sentence where nothing was confirmed.
    """

    id: str
    letter: str
    outlet: str
    name: str
    unstated: str
    identity: str
    identified: bool
    title: str
    url: str
    facts: str
    shared: tuple[str, ...]
    lang: str
    findings: tuple[Case, ...]
    correspond: tuple[Case, ...]
    answers: tuple[AnswerView, ...]
    counts: ArticleCounts
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a later edition says otherwise than the one before.

    Attributes:
        change: ``withdrawn``, ``changed``, ``added`` or ``reply``.
        finding: Its id, in the later edition where it stands there.
        told: One sentence, in the language of the later edition.
    """

    change: str
    finding: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """One edition in the list of all: its number and day, what it corrected in its own language, and what a
    person said of it; `caveat` where something not located is among that.
    """

    number: int
    date: date
    language: str
    corrections: tuple[Correction, ...]
    sentence: str
    caveat: str = ""

    @property
    def day(self) -> str:
        """Its day, as people write it."""
        return day_of(self.date)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedEdition:
    """The whole edition.

    Attributes:
        language: The BCP 47 tag of the language that it speaks.
        line: What stands on every page: number, day, and who reviewed it.
        overall: Sentences over all articles; `counting` is the rule of the numbers.
        exceptions: What was published without, and the reason that was given.
        history: Earlier editions and this one, the latest first.
        method: How it was made, and what it does not say.
    """

    number: int
    date: date
    language: str
    title: str
    byline: str
    imprint: Imprint
    line: str
    scope: str
    reviewers: tuple[str, ...]
    records: tuple[RecordView, ...]
    record_findings: tuple[PublishedFinding, ...]
    selection: tuple[Fact, ...]
    selection_note: str
    overall: tuple[str, ...]
    counting: str
    caveat: str
    articles: tuple[PublishedArticle, ...]
    exceptions: tuple[str, ...]
    history: tuple[History, ...]
    method: tuple[str, ...]
    signature: tuple[Fact, ...]

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """What this edition corrects of the one before; none for a first one."""
        return self.history[0].corrections if self.history else ()

    @property
    def findings(self) -> tuple[PublishedFinding, ...]:
        """Every finding on an article, in order."""
        return tuple(one for art in self.articles for case in art.findings for one in case.findings)
