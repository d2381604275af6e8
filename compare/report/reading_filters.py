"""The filters of the reading view: which there are, their values, and to which of these a claim belongs.

Goes in: a context and the claims that the view shows. Comes out: `Filters`: the choices for the form, and
short tokens for the page. A link that keeps a choice names values that another run understands, too: ids
from content, and words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from compare.language import gettext, gettext_noop
from compare.model import Claim, Passage
from compare.report.context import Context
from compare.report.text import number, shorten
from compare.report.value_words import value_word
from compare.report.view_reading import FilterOption, FilterView
from compare.report.wording import SEVERITY_WORDS, STATE_WORDS, TRANSLATED, headline_word
from compare.topics import Topic

__all__ = ["Filters", "build_filters", "state_words", "topic_words"]

NO_DIFFERENCE = "none"
# Per filter the letter of its tokens, what stands over it, and what stands for no choice.
LABELS = {
    "outlet": ("a", gettext_noop("Article"), gettext_noop("All articles")),
    "state": ("s", gettext_noop("State"), gettext_noop("All states")),
    "type": ("t", gettext_noop("Type of difference"), gettext_noop("All types")),
    "severity": ("v", gettext_noop("Severity"), gettext_noop("All severities")),
    "speaker": ("w", gettext_noop("Speaker"), gettext_noop("All speakers")),
    "topic": ("k", gettext_noop("Topic"), gettext_noop("All topics")),
}

# The filters whose values are a claim's own; the others are those of its passages.
COUNTED = frozenset({"outlet", "state", "type", "severity"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """The filters, and the token of each value.

    Attributes:
        views: Those that leave a choice, in the order of the form.
        tokens: By filter and key.
    """

    views: tuple[FilterView, ...]
    tokens: Mapping[tuple[str, str], str]

    def of(self, name: str, keys: Iterable[str | None]) -> tuple[str, ...]:
        """The tokens of these values of a filter; none for what is no choice."""
        found = (self.tokens.get((name, key)) for key in keys if key)
        return tuple(token for token in found if token)

    def of_claim(self, context: Context, claim: Claim) -> str:
        """The tokens of a claim, by blanks; those of its passages stand with these."""
        keys = _keys(context, claim)
        return " ".join(token for name, values in keys.items() for token in self.of(name, values))


def state_words(context: Context, claim: Claim) -> str:
    """The state of a claim, as a message: links name it in English, whatever the report speaks."""
    translated = context.translation(claim) is not None
    return headline_word(context.alignment(claim).state, translated=translated)


def topic_words(topic: Topic) -> str:
    """A topic as it is named in the reading view."""
    return f"{topic.label} {shorten(topic.title, 90)}"


def build_filters(context: Context, claims: Sequence[Claim], passages: Sequence[Passage]) -> Filters:
    """The filters of a view.

    Args:
        context: Of the comparison.
        claims: Those that the view shows.
        passages: The base text.
    """
    counts = {name: Counter[str]() for name in LABELS}
    for claim in claims:
        for name, keys in _keys(context, claim).items():
            counts[name].update(keys)
    values = {
        "outlet": [(article.id, _outlet(context, article.id)) for article in context.comparison.articles],
        "state": [(key, gettext(key)) for key in dict.fromkeys((TRANSLATED, *STATE_WORDS.values()))],
        "type": [(key, value_word(key)) for key in sorted(counts["type"])],
        "severity": [*_severities(), (NO_DIFFERENCE, gettext("No difference found"))],
        "speaker": [(key, shorten(key, 60)) for key in dict.fromkeys(p.speaker for p in passages) if key],
        "topic": [(topic.id, topic_words(topic)) for topic in context.comparison.topics],
    }
    views = tuple(view for name in LABELS if _is_choice(view := _view(name, values[name], counts[name])))
    tokens = {(view.name, option.key): option.token for view in views for option in view.options}
    return Filters(views=views, tokens=tokens)


def _is_choice(view: FilterView) -> bool:
    """True where a value takes something away: a claim need not have a type, nor a passage a topic."""
    return len(view.options) > (view.name not in ("type", "topic"))


def _keys(context: Context, claim: Claim) -> dict[str, tuple[str, ...]]:
    """Per filter the values of a claim."""
    differences = context.alignment(claim).differences
    severities = tuple(dict.fromkeys(str(item.severity) for item in differences))
    return {
        "outlet": (claim.article_id,),
        "state": (state_words(context, claim),),
        "type": tuple(dict.fromkeys(item.type for item in differences)),
        "severity": severities or (NO_DIFFERENCE,),
    }


def _outlet(context: Context, article_id: str) -> str:
    return f"{context.letter_of[article_id]} {context.name(context.comparison.articles_by_id[article_id])}"


def _severities() -> list[tuple[str, str]]:
    """The severest first."""
    found = [(str(value), f"{value}: {gettext(words)}") for value, words in enumerate(SEVERITY_WORDS)]
    return found[::-1]


def _view(name: str, values: Sequence[tuple[str, str]], counts: Counter[str]) -> FilterView:
    """A filter with the values that occur, each with the number of its claims where these are known."""
    known = [(key, f"{words} ({number(counts[key])})") for key, words in values if counts[key]]
    letter, label, every = LABELS[name]
    return FilterView(
        name=name,
        label=gettext(label),
        every=gettext(every),
        options=tuple(
            FilterOption(token=f"{letter}{place}", key=key, words=words)
            for place, (key, words) in enumerate(known if name in COUNTED else values)
        ),
    )
