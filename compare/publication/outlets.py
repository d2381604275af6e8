"""An outlet of an event by its name, and the confirmation that articles are its own.

Goes in: an event, and a name that a person wrote. Comes out: the outlet as the event states it, with its
articles. An outlet that the event does not state is never taken from a file's name.
"""

from __future__ import annotations

from datetime import datetime

from compare.config import nearest
from compare.errors import ConfigError
from compare.model import ArticleInfo, Document, Event
from compare.publication.replies import Identity
from compare.review.decisions import person

__all__ = ["identities", "outlet_named"]


def outlet_named(event: Event, name: str) -> str:
    """The outlet that a person means, as the event states it; case and blanks do not count.

    Raises:
        ConfigError: ``unknown-outlet`` if no article is stated to be of it; the message names the nearest.
    """
    stated = sorted({info.outlet for info, _document in event.articles if info.outlet})
    for outlet in stated:
        if _plain(outlet) == _plain(name):
            return outlet
    labels = {info.label for info, _document in event.articles if not info.outlet}
    if name in labels:
        hint = f'State "outlet" for {name} in event.toml first: a file’s name names nobody.'
    elif stated:
        near = nearest(name, stated)
        hint = (f'Did you mean "{near}"? ' if near else "") + f"Stated are {', '.join(stated)}."
    else:
        hint = 'State "outlet" for each article in event.toml.'
    raise ConfigError(
        f'no article of this event is stated to be of "{name}".', code="unknown-outlet", hint=hint
    )


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def identities(event: Event, outlet: str, *, by: str, at: datetime) -> tuple[Identity, ...]:
    """A person has seen that the articles of an outlet are what it published: an entry for each.

    Args:
        event: As it was read.
        outlet: As the event states it.
        by: A name or a role.
        at: Now, in UTC.

    Raises:
        ConfigError: ``no-reviewer`` if `by` is no name.
    """
    own = [(info, document) for info, document in event.articles if info.outlet == outlet]
    return tuple(_identity(outlet, info, document, person(by), at) for info, document in own)


def _identity(outlet: str, info: ArticleInfo, document: Document, by: str, at: datetime) -> Identity:
    return Identity(
        outlet=outlet,
        file=info.file,
        article_sha256=document.text_sha256,
        address=info.url or "",
        by=by,
        at=at.strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
