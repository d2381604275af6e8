"""How strongly a text says what it says: modals, hedges, intensity, quantifiers, restrictions, conditions.

Goes in: any English text. Comes out: its qualifiers in text order, each with a family and a strength inside
it. Not done here: negation (`compare.meaning.polarity`) and numbers (`compare.meaning.quantities`).

Short lists, written for this. The idea of a scale from "may" to "will" is FactBank's (Saurí & Pustejovsky
2009: possible, probable, certain), the hedges and boosters follow Hyland (2005), the quantifiers are Horn's
scales (1972): some < many < most < all, sometimes < often < usually < always. A strength orders words
inside one family only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from compare.ingest.wordlists import word_set
from compare.meaning.lexicon import Lexicon, folded_words
from compare.model import Span

__all__ = ["Family", "Qualifier", "read_qualifiers"]

Family = Literal[
    "likelihood",
    "obligation",
    "intention",
    "hedge",
    "intensity",
    "quantifier",
    "frequency",
    "restriction",
    "addition",
    "condition",
    "cause",
]
"""``likelihood``: may < likely < will < certainly. ``obligation``: should < must. ``intention``: considers
< hopes < plans < promises. ``restriction``: only, just, not only. ``addition``: also, even, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualifier:
    """One qualifying expression.

    Attributes:
        words: First word and the word behind the last.
        span: Its place in the text.
        form: The expression as the list has it; two qualifiers with one form say the same.
        strength: Orders expressions of one family, 0–1.
    """

    words: tuple[int, int]
    span: Span
    form: str
    family: Family
    strength: float


_LISTING = """
likelihood 0.1: unlikely | improbable
likelihood 0.3: would be able to | will be able to | able to | was able to | were able to
likelihood 0.3: is able to | are able to
likelihood 0.3: may | might | could | can | perhaps | maybe | possibly | possible | potentially | it
    is possible | may be able to | conceivably | presumably | apparently | appears | appear |
    appeared | seems | seem | seemed | seemingly
likelihood 0.6: would | likely | probably | probable | expected | expect | expects | in all
    likelihood | supposed to
likelihood 0.9: will | shall | going to | gonna | is set to | are set to | set to | bound to | about to
likelihood 1.0: certainly | definitely | surely | undoubtedly | no doubt | without doubt |
    inevitably | of course | certain
obligation 0.4: should | ought to | ought | had better | better to
obligation 0.8: need to | needs to | needed to | has to | have to | had to | have got to | has got to
    | gotta | must | required to | obliged to | forced to | compelled to
intention 0.2: considering | consider | considers | thinking of | thinking about | looking at |
    discussing | studying
intention 0.4: want | wants | wanted | hope | hopes | hoped
intention 0.4: hope to | hopes to | hoping to | hoped to | want to | wants to | wanted to | wish to
intention 0.5: try to | tries to | tried to | trying to | attempt to | attempting to | seek to |
    seeks to | seeking to
intention 0.7: plan to | plans to | planned to | planning to | intend to | intends to | intended to
    | aim to | aims to
intention 0.9: promise to | promises to | promised to | pledge to | pledged to | vow to | vowed to |
    determined to | committed to
hedge 0.5: i think | i believe | i guess | i suppose | i'm told | i am told | i gather | i suspect |
    i imagine | it seems to me | i hope that | we hope that | we think | we
    believe | in my opinion | in my view | as far as i know | to my knowledge | sort of | kind of |
    somewhat | relatively | fairly | quite | rather | partly | partially | in part | largely |
    mainly | mostly | generally | in general | essentially | basically | roughly | approximately | a
    little | a bit | slightly | to some extent | to a degree | more or less | tend to | tends to |
    tended to | reportedly | allegedly | supposedly | arguably | in some ways | virtually | almost |
    nearly | practically | broadly
intensity 0.4: very | really | so much | truly | highly | greatly | deeply | strongly | badly |
    seriously | significantly | substantially | considerably | dramatically | sharply | severely |
    heavily | far more | much more | far
intensity 0.7: extremely | incredibly | tremendously | enormously | hugely | massively | terribly |
    profoundly | unbelievably
intensity 1.0: absolutely | completely | totally | entirely | fully | utterly | wholly | perfectly |
    thoroughly
quantifier 0.0: none of | no one | nobody
quantifier 0.1: few | hardly any | very few
quantifier 0.3: some | a few | several | a number of | a couple of | certain of | someone | somebody
    | some of | at least some
quantifier 0.5: many | many of | much of | a lot of | lots of | plenty of | numerous
quantifier 0.7: most | most of | the majority of | a majority of | majority of | the bulk of
quantifier 0.9: nearly all | almost all | almost every | nearly every | virtually all | almost
    everyone
quantifier 1.0: every one of | each one of | every single | every single one of | all | all of | every |
    everyone | everybody | everything | each | each of | the
    whole | whole | entire | any
frequency 0.1: rarely | seldom
frequency 0.3: sometimes | occasionally | at times | now and then | from time to time
frequency 0.5: often | frequently | many times | repeatedly | regularly
frequency 0.7: usually | normally | typically | most of the time
frequency 0.9: nearly always | almost always | nearly every time | almost every time
frequency 1.0: always | constantly | all the time | at all times | every time | forever
restriction 0.5: only | merely | simply | solely | alone | exclusively | not only | not just | not
    merely | not simply | at least | at the very least | just | except | apart from | other than
restriction 0.5: yet | so far | for now | until now | right now | at the moment | for the moment | at this
    point | at this stage | for the time being | as of now | to date | on average | in most cases | in
    many cases | in some cases | in certain cases | in principle | in theory | for the most part | by and
    large | at best | at worst | on a good day | on paper | under certain conditions | if possible |
    if necessary | where possible | where necessary | wherever possible
addition 0.5: even | even if
condition 0.5: if | unless | provided that | provided | as long as | so long as | in case | in the
    event of | assuming | on condition that | only if | if and only if | until | otherwise | whether
    or not
cause 0.5: because | because of | due to | owing to | thanks to | as a result of | as a result |
    nevertheless | nonetheless | therefore | thus | hence | consequently | so that | in order to |
    caused by | despite | in spite of | although | even though | though
"""
"""Family, strength, and the expressions that have both; a line that is set in belongs to the one before."""


def _entries(listing: str) -> Iterator[tuple[str, tuple[str, Family, float]]]:
    for line in listing.strip().replace("\n    ", " ").splitlines():
        head, _, forms = line.partition(": ")
        family, strength = head.split()
        for form in forms.split(" | "):
            yield form, (form, cast("Family", family), float(strength))


_LEXICON = Lexicon(dict(_entries(_LISTING)))
_SPELT = {"'ll": "will", "'d": "would", "cannot": "can", "can't": "can", "won't": "will"}
_NOUN = word_set("a the his her their our my your of political free")
_NOT_BEHIND = {
    "can": _NOUN,
    "will": _NOUN,
    "might": _NOUN,
    "must": _NOUN,
    "all": word_set("at after above first"),
    "far": word_set("so how as too"),
    "most": word_set("the at one our their his its"),
    "many": word_set("as how"),
    "long": word_set("as"),
    "rather": word_set("or would i'd we'd"),
    "certain": word_set("make makes making made a for of"),
}
_NOT_BEFORE = {
    "just": word_set("as like"),
    "far": word_set("as from"),
    "any": word_set("time longer way"),
    "rather": word_set("than"),
}


def read_qualifiers(text: str) -> tuple[Qualifier, ...]:
    """The qualifiers of a text in order; none for a text without.

    Example:
        >>> [(item.form, item.family) for item in read_qualifiers("We'll only go if we can't stay.")]
        [('will', 'likelihood'), ('only', 'restriction'), ('if', 'condition'), ('can', 'likelihood')]
    """
    words, spans = folded_words(text)
    plain = [_plain(word) for word in words]
    return tuple(
        Qualifier(
            words=(start, end),
            span=Span(spans[start].start, spans[end - 1].end),
            form=form,
            family=family,
            strength=strength,
        )
        for start, end, (form, family, strength) in _LEXICON.find(plain)
        if not _means_something_else(text, words, spans, start)
    )


def _plain(word: str) -> str:
    """A contraction as the modal it holds: "we'll" is "will", "couldn't" is "could"."""
    for ending, form in _SPELT.items():
        if word.endswith(ending) and (ending[0] == "'" or word == ending):
            return form
    return word.removesuffix("n't") if word.endswith("n't") else word.removesuffix("'s")


def _means_something_else(text: str, words: tuple[str, ...], spans: tuple[Span, ...], at: int) -> bool:
    """True for the month of May, "at all", "after all", "so far", "a can" and "the will"."""
    word, before = words[at], words[at - 1] if at else ""
    if word == "may":
        return text[spans[at].start].isupper() and at > 0
    behind = words[at + 1] if at + 1 < len(words) else ""
    return before in _NOT_BEHIND.get(word, ()) or behind in _NOT_BEFORE.get(word, ())
