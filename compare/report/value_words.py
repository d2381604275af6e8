"""Values of the data that a report also prints for people, in the language spoken.

Goes in: a value as the data files have it. Comes out: a word or two. In JSON, CSV and the names of columns
values stay what they are.
"""

from __future__ import annotations

from compare.language import gettext, gettext_noop, pgettext

__all__ = ["VALUES", "level_word", "value_word"]

VALUES = frozenset(
    {
        # Kinds of claims.
        gettext_noop("direct quotation"),
        gettext_noop("partial quotation"),
        gettext_noop("scare quote"),
        gettext_noop("reported speech"),
        gettext_noop("speaker's assertion"),
        gettext_noop("context"),
        gettext_noop("heading"),
        # Whether a claim was located.
        gettext_noop("located"),
        gettext_noop("partly located"),
        gettext_noop("not located"),
        gettext_noop("ambiguous"),
        # The wording of a quotation.
        gettext_noop("verbatim"),
        gettext_noop("cleaned"),
        gettext_noop("edited, marked"),
        gettext_noop("edited, unmarked"),
        gettext_noop("corresponds in other words"),
        gettext_noop("summary in quotation marks"),
        gettext_noop("joined"),
        # Whether the speaker agrees with the record's.
        gettext_noop("agrees"),
        gettext_noop("differs"),
        gettext_noop("undetermined"),
        gettext_noop("not assessed"),
        # Types of differences.
        gettext_noop("punctuation"),
        gettext_noop("case"),
        gettext_noop("spelling"),
        gettext_noop("contraction"),
        gettext_noop("filler or false start removed"),
        gettext_noop("the same number in another form"),
        gettext_noop("person as reported speech demands"),
        gettext_noop("marked deletion"),
        gettext_noop("bracketed insertion"),
        gettext_noop("unmarked deletion"),
        gettext_noop("grammar word"),
        gettext_noop("synonym"),
        gettext_noop("tense that reported speech does not demand"),
        gettext_noop("reporting verb that judges"),
        gettext_noop("the speaker's assertion in the outlet's own voice"),
        gettext_noop("number"),
        gettext_noop("unit"),
        gettext_noop("date"),
        gettext_noop("quantifier or bound"),
        gettext_noop("negation"),
        gettext_noop("modality, hedge or qualifier dropped"),
        gettext_noop("modality, hedge or qualifier added"),
        gettext_noop("modality, hedge or qualifier strengthened"),
        gettext_noop("modality, hedge or qualifier weakened"),
        gettext_noop("person or pronoun inside quotation marks"),
        gettext_noop("named entity or term"),
        gettext_noop("condition or scope cut"),
        gettext_noop("cause or comparison"),
        gettext_noop("content word replaced otherwise"),
        gettext_noop("unmarked deletion that takes one of these along"),
        gettext_noop("claim added"),
        gettext_noop("joined within a turn or reordered"),
        gettext_noop("roles or predicates swapped"),
        gettext_noop("headline quotation absent from the body"),
        gettext_noop("one article that prints a line in two ways"),
        gettext_noop("answer cut from its question"),
        gettext_noop("words of two speakers, or of two turns, in one pair of quotation marks"),
        gettext_noop("words explicitly given, by name, to another speaker"),
        gettext_noop("words that the speaker was quoting given as the speaker's own"),
        gettext_noop("the record may be wrong here"),
        # Other kinds of findings.
        gettext_noop("difference"),
        gettext_noop("not located in part"),
        gettext_noop("attribution differs"),
        gettext_noop("doubt about the record"),
        # What coders measured.
        gettext_noop("located, in whole or in part"),
        gettext_noop("a difference of severity 2 or 3"),
        # Kinds of records, how complete a text is, and how an outlet handles quotations.
        gettext_noop("as delivered"),
        gettext_noop("as prepared"),
        gettext_noop("official edited"),
        gettext_noop("agency"),
        gettext_noop("captions"),
        gettext_noop("machine recognition"),
        gettext_noop("complete"),
        gettext_noop("partial"),
        gettext_noop("strict"),
        gettext_noop("light clean-up"),
        gettext_noop("unknown"),
        # What the support of a claim is made of.
        gettext_noop("base"),
        gettext_noop("sentence vector"),
        gettext_noop("word pieces"),
        gettext_noop("words"),
        gettext_noop("reading"),
        gettext_noop("numbers that differ"),
        gettext_noop("numbers without a counterpart"),
        gettext_noop("negations that differ"),
        # What a file was offered as, and what became of it.
        gettext_noop("transcript"),
        gettext_noop("article"),
        gettext_noop("accepted"),
        gettext_noop("duplicate"),
        gettext_noop("superseded"),
        gettext_noop("rejected"),
        # What of a record is no speech.
        gettext_noop("site header"),
        gettext_noop("site footer"),
        gettext_noop("notice"),
        gettext_noop("stage direction"),
        gettext_noop("gap"),
        gettext_noop("note"),
        gettext_noop("speaker change"),
        gettext_noop("time mark"),
        gettext_noop("footnote mark"),
        gettext_noop("caption"),
        gettext_noop("label"),
        gettext_noop("page break"),
        # What was mended in a file.
        gettext_noop("double encoding"),
        gettext_noop("mixed encoding"),
        gettext_noop("guessed encoding"),
        gettext_noop("link text inside a sentence"),
        gettext_noop("other form"),
        gettext_noop("place unknown"),
        gettext_noop("running line"),
        gettext_noop("page without text"),
    }
)
"""Every value that `value_word` is asked for, marked for the catalogues."""


def value_word(value: str) -> str:
    """A value in words: one of `VALUES`; any other stays as it is.

    >>> value_word("edited, unmarked")
    'edited, unmarked'
    """
    return gettext(value)


def level_word(level: str) -> str:
    """The name of the rung that decided an alignment, such as ``near``."""
    # Translators: by which a claim was tied to a passage: its words, or what stands around it …
    named = {
        "verbatim": pgettext("level", "verbatim"),
        "near": pgettext("level", "near"),
        "joined": pgettext("level", "joined"),
        "context": pgettext("level", "context"),
        "support": pgettext("level", "other words"),
        "person": pgettext("level", "person"),
        "none": pgettext("level", "none"),
    }
    return named.get(level, level)
