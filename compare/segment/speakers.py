"""Who speaks: which candidates of a record are labels, and which labels name the same person.

Goes in: the candidates of a whole record and what the event states of its speakers. Comes out: for each label
that counts the speaker it names, and sentences for people about what is doubtful. The text is not touched.

A candidate that surely names a speaker counts; one that may do so counts if it recurs and others like it do.
Two labels are one person if they share the surname and nothing else of them contradicts. What the event
states settles both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from compare.ingest.markdown import STAGE_WORD
from compare.language import Words, gettext_lazy, gettext_noop
from compare.model import RecordInfo, Speaker, SpeakerInfo
from compare.segment.label_words import ANONYMOUS, CONNECTORS, ROLES
from compare.segment.labels import TIME_MARK, Label, is_metadata, judge_label, label_key, label_words
from compare.segment.names import NameParts, as_written, can_be_one, has_name, parse_name

__all__ = ["Cast", "cast_speakers", "is_anonymous"]

_TIME = re.compile(TIME_MARK)
_OF_A_PLACE = re.compile(
    r" of [A-ZÀ-Þ][\w .’'-]*$| pro tempore$"
)  # "Ms. ROE of Ohio", "The SPEAKER pro tempore"
_CAPTION = re.compile(r"(?:photo|image|picture|caption|video|graphic|chart|figure|credit)s?\b", re.IGNORECASE)
_SAME_MARK = {"q": "question", "a": "answer", "questioner": "question"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The speakers of a record.

    Attributes:
        labels: The candidates that count, in text order.
        speakers: In order of first label.
        of_label: `label_key` → the speaker's name, for every label that counts.
        sole: The only speaker who is somebody (no audience, no "Q"), if there is just one.
        doubts: Sentences for people, each with the place in the text that it is about.
    """

    labels: tuple[Label, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    of_label: Mapping[str, str] = field(default_factory=dict)
    sole: str | None = None
    doubts: tuple[tuple[int, Words], ...] = ()


@dataclass(slots=True)
class _Person:
    parts: NameParts
    labels: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    count: int = 0
    at: int | None = None
    stated: SpeakerInfo | None = None
    form: str = ""


def cast_speakers(labels: Sequence[Label], info: RecordInfo, *, share: Sequence[float]) -> Cast:
    """Decides which candidates count and joins those of one person.

    Args:
        labels: All candidates of a record, in text order.
        info: What the event states of its speakers, and of labels that are none.
        share: For each candidate the share of the record's words that stands before it, 0–1.

    Returns:
        The cast; without candidates that count it is empty.
    """
    none = {label_key(name) for name in info.not_speakers}
    pairs = [pair for pair in zip(labels, share, strict=True) if label_key(pair[0].text) not in none]
    labels, share = [label for label, _ in pairs], [before for _, before in pairs]
    counts = Counter(label_key(label.text) for label in labels)
    aliases = _aliases(info.speakers)
    counted, doubts = _counted(labels, counts, aliases, share)
    known = frozenset(
        tuple(word.casefold() for word in label_words(label.text))
        for label in counted
        if has_name(label.text)
    ) | frozenset(tuple(alias.split()) for alias in aliases if " " in alias)
    people = _joined(counted, aliases, known)
    speakers, of_label = _named(people)
    return Cast(
        labels=tuple(counted),
        speakers=tuple(speakers),
        of_label=of_label,
        sole=_sole(people, of_label),
        doubts=(*doubts, *_single(people), *_odd(people)),
    )


def _sole(people: Mapping[str, _Person], of_label: Mapping[str, str]) -> str | None:
    known = {of_label[key] for key, person in people.items() if not _is_nobody(key, person)}
    once = all(person.count == 1 and not person.stated for person in people.values())
    return known.pop() if len(known) == 1 and not once else None


def _is_nobody(key: str, person: _Person) -> bool:
    return not person.stated and all(word in ANONYMOUS for word in key.split(" "))


def _aliases(stated: Iterable[SpeakerInfo]) -> dict[str, SpeakerInfo]:
    """Every stated name and alias, as a label's key, to its speaker; an alias of two people is nobody's."""
    found: dict[str, SpeakerInfo] = {}
    twice: set[str] = set()
    for info in stated:
        for name in (info.name, *info.aliases):
            key = label_key(name)
            if found.get(key, info) != info:
                twice.add(key)
            found[key] = info
    return {key: info for key, info in found.items() if key not in twice}


def _counted(
    labels: Sequence[Label], counts: Counter[str], aliases: Mapping[str, SpeakerInfo], share: Sequence[float]
) -> tuple[list[Label], list[tuple[int, Words]]]:
    judged = {label_key(label.text): judge_label(label.text) for label in labels}
    company = _company(labels, judged, counts, share)
    counted: list[Label] = []
    doubts: list[tuple[int, Words]] = []
    for label, before in zip(labels, share, strict=True):
        key = label_key(label.text)
        likely = judged[key]
        # what looks like a label first has little before it that could be speech
        early = min(before, 0.1) if label is labels[0] and before < 0.5 else before
        if label.form == "stated" or key in aliases or _counts(label, likely, counts[key], company, early):
            counted.append(label)
        elif likely == "maybe" and label.form == "colon" and counts[key] == 1:
            said = gettext_lazy(
                "“{label}:” stands once where a speaker's name could stand; it was read as speech.",
                label=label.text,
            )
            doubts.append((label.span.start, said))
    return _consistent(counted, counts, aliases), doubts


@dataclass(frozen=True, slots=True)
class _Company:
    """What the others say of one candidate: their surnames, whether sure ones are at work, and capitals.

    `repeated` are the surnames that stand in two labels that differ: "Mayor Ann Roe" and "Ann Roe".
    """

    surnames: frozenset[str]
    repeated: frozenset[str]
    at_work: bool
    shouted: bool


def _company(
    labels: Sequence[Label], judged: Mapping[str, str], counts: Counter[str], share: Sequence[float]
) -> _Company:
    sure = [key for key, likely in judged.items() if likely == "sure"]
    first = {label_key(label.text): label for label in labels if judged[label_key(label.text)] == "sure"}
    opening = [
        (label_key(label.text), before)
        for label, before in zip(labels, share, strict=True)
        if judged[label_key(label.text)] == "sure" and label.form != "stop" and _opens(label)
    ]
    begins = min(
        (
            before
            for label, before in zip(labels, share, strict=True)
            if label.form == "colon" and judged[label_key(label.text)] != "no" and _opens(label)
        ),
        default=1.0,
    )
    several = len({key for key, _ in opening}) > 1 and begins < 0.2
    likely = {label_key(label.text): label for label in labels if judged[label_key(label.text)] != "no"}
    bearers = Counter(parse_name(label.text).surname for label in likely.values())
    return _Company(
        repeated=frozenset(name for name, count in bearers.items() if name and count > 1),
        surnames=frozenset(parse_name(label.text).surname for label in first.values()) - {""},
        at_work=several or any(counts[key] > 1 for key in sure),
        shouted=any(counts[label_key(label.text)] > 1 and _is_shouted(label) for label in labels),
    )


def _opens(label: Label) -> bool:
    return not label.following or not label.following[0].islower()


def _is_shouted(label: Label) -> bool:
    words = label_words(_OF_A_PLACE.sub("", label.text))
    return bool(words) and words[-1].isupper() and len(words[-1]) > 1


def _counts(label: Label, likely: str, count: int, company: _Company, before: float) -> bool:
    """True if a candidate counts; `before`: the share of the record before it."""
    if label.form == "stop":
        return _stop_counts(label, count, company, before)
    if label.form in {"timed", "alone"}:
        return likely == "sure" or (likely == "maybe" and company.at_work) or label.form == "alone"
    if label.form == "mark":
        return count > 1 or company.at_work
    if likely == "sure":
        role = bool(parse_name(label.text).role) or label.text.isupper()
        again = parse_name(label.text).surname in company.repeated
        return count > 1 or (_opens(label) and (company.at_work or role or again or before < 0.2))
    kin = parse_name(label.text).surname in company.surnames
    return likely == "maybe" and _opens(label) and (kin or count > 2 or (count > 1 and company.at_work))


def _stop_counts(label: Label, count: int, company: _Company, before: float) -> bool:
    """A label with a full stop looks like a sentence: it must recur, or open the record."""
    key = label_key(label.text).split(" ")
    if is_anonymous(label.text):
        return True  # "Audience members."; `_consistent` asks for company
    is_office = key[0] == "the" and all(word in ROLES | CONNECTORS for word in key)
    shouted = _is_shouted(label) and company.shouted and judge_label(_OF_A_PLACE.sub("", label.text)) != "no"
    return (is_office and (count > 1 or before <= 0.1)) or shouted or count > 4


def _consistent(labels: list[Label], counts: Counter[str], aliases: Mapping[str, SpeakerInfo]) -> list[Label]:
    """Without labels that end with a full stop where a clearer form is at work, or where nobody else has it.

    "A" goes where there is no "Q".
    """
    clear = sum(1 for label in labels if label.form != "stop")
    keys = {label_key(label.text) for label in labels}
    stops = [label for label in labels if label.form == "stop"]
    somebody = any(not is_anonymous(label.text) for label in stops)

    def fits(label: Label) -> bool:
        key = label_key(label.text)
        if label.form == "stop":
            return somebody and (clear < 2 or counts[key] > clear or key in aliases)
        return key != "a" or bool(keys & {"q", "question"})

    return [label for label in labels if fits(label)]


def is_anonymous(label: str) -> bool:
    """True for "Q", "Audience member" and the like: two of them in a row may be two people."""
    return all(word in ANONYMOUS for word in label_key(label).split(" "))


def _joined(
    labels: list[Label], aliases: Mapping[str, SpeakerInfo], known: frozenset[tuple[str, ...]]
) -> dict[str, _Person]:
    """Label key → person, the same object for labels of one person."""
    counts = Counter(label_key(label.text) for label in labels)
    first: dict[str, Label] = {}
    for label in labels:
        first.setdefault(label_key(label.text), label)
    parts = {key: parse_name(label.text, known) for key, label in first.items()}
    finder = _Finder(aliases)
    people: dict[str, _Person] = {}
    # the fullest names first, so that a bare surname finds whom it may belong to
    for key in sorted(first, key=lambda key: -len(parts[key].names)):
        people[key] = finder.find(key, parts[key])
        people[key].count += counts[key]
    for key, label in first.items():
        people[key].labels.append(label.text)
        people[key].form = label.form
        people[key].at = label.span.start if people[key].at is None else people[key].at
        role = parts[key].role
        if role:
            people[key].roles.append(as_written(role) if label.text.isupper() else role)
    return {key: people[key] for key in first}


class _Finder:
    """Finds the person whom a label names among those found before, or makes a new one."""

    def __init__(self, aliases: Mapping[str, SpeakerInfo]) -> None:
        self._aliases = aliases
        self._stated: dict[str, dict[str, tuple[NameParts, SpeakerInfo]]] = {}
        for info in aliases.values():
            parts = parse_name(info.name)
            self._stated.setdefault(parts.surname, {})[info.name] = (parts, info)
        self._of_stated: dict[str, _Person] = {}
        # surname → first given name, or empty → the people found so far, by identity
        self._of_surname: dict[str, dict[str, dict[int, _Person]]] = {}
        self._of_mark: dict[str, _Person] = {}

    def find(self, key: str, parts: NameParts) -> _Person:
        """The person of a label."""
        info = self._aliases.get(key) or self._stated_for(parts)
        if info is not None:
            person = self._of_stated.setdefault(info.name, _Person(parts, stated=info))
        elif not parts.names:
            return self._of_mark.setdefault(_SAME_MARK.get(key, key), _Person(parts))
        else:
            fitting = [person for person in self._alike(parts) if can_be_one(parts, person.parts)]
            person = fitting[0] if len(fitting) == 1 else _Person(parts)
        of_given = self._of_surname.setdefault(parts.surname, {})
        of_given.setdefault(next(iter(person.parts.given), ""), {})[id(person)] = person
        return person

    def _alike(self, parts: NameParts) -> list[_Person]:
        """Those of the same surname whose first given name does not rule it out."""
        of_given = self._of_surname.get(parts.surname, {})
        given = next(iter(parts.given), "")
        if len(given) > 1:
            keys = ["", given[0], given]
        else:
            keys = [key for key in of_given if not (key and given) or key[0] == given]
        return [person for key in keys for person in of_given.get(key, {}).values()]

    def _stated_for(self, parts: NameParts) -> SpeakerInfo | None:
        """The stated speaker whose name fits, if one and only one does."""
        stated = self._stated.get(parts.surname, {}).values() if parts.names else ()
        fitting = [info for names, info in stated if can_be_one(parts, names)]
        return fitting[0] if len(fitting) == 1 else None


def _named(people: dict[str, _Person]) -> tuple[list[Speaker], dict[str, str]]:
    speakers: dict[int, Speaker] = {}
    taken: set[str] = set()
    for person in people.values():
        if id(person) in speakers:
            continue
        name = _display(person)
        name = name if name not in taken else person.labels[0]
        taken.add(name)
        role = person.stated.role if person.stated and person.stated.role else _role(person)
        speakers[id(person)] = Speaker(name=name, role=role, labels=tuple(dict.fromkeys(person.labels)))
    return list(speakers.values()), {key: speakers[id(person)].name for key, person in people.items()}


def _display(person: _Person) -> str:
    if person.stated:
        return person.stated.name
    if not person.parts.names:
        return as_written(" ".join(person.labels[0].split()))
    return as_written(" ".join(person.parts.names))


def _role(person: _Person) -> str | None:
    """The fullest role that a label states."""
    roles = [role for role in person.roles if role]
    if not roles:
        return None
    return max(roles, key=len)


def _single(people: dict[str, _Person]) -> list[tuple[int, Words]]:
    """Doubts about labels that stand once and say nothing of who it is."""
    return [
        (person.at or 0, gettext_lazy("The label “{label}” stands only once.", label=person.labels[0]))
        for person in {id(person): person for person in people.values()}.values()
        if person.count == 1
        and person.parts.names
        and not (person.stated or person.roles or person.form == "stated")
    ]


def _odd(people: dict[str, _Person]) -> list[tuple[int, Words]]:
    """Doubts about labels that count and look like something else."""
    found: list[tuple[int, Words]] = []
    for person in {id(person): person for person in people.values()}.values():
        for label in dict.fromkeys(person.labels if not person.stated else ()):
            looks = _looks_like(label)
            if looks:
                found.append((person.at or 0, gettext_lazy(looks, label=label)))
    return found


def _looks_like(label: str) -> str | None:
    if _TIME.search(label):
        return gettext_noop("The label “{label}” looks like a time.")
    if STAGE_WORD.match(label) and not all(word in ANONYMOUS | ROLES for word in label_key(label).split(" ")):
        return gettext_noop("The label “{label}” looks like a stage direction.")
    if _CAPTION.match(label) or is_metadata(label):
        return gettext_noop("The label “{label}” looks like a caption.")
    return None
