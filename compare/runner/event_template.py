"""The keys of an `event.toml` as a person fills them in, each with an example and what it means.

Goes in: nothing. Comes out: the commented file that a new event starts with, and the commented lines that
stand for what an added file does not state. Reading and checking the file is `compare.ingest.event`'s matter.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ARTICLE", "EVENT", "RECORD", "SELECTION", "SPEAKER", "TOPIC", "Key", "event_template"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key of a table.

    Attributes:
        example: A value in TOML, as it would stand after the equals sign.
        meaning: What to write, for a person who sees it for the first time.
    """

    name: str
    example: str
    meaning: str

    def commented(self) -> str:
        """The key with its example as a comment line, without the leading ``#``."""
        return f"{self.name} = {self.example}  # {self.meaning}"


def _keys(*rows: tuple[str, str, str]) -> tuple[Key, ...]:
    return tuple(Key(name=name, example=example, meaning=meaning) for name, example, meaning in rows)


EVENT = _keys(
    ("title", '"Budget speech"', "what the event is called"),
    ("date", "2025-03-31", "the day on which it took place: year-month-day, without quotation marks"),
    ("place", '"Town hall, Example City"', "where"),
    ("reviewers", "2", "how many people have to agree on severity 3, and on what is not located"),
)

SELECTION = _keys(
    ("by", '"A. Reader"', "who chose the articles"),
    ("query", '"budget speech mayor"', "what was searched for, and where"),
    ("dates", '"2025-03-31 to 2025-04-02"', "from when to when articles were looked for"),
    ("exclusions", '"opinion pieces"', "what was left out, and why"),
    ("interest", '"none"', "what the person who runs this has to do with the event or an outlet"),
)

RECORD = _keys(
    ("file", '"transcript.txt"', "the file, from this folder; required"),
    (
        "kind",
        '"as delivered"',
        "as delivered, as prepared, official edited, agency, captions or machine recognition",
    ),
    ("completeness", '"complete"', "complete or partial"),
    ("spoken_language", '"en"', "the language in which it was spoken"),
    ("language", '"en"', "the language of this text; another than the spoken one makes it a translation"),
    ("publisher", '"City press office"', "who published this text"),
    ("address", '"https://www.example.org/speech"', "where it was found"),
    ("retrieved", "2025-04-03", "when it was taken from there"),
    ("licence", '"CC BY 4.0"', "on what terms it may be used"),
    ("note", '"two pages were missing"', "anything a reader of the report should know"),
    ("gaps", '["00:12:30-00:14:00 inaudible"]', "what is known to be missing, one text for each gap"),
    ("not_speakers", '["Note"]', "words before a colon that look like a speaker's label and are none"),
)

SPEAKER = _keys(
    ("name", '"Ada Example"', "the name that the report shows; required"),
    ("role", '"Mayor"', "what she or he spoke as"),
    (
        "aliases",
        '["MAYOR EXAMPLE", "Example"]',
        "other ways in which the record or the articles name the person",
    ),
)

ARTICLE = _keys(
    ("file", '"articles/daily-example.txt"', "the file, from this folder; required"),
    ("outlet", '"Daily Example"', "who published it; a file's name is never taken for that"),
    ("title", '"Mayor presents budget"', "the headline, where the text does not show it"),
    ("url", '"https://daily.example.org/budget"', "where it was published"),
    ("published", "2025-03-31", "when it was published"),
    ("retrieved", "2025-04-03", "when it was taken from there"),
    ("language", '"en"', "the language of this text"),
    ("wire_agency", '"Example Press"', "the agency whose text it uses"),
    ("house_style", '"unknown"', "how the outlet edits quotations: strict, light clean-up or unknown"),
    ("completeness", '"complete"', "complete or partial; of a partial text no omission is assessed"),
    ("text_group", '"agency report"', "the same name for each copy of one text; a name of its own for none"),
)

TOPIC = _keys(
    ("begins", '"Next, the schools"', "the first words of the sentence that it begins with"),
    ("title", '"Schools and teachers"', "what it is called; without a title the record's own words are"),
    ("record", '"transcript.txt"', "the record's file, where there are several"),
    ("passage", '"p0123456789ab"', "the id of its first passage, instead of its first words"),
)

_HEAD = """\
# An event: one speech, debate, hearing, interview or press conference, its records and its articles.
# Take the "# " off a line and fill it in. What stays a comment is "not stated", and printed so.
"""
_SELECTION_HEAD = """
# How the articles came in: two articles picked by hand are two articles, not "the coverage".
[selection]
"""
_RECORD_HEAD = """
# A record is a text of what was said. `pressdiff add EVENT FILE --transcript` copies one in and adds its
# table at the end of this file. Several records of one event belong together.
"""
_SPEAKER_HEAD = """#
# Speakers are read from the record. Where roles or other spellings are to be known, name them in tables like
# this, below the [[record]] table that they belong to.
"""
_ARTICLE_HEAD = """
# An article is one outlet's text. `pressdiff add EVENT FILE --outlet NAME` copies one in and adds its table.
"""
_TOPIC_HEAD = """
# Topics are found in the record. Where they are to be others, name the beginning of each in tables like this.
"""


def event_template() -> str:
    """The file that a new event starts with: nothing is stated in it, and every key is explained."""
    return "".join(
        (
            _HEAD,
            _lines(EVENT),
            _SELECTION_HEAD,
            _lines(SELECTION),
            _RECORD_HEAD,
            "# [[record]]\n",
            _lines(RECORD),
            _SPEAKER_HEAD,
            "# [[record.speaker]]\n",
            _lines(SPEAKER),
            _ARTICLE_HEAD,
            "# [[article]]\n",
            _lines(ARTICLE),
            _TOPIC_HEAD,
            "# [[topic]]\n",
            _lines(TOPIC),
        )
    )


def _lines(keys: tuple[Key, ...]) -> str:
    return "".join(f"# {key.commented()}\n" for key in keys)
